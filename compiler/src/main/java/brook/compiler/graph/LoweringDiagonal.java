package brook.compiler.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        if (node instanceof Node.Scatter scatter && isDiagonal(scatter)) {
            return read(scatter.operands().get(0));
        }
        return read(node);
    }

    /** One part, along the diagonal of the very axes that become one. */
    private boolean isDiagonal(Node.Scatter scatter) {
        if (scatter.operands().size() != 1) {
            return false;
        }
        Map<Axis, IndexMap> maps = new LinkedHashMap<>();
        for (int i = 0; i < scatter.axes().size(); i++) {
            maps.put(scatter.axes().get(i), scatter.maps().get(0).get(i));
        }
        for (Map.Entry<Axis, Axis> pair : same.entrySet()) {
            IndexMap own = IndexMap.identity(pair.getValue());
            if (!own.equals(maps.remove(pair.getKey())) || !own.equals(maps.get(pair.getValue()))) {
                return false;
            }
        }
        return maps.entrySet().stream().allMatch(entry -> entry.getValue().equals(IndexMap.identity(entry.getKey())));
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
