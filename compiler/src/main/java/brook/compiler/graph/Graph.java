package brook.compiler.graph;

import brook.compiler.source.Span;
import brook.compiler.system.DoubleTable;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds nodes, the same node for the same operation on the same operands. */
public final class Graph {

    private record Key(Object kind, List<Integer> operands, List<Axis> axes, Object attribute) {}

    private final Map<Key, Node> shared = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private Span origin;

    public Graph(Span origin) {
        this.origin = origin;
    }

    /** Nodes made from now on come from here. */
    public void locate(Span place) {
        origin = place;
    }

    /** All nodes, operands before their users. */
    public List<Node> nodes() {
        return List.copyOf(nodes);
    }

    public Node constant(double value) {
        return constant(List.of(), DoubleTable.of(value));
    }

    public Node constant(List<Axis> axes, DoubleTable values) {
        return share(
                new Key("constant", List.of(), axes, values),
                () -> new Node.Constant(nodes.size(), axes, values, origin));
    }

    public Node.Variable variable(Node.Variable.Kind kind, String name, List<Axis> axes) {
        return (Node.Variable) share(
                new Key(kind, List.of(), axes, name), () -> new Node.Variable(nodes.size(), kind, name, axes, origin));
    }

    /** An elementary operation; the axes of the result are the union of those of the operands, in the order in which they are met. */
    public Node apply(Operator operator, Node... operands) {
        List<Node> list = List.of(operands);
        return share(
                new Key(operator, ids(list), List.of(), ""),
                () -> new Node.Elementwise(
                        nodes.size(), operator, list, Node.union(list), variation(operator, list), origin));
    }

    public Node multiply(Node left, Node right) {
        return contract(left, right, List.of(), Node.union(List.of(left, right)));
    }

    /** The product summed over axes; {@code axes} is the order of what remains. */
    public Node contract(Node left, Node right, List<Axis> summed, List<Axis> axes) {
        return share(
                new Key("contract", ids(List.of(left, right)), axes, summed),
                () -> new Node.Contraction(nodes.size(), left, right, summed, axes, origin));
    }

    /** The sum over some axes. */
    public Node sum(Node node, List<Axis> summed) {
        List<Axis> axes = new ArrayList<>(node.axes());
        axes.removeAll(summed);
        return contract(constant(1), node, summed, axes);
    }

    /** One map per axis of the operand; {@code axes} are those of the result. */
    public Node gather(Node operand, List<IndexMap> maps, List<Axis> axes) {
        return share(
                new Key("gather", ids(List.of(operand)), axes, maps),
                () -> new Node.Gather(nodes.size(), operand, maps, axes, origin));
    }

    /** Each part with one map per axis of the result. */
    public Node scatter(List<Node> parts, List<List<IndexMap>> maps, boolean disjoint, List<Axis> axes) {
        return share(
                new Key("scatter", ids(parts), axes, maps),
                () -> new Node.Scatter(nodes.size(), parts, maps, disjoint, axes, origin));
    }

    public Node derivative(Node operand, int order) {
        return share(
                new Key("derivative", ids(List.of(operand)), operand.axes(), order),
                () -> new Node.Derivative(nodes.size(), operand, order, origin));
    }

    private Node share(Key key, java.util.function.Supplier<Node> make) {
        Node known = shared.get(key);
        if (known == null) {
            known = make.get();
            nodes.add(known);
            shared.put(key, known);
        }
        return known;
    }

    private static List<Integer> ids(List<Node> operands) {
        return operands.stream().map(Node::id).toList();
    }

    private static Variation variation(Operator operator, List<Node> operands) {
        Variation variation = Variation.CONSTANT;
        for (Node operand : operands) {
            variation = variation.join(operand.variation());
        }
        boolean piecewise = operator.isCondition()
                || operator == Operator.SIGN
                || operator == Operator.FLOOR
                || operator == Operator.CEIL
                || operator == Operator.FREEZE;
        return piecewise && variation == Variation.SERIES ? Variation.STEP : variation;
    }
}
