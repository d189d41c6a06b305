package brook.compiler.graph;

import brook.compiler.system.Expr.Product;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Operations on lowered values that bring axes together: renaming, broadcasting, products of arrays, parts side by side. */
final class LoweringArrays {

    private final Graph graph;
    private final LoweringAxes axes;
    private final LoweringSums sums;

    LoweringArrays(Graph graph, LoweringAxes axes) {
        this.graph = graph;
        this.axes = axes;
        this.sums = new LoweringSums(graph);
    }

    LoweringSums sums() {
        return sums;
    }

    /** The node read through maps, one for each of its axes that has one; axes without a map stay. */
    Node gather(Node node, Map<Axis, IndexMap> maps) {
        if (node.axes().stream()
                .noneMatch(axis -> maps.containsKey(axis) && !LoweringMaps.isIdentity(maps.get(axis), axis))) {
            return node;
        }
        List<IndexMap> list = new ArrayList<>();
        Set<Axis> result = new LinkedHashSet<>();
        for (Axis axis : node.axes()) {
            IndexMap map = maps.getOrDefault(axis, IndexMap.identity(axis));
            list.add(map);
            result.addAll(map.axes());
        }
        return graph.gather(node, list, List.copyOf(result));
    }

    /** The same numbers under other axes; axes that are not mentioned stay. */
    Node rename(Node node, Map<Axis, Axis> names) {
        List<Axis> renamed =
                node.axes().stream().map(axis -> names.getOrDefault(axis, axis)).toList();
        if (renamed.equals(node.axes())) {
            return node;
        }
        if (node instanceof Node.Constant constant) {
            return graph.constant(renamed, constant.values());
        }
        Map<Axis, IndexMap> maps = new LinkedHashMap<>();
        names.forEach((from, to) -> maps.put(from, IndexMap.identity(to)));
        return gather(node, maps);
    }

    /** The value with its shape along other axes of the same sizes. */
    LoweringValue along(LoweringValue value, List<Axis> target) {
        Map<Axis, Axis> names = new LinkedHashMap<>();
        for (int d = 0; d < target.size(); d++) {
            names.put(value.axes().get(d), target.get(d));
        }
        return new LoweringValue(rename(value.node(), names), target);
    }

    /** The node laid out along exactly these axes, repeated along those that it lacks. */
    Node laidOut(Node node, List<Axis> layout) {
        if (node.axes().equals(layout)) {
            return node;
        }
        return graph.gather(node, node.axes().stream().map(IndexMap::identity).toList(), layout);
    }

    /** An elementary operation element by element; scalars are repeated. */
    LoweringValue apply(Operator operator, List<LoweringValue> operands) {
        List<Axis> target = commonAxes(operands);
        Node[] nodes = new Node[operands.size()];
        for (int i = 0; i < nodes.length; i++) {
            LoweringValue operand = operands.get(i);
            nodes[i] = operand.axes().isEmpty()
                    ? operand.node()
                    : along(operand, target).node();
        }
        Node result = operator == Operator.MULTIPLY ? graph.multiply(nodes[0], nodes[1]) : graph.apply(operator, nodes);
        return new LoweringValue(result, target);
    }

    /** The axes to work along: those of the first operand that really has them. */
    static List<Axis> commonAxes(List<LoweringValue> operands) {
        List<Axis> any = List.of();
        for (LoweringValue operand : operands) {
            if (!operand.axes().isEmpty() && operand.isFull()) {
                return operand.axes();
            }
            any = any.isEmpty() ? operand.axes() : any;
        }
        return any;
    }

    /** Matrix times vector, matrix times matrix, scalar product, outer product. */
    LoweringValue product(Product.Kind kind, LoweringValue left, LoweringValue right) {
        boolean outer = kind == Product.Kind.OUTER;
        int last = left.axes().size() - 1;
        List<Axis> summed = outer ? List.of() : left.axes().subList(last, last + 1);
        List<Axis> kept = outer ? left.axes() : left.axes().subList(0, last);
        List<Axis> target = new ArrayList<>();
        for (int d = 0; d < right.axes().size(); d++) {
            Axis axis = right.axes().get(d);
            boolean clash = left.axes().contains(axis);
            target.add(!outer && d == 0 ? summed.get(0) : clash ? axes.fresh(axis.name(), axis.size()) : axis);
        }
        Node product = graph.multiply(left.node(), along(right, target).node());
        List<Axis> result = new ArrayList<>(kept);
        result.addAll(outer ? target : target.subList(1, target.size()));
        return new LoweringValue(sums.sum(product, summed), result);
    }

