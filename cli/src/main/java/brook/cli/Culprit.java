package brook.cli;

import brook.compiler.graph.GraphEvaluator;
import brook.compiler.graph.GraphEvaluator.Place;
import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.source.Diagnostic;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The operation of a model that left the finite numbers at some point, found by computing the equations once more, slowly. */
final class Culprit {

    private static final Set<Operator> LOGARITHMS = Set.of(Operator.LOG, Operator.LOG2, Operator.LOG10);

    private final GraphEvaluator evaluator;
    private final Place place;

    private Culprit(GraphEvaluator evaluator, Place place) {
        this.evaluator = evaluator;
        this.place = place;
    }

    /** The first culprit among the right-hand sides and integrands, empty if all are finite. */
    static Optional<Culprit> at(OdeGraph graph, double t, double[] parameters, double[] state) {
        GraphEvaluator evaluator = new GraphEvaluator(variables(graph, t, parameters, state));
        List<Node> roots = new ArrayList<>();
        graph.states().forEach(node -> roots.add(node.highest()));
        graph.integrals().forEach(integral -> roots.add(integral.integrand()));
        return evaluator.firstNotFinite(roots).map(place -> new Culprit(evaluator, place));
    }

    private static Map<Node.Variable, double[]> variables(
            OdeGraph graph, double t, double[] parameters, double[] state) {
        Map<Node.Variable, double[]> values = new LinkedHashMap<>();
        values.put(graph.time(), new double[] {t});
        int at = 0;
        for (OdeGraph.ParameterNode parameter : graph.parameters()) {
            values.put(parameter.variable(), slice(parameters, at, parameter.variable()));
            at += parameter.variable().size();
        }
        at = 0;
        for (OdeGraph.StateNode node : graph.states()) {
            for (Node.Variable variable : node.variables()) {
                values.put(variable, slice(state, at, variable));
                at += variable.size();
            }
        }
        return values;
    }

    private static double[] slice(double[] values, int from, Node.Variable variable) {
        return Arrays.copyOfRange(values, from, from + variable.size());
    }

    /** With the operation marked where the user wrote it. */
    Diagnostic mark(Diagnostic diagnostic) {
        return diagnostic.at(place.node().origin(), words());
    }

    private String words() {
        if (place.node() instanceof Node.Elementwise node) {
            double first = operand(node, 0);
            Operator operator = node.operator();
            if (LOGARITHMS.contains(operator)) {
                return "the logarithm of " + (first < 0 ? "a negative number" : "0");
            }
            if (operator == Operator.SQRT && first < 0) {
                return "the square root of a negative number";
            }
            boolean divides = operator == Operator.DIVIDE && operand(node, 1) == 0;
            if (divides || (operator == Operator.POWER && first == 0)) {
                return "a division by 0";
            }
            if (operator == Operator.POWER && first < 0) {
                return "a power of a negative number whose exponent is not whole";
            }
            if ((operator == Operator.ASIN || operator == Operator.ACOS) && Math.abs(first) > 1) {
                return "the argument lies outside -1 .. 1";
            }
        }
        return Double.isNaN(place.value()) ? "not a number" : "too large for a double";
    }

    /** The operand's element that met this one, NaN where that is hard to say. */
    private double operand(Node.Elementwise node, int which) {
        double[] values = evaluator.value(node.operands().get(which));
        if (values.length == node.size()) {
            return values[place.element()];
        }
        return values.length == 1 ? values[0] : Double.NaN;
    }
}
