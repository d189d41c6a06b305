package brook.compiler.graph;

import brook.compiler.system.Expr;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lowers partial derivatives: which axes of the value are its shape and which are running indices, then what the calculus makes of it. */
final class LoweringPartials {

    private final Graph graph;
    private final Calculus calculus;
    private final LoweringAxes axes;
    private final LoweringArrays arrays;
    private final Map<Node.Variable, Node> rates = new LinkedHashMap<>();

    LoweringPartials(Graph graph, Calculus calculus, LoweringAxes axes, LoweringArrays arrays) {
        this.graph = graph;
        this.calculus = calculus;
        this.axes = axes;
        this.arrays = arrays;
    }

    /** Tells the derivative of a state, over the axes of the state. */
    void rate(Node.Variable state, Node derivative) {
        rates.put(state, derivative);
    }

    /** A derivative of a value; the direction is given for the two products. */
    LoweringValue lower(Expr.Partial partial, LoweringValue given, LoweringValue by, List<LoweringValue> direction) {
        LoweringValue value = new LoweringValue(calculus.withoutDerivatives(graph, rates, given.node()), given.axes());
        Node.Variable variable = (Node.Variable) by.node();
        return switch (partial.kind()) {
            case JAC -> jacobian(value, variable);
            case GRAD ->
                runsAlong(value).isEmpty()
                        ? new LoweringValue(
                                calculus.reverse(graph, value.node(), variable, graph.constant(1)), variable.axes())
                        : jacobian(value, variable);
            case DIV -> LoweringValue.scalar(divergence(value, variable));
            case JVP -> new LoweringValue(forward(value, variable, direction.get(0)), value.axes());
            case VJP -> reverse(value, variable, direction.get(0));
        };
    }

    /** The axes of running indices. */
    private static List<Axis> runsAlong(LoweringValue value) {
        List<Axis> running = new ArrayList<>(value.node().axes());
        running.removeAll(value.axes());
        return running;
    }

    private List<Axis> fresh(List<Axis> like) {
        return like.stream().map(axis -> axes.fresh(axis.name(), axis.size())).toList();
    }

    private LoweringValue jacobian(LoweringValue value, Node.Variable by) {
        List<Axis> columns = fresh(by.axes());
        List<Axis> shape = new ArrayList<>(value.axes());
        shape.addAll(columns);
        return new LoweringValue(calculus.jacobian(graph, value.node(), by, columns), shape);
    }

    private Node divergence(LoweringValue value, Node.Variable by) {
        List<Axis> columns = fresh(by.axes());
        Map<Axis, Axis> same = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            same.put(columns.get(i), value.axes().get(i));
        }
        Node jacobian = calculus.jacobian(graph, value.node(), by, columns);
        return trace(new LoweringDiagonal(graph, same).of(jacobian), value.axes());
    }

    /** Term by term, each product with what is summed inside of it. */
    private Node trace(Node node, List<Axis> shape) {
        if (node instanceof Node.Elementwise sum
                && (sum.operator() == Operator.ADD || sum.operator() == Operator.SUBTRACT)) {
            Node left = trace(node.operands().get(0), shape);
            return graph.apply(sum.operator(), left, trace(node.operands().get(1), shape));
        }
        if (node instanceof Node.Elementwise sign && sign.operator() == Operator.NEGATE) {
            return graph.negate(trace(node.operands().get(0), shape));
        }
        if (node instanceof Node.Contraction product) {
            List<Axis> all = new ArrayList<>(product.summed());
            all.addAll(shape);
            return arrays.sums().sum(graph.multiply(product.left(), product.right()), all);
        }
        return arrays.sums().sum(node, shape);
    }

    /** Running indices of the direction get axes of their own on the way: the value may read its operands elsewhere along them. */
    private Node forward(LoweringValue value, Node.Variable by, LoweringValue direction) {
        Node along = arrays.along(direction, by.axes()).node();
        List<Axis> running = new ArrayList<>(along.axes());
        running.removeAll(by.axes());
        if (running.isEmpty()) {
            return calculus.forward(graph, value.node(), by, along);
        }
        List<Axis> apart = fresh(running);
        Map<Axis, Axis> away = new LinkedHashMap<>();
        Map<Axis, Axis> back = new LinkedHashMap<>();
        for (int i = 0; i < running.size(); i++) {
            away.put(running.get(i), apart.get(i));
            back.put(apart.get(i), running.get(i));
        }
        Node product = calculus.forward(graph, value.node(), by, arrays.rename(along, away));
        return new LoweringDiagonal(graph, back).of(product);
    }

    private LoweringValue reverse(LoweringValue value, Node.Variable by, LoweringValue weights) {
        Node weight = arrays.along(weights, value.axes()).node();
        List<Axis> running = new ArrayList<>(Node.union(List.of(value.node(), weight)));
        running.removeAll(value.axes());
        if (running.isEmpty()) {
            List<Axis> lacking = new ArrayList<>(value.axes());
            lacking.removeAll(value.node().axes());
            Node sum = arrays.sums().sum(weight, lacking);
            return new LoweringValue(calculus.reverse(graph, value.node(), by, sum), by.axes());
        }
        LoweringValue jacobian = jacobian(value, by);
        Node product = graph.multiply(weight, jacobian.node());
        List<Axis> columns =
                jacobian.axes().subList(value.axes().size(), jacobian.axes().size());
        return new LoweringValue(arrays.sums().sum(product, value.axes()), columns);
    }
}
