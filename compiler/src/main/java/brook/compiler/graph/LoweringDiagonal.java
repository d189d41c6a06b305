package brook.compiler.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Reads an array where the positions on some axes are those on others, without computing the rest of it: of a product only the products on the
 * diagonal.
 */
final class LoweringDiagonal {

    private final Graph graph;
    private final Map<Axis, Axis> same;
    private final Map<Node, Node> done = new HashMap<>();

    /** The axes that are given become those that they are mapped to. */
    LoweringDiagonal(Graph graph, Map<Axis, Axis> same) {
        this.graph = graph;
        this.same = new LinkedHashMap<>(same);
    }

    Node of(Node node) {
        if (node.axes().stream().noneMatch(same::containsKey)) {
            return node;
        }
        Node known = done.get(node);
        if (known == null) {
            known = find(node);
            done.put(node, known);
        }
        return known;
    }

    private Node find(Node node) {
        if (node instanceof Node.Elementwise elementwise) {
            List<Node> operands = node.operands().stream().map(this::of).toList();
            return graph.apply(elementwise.operator(), operands, Node.union(operands));
        }
        boolean captures = node instanceof Node.Contraction product
                && product.summed().stream().anyMatch(same::containsValue);
        if (node instanceof Node.Contraction product && !captures) {
            Node left = of(product.left());
            Node right = of(product.right());
            List<Axis> axes = Node.union(List.of(left, right));
            axes.removeAll(product.summed());
            return graph.contract(left, right, product.summed(), axes);
        }
        return node instanceof Node.Scatter scatter ? scatter(scatter) : read(node);
    }

    /** Of each part only what goes to the diagonal. */
    private Node scatter(Node.Scatter node) {
        List<Axis> axes = new ArrayList<>();
        for (Axis axis : node.axes()) {
            Axis read = same.getOrDefault(axis, axis);
            if (!axes.contains(read)) {
                axes.add(read);
            }
        }
        List<Node> parts = new ArrayList<>();
        List<List<IndexMap>> maps = new ArrayList<>();
        for (int i = 0; i < node.operands().size(); i++) {
            Map<Axis, IndexMap> to = new LinkedHashMap<>();
            List<IndexMap[]> equal = new ArrayList<>();
            for (int d = 0; d < node.axes().size(); d++) {
                IndexMap map = node.maps().get(i).get(d);
                IndexMap other = to.putIfAbsent(
                        same.getOrDefault(node.axes().get(d), node.axes().get(d)), map);
                if (other != null && !other.equals(map)) {
                    equal.add(new IndexMap[] {other, map});
                }
            }
            place(node.operands().get(i), to, equal, axes, parts, maps);
        }
        boolean disjoint = node.disjoint() && node.operands().size() == 1;
        return graph.scatter(parts, maps, disjoint, axes);
    }

    /** Adds the elements of a part at which pairs of maps are equal; they are known now. */
    private void place(
            Node part,
            Map<Axis, IndexMap> to,
            List<IndexMap[]> equal,
            List<Axis> axes,
            List<Node> parts,
            List<List<IndexMap>> maps) {
        if (equal.isEmpty()) {
            parts.add(part);
            maps.add(axes.stream()
                    .map(axis -> Objects.requireNonNull(to.get(axis)))
                    .toList());
            return;
        }
        Set<Axis> along = new LinkedHashSet<>();
        equal.forEach(pair -> List.of(pair).forEach(map -> along.addAll(map.axes())));
        List<Axis> read = List.copyOf(along);
        int[] chosen = chosen(equal, read);
        if (chosen.length == 0) {
            return;
        }
        Axis list = new Axis("diagonal", chosen.length);
        Map<Axis, IndexMap> places = new LinkedHashMap<>();
        for (Axis axis : read) {
            int[] position = Positions.of(IndexMap.identity(axis), read);
            places.put(
                    axis,
                    IndexMap.table(
                            list, Arrays.stream(chosen).map(k -> position[k]).toArray()));
        }
        List<Axis> layout = new ArrayList<>(part.axes());
        layout.removeAll(read);
        layout.add(0, list);
        List<IndexMap> from = part.axes().stream()
                .map(axis -> places.getOrDefault(axis, IndexMap.identity(axis)))
                .toList();
        parts.add(graph.gather(part, from, layout));
        maps.add(axes.stream()
                .map(axis -> LoweringMaps.compose(Objects.requireNonNull(to.get(axis)), places))
                .toList());
    }

    private static int[] chosen(List<IndexMap[]> equal, List<Axis> read) {
        boolean[] all = new boolean[Positions.count(read)];
        Arrays.fill(all, true);
        for (IndexMap[] pair : equal) {
            int[] a = Positions.of(pair[0], read);
            int[] b = Positions.of(pair[1], read);
            for (int k = 0; k < all.length; k++) {
                all[k] &= a[k] == b[k];
            }
        }
        return IntStream.range(0, all.length).filter(k -> all[k]).toArray();
    }

    private Node read(Node node) {
        List<IndexMap> maps = new ArrayList<>();
        Set<Axis> axes = new LinkedHashSet<>();
        for (Axis axis : node.axes()) {
            Axis read = same.getOrDefault(axis, axis);
            maps.add(IndexMap.identity(read));
            axes.add(read);
        }
        return graph.gather(node, maps, List.copyOf(axes));
    }
}
