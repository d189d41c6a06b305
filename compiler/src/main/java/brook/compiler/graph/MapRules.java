package brook.compiler.graph;

import brook.compiler.system.DoubleTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The normal form of gathers and scatters; exact. */
final class MapRules {

    private final Graph graph;

    MapRules(Graph graph) {
        this.graph = graph;
    }

    /** Whether a gather only repeats a number. */
    static boolean isBroadcast(Node.Gather gather) {
        return gather.operand().axes().isEmpty();
    }

    Node gather(Node operand, List<IndexMap> given, List<Axis> axes) {
        assert given.size() == operand.axes().size() : given + " for " + operand.axes();
        assert inRange(given, axes, operand.axes()) : given + " over " + axes + " leaves " + operand.axes();
        List<IndexMap> maps = normal(given, axes);
        if (isIdentity(maps, operand.axes(), axes)) {
            return operand;
        }
        if (Folding.folds(List.of(operand), axes)) {
            Optional<DoubleTable> ruled = Folding.chosen((Node.Constant) operand, maps, axes);
            if (ruled.isPresent()) {
                return graph.constant(axes, ruled.get());
            }
            double[] value = ((Node.Constant) operand).values().toArray();
            return Folding.constant(graph, axes, NodeValues.gather(operand, value, maps, axes));
        }
        if (Signs.isNegated(operand)) {
            return graph.negate(gather(operand.operands().get(0), maps, axes));
        }
        if (operand instanceof Node.Gather inner) {
            Optional<List<IndexMap>> composed = compose(inner, maps, axes);
            if (composed.isPresent()) {
                return gather(inner.operand(), composed.get(), axes);
            }
        }
        if (operand instanceof Node.Scatter scatter && scatter.disjoint()) {
            Optional<Node> part = new JoinedParts(scatter).chosen(maps, axes, graph);
            if (part.isPresent()) {
                return part.get();
            }
        }
        return graph.makeGather(operand, maps, axes);
    }

    private static Optional<List<IndexMap>> compose(Node.Gather inner, List<IndexMap> maps, List<Axis> axes) {
        Map<Axis, IndexMap> through = new LinkedHashMap<>();
        for (int i = 0; i < maps.size(); i++) {
            through.put(inner.axes().get(i), maps.get(i));
        }
        List<IndexMap> composed = new ArrayList<>();
        for (IndexMap map : inner.maps()) {
            Optional<IndexMap> both = Positions.compose(map, through, axes);
            if (both.isEmpty()) {
                return Optional.empty();
            }
            composed.add(both.get());
        }
        return Optional.of(composed);
    }

    Node scatter(List<Node> parts, List<List<IndexMap>> given, boolean disjoint, List<Axis> axes) {
        List<List<IndexMap>> maps = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            assert given.get(i).size() == axes.size() : given.get(i) + " for " + axes;
            assert inRange(given.get(i), parts.get(i).axes(), axes) : given.get(i) + " leaves " + axes;
            maps.add(normal(given.get(i), parts.get(i).axes()));
        }
        if (parts.isEmpty()) {
            return graph.broadcast(graph.constant(0), axes);
        }
        if (parts.size() == 1 && isIdentity(maps.get(0), axes, parts.get(0).axes())) {
            return parts.get(0);
        }
        if (disjoint && !covers(parts, axes)) {
            return graph.makeScatter(parts, maps, true, axes);
        }
        if (Folding.folds(parts, axes)) {
            return Folding.constant(graph, axes, NodeValues.scatter(parts, Folding.values(parts), maps, axes));
        }
        if (parts.stream().allMatch(Signs::isNegated)) {
            List<Node> opposites =
                    parts.stream().map(part -> part.operands().get(0)).toList();
            return graph.negate(scatter(opposites, maps, disjoint, axes));
        }
        return graph.makeScatter(parts, maps, disjoint, axes);
    }

    /** Whether parts that do not overlap give every element; what an event assigns may give some only, and stays a join. */
    private static boolean covers(List<Node> parts, List<Axis> axes) {
        long given = parts.stream().mapToLong(Node::size).sum();
        return given == axes.stream().mapToLong(Axis::size).reduce(1, (a, b) -> a * b);
    }

    private static List<IndexMap> normal(List<IndexMap> maps, List<Axis> axes) {
        return maps.stream().map(map -> Positions.normal(map, axes)).toList();
    }

    /** Whether position i of the target is that of its i-th axis, and the other side has the same axes in the same order. */
    private static boolean isIdentity(List<IndexMap> maps, List<Axis> target, List<Axis> axes) {
        if (!axes.equals(target)) {
            return false;
        }
        for (int i = 0; i < maps.size(); i++) {
            if (!maps.get(i).equals(Positions.normal(IndexMap.identity(target.get(i)), axes))) {
                return false;
            }
        }
        return true;
    }

    private static boolean inRange(List<IndexMap> maps, List<Axis> from, List<Axis> to) {
        for (int i = 0; i < maps.size(); i++) {
            List<Axis> axes = maps.get(i).axes();
            int size = to.get(i).size();
            boolean inside = Arrays.stream(Positions.of(maps.get(i), axes)).allMatch(p -> p >= 0 && p < size);
            if (!from.containsAll(axes) || !inside) {
                return false;
            }
        }
        return true;
    }
}
