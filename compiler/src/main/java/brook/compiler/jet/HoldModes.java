package brook.compiler.jet;

import brook.compiler.graph.Graph;
import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.graph.Variation;
import brook.compiler.system.Operator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds every sign, floor and comparison that right-hand sides, integrands, functions and conditions of events read during
 * a step: a variable, the mode, takes its place, and the function whose sign decides is watched.
 *
 * <p>Exact: as long as each mode has the value of its operation, the system is the same. Between two crossings of its
 * watched functions it is analytic, which is what a Taylor step needs. Outputs, initial values, guards and assignments
 * keep the operations. What is inside of a FREEZE or a NOEVENT is chosen anew at each step, so nothing there is held.
 */
public final class HoldModes {

    private static final Map<Operator, OdeGraph.Mode.Kind> KINDS = Map.of(
            Operator.SIGN, OdeGraph.Mode.Kind.SIGN,
            Operator.FLOOR, OdeGraph.Mode.Kind.FLOOR,
            Operator.CEIL, OdeGraph.Mode.Kind.CEILING,
            Operator.LESS, OdeGraph.Mode.Kind.POSITIVE,
            Operator.LESS_EQUAL, OdeGraph.Mode.Kind.NOT_NEGATIVE,
            Operator.EQUAL, OdeGraph.Mode.Kind.ZERO,
            Operator.NOT_EQUAL, OdeGraph.Mode.Kind.NOT_ZERO);

    private final OdeGraph ode;
    private final Graph graph;
    private final Map<Node, Node> done = new LinkedHashMap<>();
    private final Map<Node, OdeGraph.Mode> modes = new LinkedHashMap<>();

    private HoldModes(OdeGraph ode) {
        this.ode = ode;
        this.graph = ode.graph();
    }

    /** An equal system in which nothing that a step must know has jumps but those of its modes. */
    public static OdeGraph apply(OdeGraph ode) {
        return new HoldModes(ode).apply();
    }

    private OdeGraph apply() {
        return ode.withModes(this::held, () -> List.copyOf(modes.values()));
    }

    private Node held(Node root) {
        for (Node node : Reach.by(List.of(root), HoldModes::visible)) {
            if (!done.containsKey(node)) {
                graph.locate(node.origin());
                done.put(node, replacement(node));
            }
        }
        return Objects.requireNonNull(done.get(root));
    }

    private static List<Node> visible(Node node) {
        return isFrozen(node) || isUnlocated(node) ? List.of() : node.operands();
    }

    private static boolean isFrozen(Node node) {
        return node instanceof Node.Elementwise elementwise && elementwise.operator() == Operator.FREEZE;
    }

    private static boolean isUnlocated(Node node) {
        return node instanceof Node.Elementwise elementwise && elementwise.operator() == Operator.NOEVENT;
    }

    private Node replacement(Node node) {
        if (isFrozen(node)) {
            return node;
        }
        if (isUnlocated(node)) {
            return node.operands().get(0);
        }
        List<Node> operands = node.operands().stream()
                .map(done::get)
                .map(Objects::requireNonNull)
                .toList();
        if (node instanceof Node.Elementwise elementwise) {
            return elementwise(elementwise, operands);
        }
        return operands.equals(node.operands()) ? node : again(node, operands);
    }

    /** A sum that stands apart from the product that it adds up stays apart. */
    private Node again(Node node, List<Node> operands) {
        if (node instanceof Node.Contraction sum && !sum.isProduct() && isOne(sum.left())) {
            return graph.sumApart(operands.get(1), sum.summed(), node.axes());
        }
        return graph.rebuild(node, operands);
    }

    private static boolean isOne(Node node) {
        return node instanceof Node.Constant number
                && number.isScalar()
                && number.values().get(0) == 1;
    }

    private Node elementwise(Node.Elementwise node, List<Node> operands) {
        Operator operator = node.operator();
        List<Node> whole = node.operands();
        if (operands.stream().noneMatch(operand -> operand.variation() == Variation.SERIES)) {
            return operands.equals(whole) ? node : graph.rebuild(node, operands);
        }
        if (KINDS.containsKey(operator)) {
            return mode(node, operands);
        }
        if (operator == Operator.ABS) {
            Node isNegative = graph.apply(Operator.LESS, whole.get(0), graph.constant(0));
            return choice(isNegative, graph.apply(Operator.NEGATE, operands.get(0)), operands.get(0), node);
        }
        if (operator == Operator.MAX || operator == Operator.MIN) {
            Node isFirst = operator == Operator.MAX
                    ? graph.apply(Operator.LESS_EQUAL, whole.get(1), whole.get(0))
                    : graph.apply(Operator.LESS_EQUAL, whole.get(0), whole.get(1));
            return choice(isFirst, operands.get(0), operands.get(1), node);
        }
        if (operator == Operator.MOD) {
            Node turns = held(graph.apply(Operator.FLOOR, graph.apply(Operator.DIVIDE, whole.get(0), whole.get(1))));
            Node taken = graph.multiply(operands.get(1), turns);
            return graph.apply(Operator.SUBTRACT, List.of(operands.get(0), taken), node.axes());
        }
        return operands.equals(whole) ? node : graph.rebuild(node, operands);
    }

    /** The condition is one on the nodes as they were. */
    private Node choice(Node condition, Node then, Node otherwise, Node node) {
        return graph.apply(Operator.SELECT, List.of(held(condition), then, otherwise), node.axes());
    }

    private Node mode(Node.Elementwise node, List<Node> operands) {
        OdeGraph.Mode known = modes.get(node);
        if (known == null) {
            Node watched = operands.size() == 1
                    ? operands.get(0)
                    : graph.apply(Operator.SUBTRACT, List.of(operands.get(1), operands.get(0)), node.axes());
            String name = "mode" + (modes.size() + 1);
            Node.Variable variable = graph.variable(Node.Variable.Kind.MODE, name, node.axes());
            Node.Variable sum =
                    graph.variable(Node.Variable.Kind.STATE, free("watched" + (modes.size() + 1)), node.axes());
            known = new OdeGraph.Mode(
                    variable,
                    node,
                    Objects.requireNonNull(KINDS.get(node.operator())),
                    Optional.of(new OdeGraph.Quadrature(sum, watched)));
            modes.put(node, known);
        }
        return known.variable();
    }

    /** Variables of one kind and name are one, so a state or an integral of that name must be kept apart. */
    private String free(String wanted) {
        boolean taken = Stream.concat(
                        ode.states().stream().flatMap(state -> state.variables().stream()),
                        ode.integrals().stream().map(OdeGraph.Quadrature::variable))
                .anyMatch(variable -> variable.name().equals(wanted));
        return taken ? free(wanted + "_") : wanted;
    }
}
