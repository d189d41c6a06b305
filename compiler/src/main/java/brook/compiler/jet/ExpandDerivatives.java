package brook.compiler.jet;

import brook.compiler.graph.Graph;
import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.jet.JetSystem.Rate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Puts a formula in the place of each total derivative: k! times the coefficient of order k, unrolled. So a derivative has a value at a point, and a
 * series of its own, known to the order of the states.
 *
 * <p>The number of nodes grows with the square of k, not exponentially. In floating point it is the recurrence itself.
 */
public final class ExpandDerivatives {

    private final Graph graph;
    private final Unroll unroll;
    private final Map<Node, Node> formulas = new HashMap<>();
    private final Map<Node, Node> done = new HashMap<>();

    /** In a graph with these derivatives of states; a state that is absent must not be differentiated. */
    public ExpandDerivatives(Graph graph, Collection<Rate> rates) {
        this.graph = graph;
        this.unroll = new Unroll(graph, List.copyOf(rates), 1);
    }

    /** An equal system without derivatives. */
    public static OdeGraph apply(OdeGraph ode) {
        List<Node> nodes = Reach.byOperands(ode.roots());
        if (nodes.stream().noneMatch(node -> node instanceof Node.Derivative)) {
            return ode;
        }
        ExpandDerivatives expand = new ExpandDerivatives(ode.graph(), TaylorTransform.rates(ode));
        ode.roots().forEach(expand::of);
        Map<Node, String> names = new LinkedHashMap<>();
        ode.names().forEach((node, name) -> names.putIfAbsent(expand.of(node), name));
        return ode.in(ode.graph(), expand::of, names);
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
