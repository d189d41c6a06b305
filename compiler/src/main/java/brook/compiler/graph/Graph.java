package brook.compiler.graph;

import brook.compiler.source.Budget;
import brook.compiler.source.Budget.Amount;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.system.DoubleTable;
import brook.compiler.system.Operator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;

/**
 * Builds nodes, the same node for the same operation on the same operands, always in one normal form.
 *
 * <p>The normal form is exact, but for the sign of a zero: constants are folded, a difference is ordered, signs float out of products, sums, odd
 * functions and gathers, what changes nothing vanishes. So the node that a method returns may be of another kind than the method says; its axes are
 * always those asked for.
 */
public final class Graph {

    private final NodeTable table = new NodeTable();
    private final Budget budget = Budget.here();
    private final long most = budget.most(Amount.NODES);
    private final List<Node> nodes = new ArrayList<>();
    private final ElementwiseRules elementwiseRules = new ElementwiseRules(this);
    private final ContractionRules contractionRules = new ContractionRules(this);
    private final MapRules mapRules = new MapRules(this);
    private List<Node> snapshot = List.of();
    private Span origin;

    /** An empty graph; nodes are said to come from the place in the model that was set last. */
    public Graph(Span origin) {
        this.origin = origin;
    }

    /** Nodes made from now on come from here. */
    public void locate(Span place) {
        origin = place;
    }

    /** Where nodes made now come from. */
    public Span origin() {
        return origin;
    }

    /** All nodes so far, operands before their users; asked for again without new nodes it costs nothing. */
    public List<Node> nodes() {
        if (snapshot.size() != nodes.size()) {
            snapshot = List.copyOf(nodes);
        }
        return snapshot;
    }

    /** The number of nodes made so far. */
    public int size() {
        return nodes.size();
    }

    /** A number. */
    public Node constant(double value) {
        return constant(List.of(), DoubleTable.of(value));
    }

    /** An array of numbers, row-major over the axes. */
    public Node constant(List<Axis> axes, DoubleTable values) {
        assert values.size() == Positions.count(axes) : values + " over " + axes;
        return share(new Node.Constant(nodes.size(), axes, values, origin));
    }

    /** A new variable; two of the same name are two. */
    public Node.Variable variable(Node.Variable.Kind kind, String name, List<Axis> axes) {
        return (Node.Variable) share(new Node.Variable(nodes.size(), kind, name, axes, origin));
    }

    /** An elementary operation; the axes of the result are the union of those of the operands, in the order in which they are met. */
    public Node apply(Operator operator, Node... operands) {
        List<Node> list = List.of(operands);
        return apply(operator, list, Node.union(list));
    }

    /** An elementary operation; {@code axes} are those of the operands, in the order of the result. */
    public Node apply(Operator operator, List<Node> operands, List<Axis> axes) {
        assert operands.size() == operator.arity() : operator + " of " + operands;
        return checked(elementwiseRules.apply(operator, operands, axes), axes);
    }

    /** The product, element by element over the axes that both have. */
    public Node multiply(Node left, Node right) {
        return contract(left, right, List.of(), Node.union(List.of(left, right)));
    }

    /** The negative, in canonical form: a sign floats out of products and sums. */
    public Node negate(Node node) {
        return apply(Operator.NEGATE, List.of(node), node.axes());
    }

    /** The product summed over axes; {@code axes} is the order of what remains. */
    public Node contract(Node left, Node right, List<Axis> summed, List<Axis> axes) {
        return checked(contractionRules.apply(left, right, summed, axes), axes);
    }

    /** The sum over some axes of a node that stays a node, where {@link #sum} would make one contraction of a product and its sum. */
    public Node sumApart(Node node, List<Axis> summed, List<Axis> axes) {
        return checked(makeContraction(constant(1), node, summed, axes), axes);
    }

    /** The sum over some axes of the node. */
    public Node sum(Node node, List<Axis> summed) {
        List<Axis> axes = new ArrayList<>(node.axes());
        axes.removeAll(summed);
        return contract(constant(1), node, summed, axes);
    }

    /** One map per axis of the operand; {@code axes} are those of the result. */
    public Node gather(Node operand, List<IndexMap> maps, List<Axis> axes) {
        return checked(mapRules.gather(operand, maps, axes), axes);
    }

    /** The node with its axes in this order; axes that it does not have repeat it. */
    public Node broadcast(Node node, List<Axis> axes) {
        if (node.axes().equals(axes)) {
            return node;
        }
        return gather(node, node.axes().stream().map(IndexMap::identity).toList(), axes);
    }