    /** Parts side by side along a first axis; a part of lower rank than the result takes one place. */
    LoweringValue sideBySide(Axis first, List<LoweringValue> parts, int rank) {
        List<Axis> trailing = commonAxes(parts.stream()
                .map(part -> new LoweringValue(part.node(), last(part.axes(), rank - 1)))
                .toList());
        List<Axis> shape = new ArrayList<>(List.of(first));
        shape.addAll(trailing);
        List<Axis> shared = new ArrayList<>(trailing);
        parts.forEach(part -> addMissing(shared, part.node().axes(), part.axes()));
        List<Node> nodes = new ArrayList<>();
        List<List<IndexMap>> maps = new ArrayList<>();
        int offset = 0;
        for (LoweringValue part : parts) {
            List<Axis> own = ownAxes(part, rank, trailing);
            List<Axis> layout = new ArrayList<>(own);
            layout.addAll(trailing);
            Node named = along(part, layout).node();
            layout.addAll(shared.subList(trailing.size(), shared.size()));
            nodes.add(laidOut(named, layout));
            List<IndexMap> places = new ArrayList<>();
            places.add(own.isEmpty() ? IndexMap.fixed(offset) : IndexMap.shifted(own.get(0), offset));
            shared.forEach(axis -> places.add(IndexMap.identity(axis)));
            maps.add(places);
            offset += own.isEmpty() ? 1 : own.get(0).size();
        }
        List<Axis> result = new ArrayList<>(List.of(first));
        result.addAll(shared);
        return new LoweringValue(graph.scatter(nodes, maps, true, result), shape);
    }

    /** Values, each given at some of the places of some axes, made one; {@code lists} are the axes that list the places of each. */
    LoweringValue merge(
            List<Axis> outer, List<Axis> lists, List<LoweringContext.Places> places, List<LoweringValue> values) {
        List<Axis> shape = commonAxes(values);
        List<Axis> shared = new ArrayList<>(shape);
        for (int i = 0; i < values.size(); i++) {
            List<Axis> except = new ArrayList<>(values.get(i).axes());
            except.add(lists.get(i));
            addMissing(shared, values.get(i).node().axes(), except);
        }
        List<Node> nodes = new ArrayList<>();
        List<List<IndexMap>> maps = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            LoweringValue value = values.get(i);
            List<Axis> layout = new ArrayList<>(List.of(lists.get(i)));
            layout.addAll(shared);
            nodes.add(laidOut(
                    value.axes().isEmpty() ? value.node() : along(value, shape).node(), layout));
            Map<Axis, IndexMap> moved = places.get(i).moved();
            List<IndexMap> to = new ArrayList<>(outer.stream().map(moved::get).toList());
            shared.forEach(axis -> to.add(IndexMap.identity(axis)));
            maps.add(to);
        }
        List<Axis> result = new ArrayList<>(outer);
        result.addAll(shared);
        return new LoweringValue(graph.scatter(nodes, maps, true, result), shape);
    }

    private List<Axis> ownAxes(LoweringValue part, int rank, List<Axis> trailing) {
        if (part.axes().size() < rank) {
            return List.of();
        }
        Axis own = part.axes().get(0);
        return List.of(trailing.contains(own) ? axes.fresh(own.name(), own.size()) : own);
    }

    private static List<Axis> last(List<Axis> axes, int count) {
        return axes.subList(axes.size() - count, axes.size());
    }

    private static void addMissing(List<Axis> list, List<Axis> more, List<Axis> except) {
        for (Axis axis : more) {
            if (!list.contains(axis) && !except.contains(axis)) {
                list.add(axis);
            }
        }
    }
}
