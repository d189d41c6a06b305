package brook.compiler.graph;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.ShortestDecimal;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Warns (W0102) where a right-hand side is not finite at the initial values that the model gives.
 *
 * <p>Nothing is said where the caller gives a value, nor about large models, of which a first step says the same.
 */
public final class InitialPoles {

    /** The check computes the right-hand sides once, slowly. */
    private static final int MOST_ELEMENTS = 5_000;

    private static final int MOST_NODES = 20_000;

    private static final int MOST_VARIABLES = 500;

    private final OdeGraph ode;
    private final Map<Node.Variable, double[]> values = new LinkedHashMap<>();

    private InitialPoles(OdeGraph ode) {
        this.ode = ode;
    }

    /** Reports the first operation that is not finite at the start. */
    public static void warn(OdeGraph ode, Diagnostics diagnostics) {
        new InitialPoles(ode).warning().ifPresent(diagnostics::report);
    }

    private Optional<Diagnostic> warning() {
        List<Node> roots =
                ode.states().stream().map(OdeGraph.StateNode::highest).toList();
        boolean large = roots.stream().anyMatch(root -> root.id() > MOST_NODES)
                || roots.stream().mapToLong(Node::size).sum() > MOST_ELEMENTS;
        if (large || ode.states().size() + ode.parameters().size() > MOST_VARIABLES || !knowsAll()) {
            return Optional.empty();
        }
        GraphEvaluator evaluator = evaluator();
        return evaluator.firstNotFinite(roots).map(place -> diagnostic(place, evaluator));
    }

    private GraphEvaluator evaluator() {
        // A derivative is some number; whether it is 0 at the start is not known here.
        return new GraphEvaluator(values, (node, operand) -> {
            double[] numbers = new double[node.size()];
            Arrays.fill(numbers, 0.5);
            return numbers;
        });
    }

    /** Whether every parameter, state and discrete variable has a value, each computed from those before. */
    private boolean knowsAll() {
        double start =
                ode.system().solve().span().map(OdeSystem.TimeSpan::start).orElse(0.0);
        values.put(ode.time(), new double[] {start});
        Map<Node.Variable, Optional<Node>> open = new LinkedHashMap<>();
        ode.parameters().forEach(parameter -> open.put(parameter.variable(), parameter.defaultValue()));
        for (OdeGraph.StateNode state : ode.states()) {
            for (int i = 0; i < state.variables().size(); i++) {
                open.put(state.variables().get(i), state.initial().get(i));
            }
        }
        ode.discretes().forEach(discrete -> open.put(discrete.variable(), Optional.of(discrete.initial())));
        boolean progress = true;
        while (progress) {
            progress = false;
            for (Node.Variable variable : List.copyOf(open.keySet())) {
                Optional<Node> value = open.getOrDefault(variable, Optional.empty());
                if (value.isPresent() && values.keySet().containsAll(read(value.get()))) {
                    values.put(variable, evaluator().value(value.get()));
                    open.remove(variable);
                    progress = true;
                }
            }
        }
        return open.isEmpty();
    }

    private static List<Node.Variable> read(Node root) {
        List<Node.Variable> found = new ArrayList<>();
        for (Node node : Graph.reachable(List.of(root))) {
            if (node instanceof Node.Variable variable) {
                found.add(variable);
            }
        }
        return found;
    }

    private Diagnostic diagnostic(GraphEvaluator.Place place, GraphEvaluator evaluator) {
        String text = text(place.node());
        boolean pole = !Double.isNaN(place.value());
        Diagnostic diagnostic = Diagnostic.warning(
                        "W0102",
                        text + (pole ? " has a pole at the initial value" : " is not a number at the initial value"))
                .at(place.node().origin(), why(place, evaluator));
        return diagnostic.note(
                pole
                        ? "the first step would already give an infinite derivative"
                        : "the first step cannot be computed");
    }

    /** {@code x is 0 at the start}: of the operand that decides. */
    private static String why(GraphEvaluator.Place place, GraphEvaluator evaluator) {
        if (!(place.node() instanceof Node.Elementwise operation)
                || operation.operands().isEmpty()) {
            return "at the start";
        }
        int which = operation.operator() == Operator.DIVIDE ? 1 : 0;
        Node operand = operation.operands().get(which);
        double[] elements = evaluator.value(operand);
        boolean fits = elements.length == 1 || elements.length == operation.size();
        double value = elements[elements.length == 1 || !fits ? 0 : place.element()];
        String name = elements.length == 1 ? text(operand) : "an element of " + text(operand);
        return fits ? name + " is " + ShortestDecimal.of(value == 0 ? 0.0 : value) + " at the start" : "at the start";
    }

    private static String text(Node node) {
        return node instanceof Node.Variable variable
                ? variable.name()
                : node.origin().text().replaceAll("\\s+", " ");
    }
}