    /** Each part with one map per axis of the result. */
    public Node scatter(List<Node> parts, List<List<IndexMap>> maps, boolean disjoint, List<Axis> axes) {
        return checked(mapRules.scatter(parts, maps, disjoint, axes), axes);
    }

    /** The total time derivative of this order; the operand itself for order 0. */
    public Node derivative(Node operand, int order) {
        if (order == 0) {
            return operand;
        }
        if (operand.variation().isConstantOnStep()) {
            return broadcast(constant(0), operand.axes());
        }
        if (Signs.isNegated(operand)) {
            return negate(derivative(operand.operands().get(0), order));
        }
        if (operand instanceof Node.Derivative inner) {
            return derivative(inner.operand(), inner.order() + order);
        }
        return share(new Node.Derivative(nodes.size(), operand, order, origin));
    }

    /** The operation of a node, of this or another graph, on other operands of this graph; axes that the operands have keep their order. */
    public Node rebuild(Node node, List<Node> operands) {
        if (node instanceof Node.Constant constant) {
            return constant(constant.axes(), constant.values());
        }
        if (node instanceof Node.Variable variable) {
            return variable(variable.kind(), variable.name(), variable.axes());
        }
        if (node instanceof Node.Elementwise elementwise) {
            List<Axis> union = Node.union(operands);
            boolean kept = union.size() == node.axes().size() && union.containsAll(node.axes());
            return apply(elementwise.operator(), operands, kept ? node.axes() : union);
        }
        if (node instanceof Node.Contraction contraction) {
            return contract(operands.get(0), operands.get(1), contraction.summed(), node.axes());
        }
        if (node instanceof Node.Gather gather) {
            return gather(operands.get(0), gather.maps(), node.axes());
        }
        if (node instanceof Node.Scatter scatter) {
            return scatter(operands, scatter.maps(), scatter.disjoint(), node.axes());
        }
        if (node instanceof Node.Derivative derivative) {
            return derivative(operands.get(0), derivative.order());
        }
        throw new AssertionError(node);
    }

    /** All nodes that some roots need, operands before their users. */
    public static List<Node> reachable(List<? extends Node> roots) {
        List<Node> found = new ArrayList<>();
        BitSet seen = new BitSet();
        Deque<Node> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (!seen.get(node.id())) {
                seen.set(node.id());
                found.add(node);
                node.operands().forEach(open::push);
            }
        }
        found.sort((a, b) -> Integer.compare(a.id(), b.id()));
        return found;
    }

    Node makeElementwise(Operator operator, List<Node> operands, List<Axis> axes) {
        Variation variation = variation(operator, operands);
        return share(new Node.Elementwise(nodes.size(), operator, operands, axes, variation, origin));
    }

    Node makeContraction(Node left, Node right, List<Axis> summed, List<Axis> axes) {
        return share(new Node.Contraction(nodes.size(), left, right, summed, axes, origin));
    }

    Node makeGather(Node operand, List<IndexMap> maps, List<Axis> axes) {
        return share(new Node.Gather(nodes.size(), operand, maps, axes, origin));
    }

    Node makeScatter(List<Node> parts, List<List<IndexMap>> maps, boolean disjoint, List<Axis> axes) {
        return share(new Node.Scatter(nodes.size(), parts, maps, disjoint, axes, origin));
    }

    private Node share(Node candidate) {
        assert ownOperands(candidate) : candidate + " reads nodes of another graph: " + candidate.operands();
        assert noAxisTwice(candidate.axes()) : candidate + " has an axis twice: " + candidate.axes();
        budget.tick();
        Node known = table.share(candidate);
        if (known == candidate) {
            nodes.add(candidate);
            if (nodes.size() > most) {
                budget.check(Amount.NODES, nodes.size(), this::tooLarge);
            }
        }
        return known;
    }

    private Diagnostic tooLarge(String limit) {
        return Diagnostic.error("E0910", "this model is more than " + limit + " operations on arrays")
                .at(origin, "the last one taken")
                .help("say with indices and sums what is alike: arrays stay arrays");
    }

    private boolean ownOperands(Node candidate) {
        for (Node operand : candidate.operands()) {
            if (operand.id() >= nodes.size() || nodes.get(operand.id()) != operand) {
                return false;
            }
        }
        return true;
    }

    private static boolean noAxisTwice(List<Axis> axes) {
        return axes.size() < 2 || new HashSet<>(axes).size() == axes.size();
    }

    private static Node checked(Node node, List<Axis> axes) {
        assert node.axes().equals(axes) : node + " has the axes " + node.axes() + ", not " + axes;
        return node;
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
