package brook.compiler.graph;

import brook.compiler.graph.IndexMap.Affine;
import brook.compiler.graph.IndexMap.Stride;
import brook.compiler.graph.IndexMap.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the lowering does with index maps beyond {@link Positions}: shift, add, compose without a given order of axes. */
final class LoweringMaps {

    private LoweringMaps() {}

    /** {@code map + constant}. */
    static IndexMap plus(IndexMap map, int constant) {
        if (constant == 0) {
            return map;
        }
        if (map instanceof Affine affine) {
            return new Affine(affine.offset() + constant, affine.strides());
        }
        if (map instanceof Table table) {
            return new Table(table.by(), table.positions().scaled(1, constant));
        }
        throw new AssertionError(map);
    }

    /** {@code a + factor * b} of affine maps. */
    static Affine combine(Affine a, int factor, Affine b) {
        Map<Axis, Integer> strides = new LinkedHashMap<>();
        a.strides().forEach(s -> strides.merge(s.axis(), s.stride(), Integer::sum));
        b.strides().forEach(s -> strides.merge(s.axis(), factor * s.stride(), Integer::sum));
        List<Stride> list = new ArrayList<>();
        strides.forEach((axis, stride) -> {
            if (stride != 0) {
                list.add(new Stride(axis, stride));
            }
        });
        return new Affine(a.offset() + factor * b.offset(), list);
    }

    /** The map with the given values at all positions of some axes: affine where the values are, else a table. */
    static IndexMap of(List<Axis> axes, int[] values) {
        return of(axes, IntTable.of(values));
    }

    /** As above. */
    static IndexMap of(List<Axis> axes, IntTable values) {
        return Positions.normal(new Table(axes, values), axes);
    }

    /** {@code map} where axes are themselves functions of other axes; an axis without a function stays. */
    static IndexMap compose(IndexMap map, Map<Axis, IndexMap> inner) {
        Set<Axis> axes = new LinkedHashSet<>();
        map.axes().forEach(axis -> axes.addAll(at(inner, axis).axes()));
        if (map.axes().stream().noneMatch(inner::containsKey)) {
            return map;
        }
        return Positions.compose(map, inner, List.copyOf(axes))
                .orElseThrow(() -> new AssertionError("a table beyond the limits of a context: " + axes));
    }

    /** Whether the map is the position on one axis itself. */
    static boolean isIdentity(IndexMap map, Axis axis) {
        return map.equals(IndexMap.identity(axis));
    }

    private static IndexMap at(Map<Axis, IndexMap> inner, Axis axis) {
        return inner.getOrDefault(axis, IndexMap.identity(axis));
    }
}
