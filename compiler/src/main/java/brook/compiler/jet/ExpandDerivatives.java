package brook.compiler.jet;

import brook.compiler.graph.Graph;
import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.graph.OdeGraph.Quadrature;
import brook.compiler.graph.Variation;
import brook.compiler.jet.JetSystem.Rate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

/**
 * Puts a formula in the place of each total derivative: k! times the coefficient of order k, unrolled. So a derivative has a value at a point, and a
 * series of its own, known to the order of the states.
 *
 * <p>The number of nodes grows with the square of k, not exponentially. In floating point it is the recurrence itself. What nobody but an integral reads
 * need not have a value at a point: there derivatives of large arrays stay, to be read from a longer jet.
 */
public final class ExpandDerivatives {

    /** Beyond, the factor of a shifted coefficient would be a long product. */
    private static final int MOST_AHEAD = 12;

    private final Graph graph;
    private final Unroll unroll;
    private final Map<Node, Node> formulas = new HashMap<>();
    private final Map<Node, Node> done = new HashMap<>();

    /** In a graph with these derivatives of states; a state that is absent must not be differentiated. */
    public ExpandDerivatives(Graph graph, Collection<Rate> rates) {
        this.graph = graph;
        this.unroll = new Unroll(graph, List.copyOf(rates), 1);
    }

    /** An equal system without derivatives, but for those that integrals read from a longer jet. */
    public static OdeGraph apply(OdeGraph ode) {
        return hasDerivatives(ode) ? new ExpandDerivatives(ode).expanded(ode, ExpandDerivatives::withLookAhead) : ode;
    }

    /** An equal system in which everything has a value at a point. */
    public static OdeGraph applyWholly(OdeGraph ode) {
        return hasDerivatives(ode) ? new ExpandDerivatives(ode).expanded(ode, ExpandDerivatives::of) : ode;
    }

    private static boolean hasDerivatives(OdeGraph ode) {
        return Reach.byOperands(ode.roots()).stream().anyMatch(node -> node instanceof Node.Derivative);
    }

    private ExpandDerivatives(OdeGraph ode) {
        this(ode.graph(), TaylorTransform.rates(ode));
    }

    private OdeGraph expanded(OdeGraph ode, BiFunction<ExpandDerivatives, Node, Node> integrands) {
        ode.roots().forEach(this::of);
        Map<Node, String> names = new LinkedHashMap<>();
        ode.names().forEach((node, name) -> names.putIfAbsent(of(node), name));
        List<Quadrature> integrals = ode.integrals().stream()
                .map(integral -> new Quadrature(integral.variable(), integrands.apply(this, integral.integrand())))
                .toList();
        return ode.in(ode.graph(), this::of, names).withIntegrals(integrals);
    }

    /** The node with derivatives that pay, of what has none in it. */
    private Node withLookAhead(Node root) {
        List<Node> nodes = Reach.byOperands(List.of(root));
        if (nodes.stream().anyMatch(ExpandDerivatives::jumps)) {
            return of(root);
        }
        Map<Node, Node> kept = new HashMap<>();
        for (Node node : nodes) {
            graph.locate(node.origin());
            List<Node> operands = node.operands().stream()
                    .map(operand -> Objects.requireNonNull(kept.get(operand)))
                    .toList();
            if (node instanceof Node.Derivative derivative) {
                Node operand = of(derivative.operand());
                kept.put(node, pays(operand, derivative) ? graph.derivative(operand, derivative.order()) : of(node));
            } else {
                kept.put(node, operands.equals(node.operands()) ? node : graph.rebuild(node, operands));
            }
        }
        return Objects.requireNonNull(kept.get(root));
    }

    /** What jumps becomes a mode, whose value at a point is asked for. */
    private static boolean jumps(Node node) {
        return node instanceof Node.Elementwise elementwise
                && switch (elementwise.operator()) {
                    case ABS, MAX, MIN, MOD, SIGN, FLOOR, CEIL, LESS, LESS_EQUAL, EQUAL, NOT_EQUAL -> true;
                    case ADD,
                            SUBTRACT,
                            MULTIPLY,
                            DIVIDE,
                            POWER,
                            NEGATE,
                            EXP,
                            LOG,
                            LOG2,
                            LOG10,
                            LOG1P,
                            EXPM1,
                            SQRT,
                            CBRT,
                            SIN,
                            COS,
                            TAN,
                            ASIN,
                            ACOS,
                            ATAN,
                            ATAN2,
                            SINH,
                            COSH,
                            TANH,
                            ASINH,
                            ACOSH,
                            ATANH,
                            ERF,
                            ERFC,
                            SIGMOID,
                            SOFTPLUS,
                            LAMBERTW,
                            BERN,
                            PHI,
                            FREEZE,
                            NOEVENT,
                            AND,
                            OR,
                            NOT,
                            SELECT -> false;
                };
    }

    /** Small systems are faster written out, as straight-line code. */
    private static boolean pays(Node operand, Node.Derivative derivative) {
        Node base = KernelPlan.base(operand);
        boolean found = JetPlan.isComputed(base) && base.variation() == Variation.SERIES || JetSystem.isState(base);
        return found
                && derivative.order() <= MOST_AHEAD
                && !LoopAxes.loops(operand).isEmpty();
    }

    /** The node without derivatives in it; depth is no matter. */
    public Node of(Node root) {
        Deque<Node> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Node node = open.peek();
            int before = open.size();
            if (!done.containsKey(node)) {
                needs(node).stream().filter(need -> !done.containsKey(need)).forEach(open::push);
            }
            if (open.size() == before) {
                open.pop();
                if (!done.containsKey(node)) {
                    done.put(node, expanded(node));
                }
            }
        }
        return Objects.requireNonNull(done.get(root));
    }

    private List<Node> needs(Node node) {
        return node instanceof Node.Derivative derivative ? List.of(formula(derivative)) : node.operands();
    }

    private Node expanded(Node node) {
        if (node instanceof Node.Derivative derivative) {
            return Objects.requireNonNull(done.get(formula(derivative)));
        }
        List<Node> operands = node.operands().stream()
                .map(operand -> Objects.requireNonNull(done.get(operand)))
                .toList();
        if (operands.equals(node.operands())) {
            return node;
        }
        graph.locate(node.origin());
        return graph.rebuild(node, operands);
    }

    /** It may have derivatives in it, if right sides have. */
    private Node formula(Node.Derivative node) {
        Node known = formulas.get(node);
        if (known == null) {
            graph.locate(node.origin());
            double factorial = 1;
            for (int k = 2; k <= node.order(); k++) {
                factorial *= k;
            }
            Node coefficient = unroll.at(node.operand(), node.order());
            Node scaled = factorial == 1 ? coefficient : graph.multiply(graph.constant(factorial), coefficient);
            known = graph.broadcast(scaled, node.axes());
            formulas.put(node, known);
        }
        return known;
    }
}
