package brook.compiler.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Axes that are becoming one, and those that must stay apart: union and find with a list of enemies. */
final class LoweringAxisClasses {

    private final Map<Axis, Axis> parents = new LinkedHashMap<>();
    private final Map<Axis, Set<Axis>> apart = new HashMap<>();
    private final Map<Axis, Axis> made = new HashMap<>();

    /** Axes of one node, which stay different. */
    void keepApart(List<Axis> axes) {
        for (Axis axis : axes) {
            parents.putIfAbsent(axis, axis);
            for (Axis other : axes) {
                if (other != axis) {
                    apart.computeIfAbsent(axis, key -> new LinkedHashSet<>()).add(other);
                }
            }
        }
    }

    boolean isUsed(Axis axis) {
        return parents.containsKey(axis);
    }

    /** Makes two axes one; false where they have to stay apart. */
    boolean join(Axis a, Axis b) {
        Axis first = find(a);
        Axis second = find(b);
        if (first == second) {
            return true;
        }
        Set<Axis> enemies = apart.getOrDefault(first, Set.of());
        if (first.size() != second.size() || enemies.contains(second)) {
            return false;
        }
        parents.put(second, first);
        Set<Axis> more = apart.getOrDefault(second, Set.of());
        for (Axis enemy : more) {
            Objects.requireNonNull(apart.get(enemy)).remove(second);
            apart.get(enemy).add(first);
        }
        if (!more.isEmpty()) {
            apart.computeIfAbsent(first, key -> new LinkedHashSet<>()).addAll(more);
            apart.remove(second);
        }
        return true;
    }

    /** Makes one new axis for each class, named after the first running index in it, else after its first axis; names are unique. */
    void name(Set<Axis> running) {
        Map<Axis, String> names = new LinkedHashMap<>();
        parents.keySet().forEach(axis -> names.putIfAbsent(find(axis), axis.name()));
        Set<Axis> named = new LinkedHashSet<>();
        for (Axis axis : running) {
            if (isUsed(axis) && named.add(find(axis))) {
                names.put(find(axis), axis.name());
            }
        }
        Map<String, Integer> counts = new HashMap<>();
        Set<String> taken = new LinkedHashSet<>();
        names.forEach((axis, name) -> {
            String free = name;
            while (!taken.add(free)) {
                free = name + "_" + counts.merge(name, 1, Integer::sum);
            }
            made.put(axis, new Axis(free, axis.size()));
        });
    }

    List<Axis> of(List<Axis> axes) {
        return axes.stream().map(this::of).toList();
    }

    List<IndexMap> inMaps(List<IndexMap> maps) {
        return maps.stream().map(this::in).toList();
    }

    private IndexMap in(IndexMap map) {
        if (map instanceof IndexMap.Affine affine) {
            List<IndexMap.Stride> strides = new ArrayList<>();
            affine.strides().forEach(s -> strides.add(new IndexMap.Stride(of(s.axis()), s.stride())));
            return new IndexMap.Affine(affine.offset(), strides);
        }
        if (map instanceof IndexMap.Table table) {
            return new IndexMap.Table(of(table.by()), table.positions());
        }
        throw new AssertionError(map);
    }

    private Axis of(Axis axis) {
        return Objects.requireNonNull(made.get(find(axis)));
    }

    private Axis find(Axis axis) {
        Axis root = axis;
        while (parents.get(root) != root) {
            root = Objects.requireNonNull(parents.get(root));
        }
        Axis next = axis;
        while (next != root) {
            Axis parent = Objects.requireNonNull(parents.get(next));
            parents.put(next, root);
            next = parent;
        }
        return root;
    }
}
