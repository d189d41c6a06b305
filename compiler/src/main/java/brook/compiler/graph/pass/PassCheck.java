package brook.compiler.graph.pass;

import brook.compiler.graph.Graph;
import brook.compiler.graph.GraphEvaluator;
import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What must hold after a pass; for assertions, so it throws an {@link AssertionError} that says what is broken. */
final class PassCheck {

    private static final int POINTS = 3;
    private static final double TOLERANCE = 1e-9;
    /** Above so many elements the values are not compared: the evaluator is slow and keeps them all. */
    private static final long MOST_ELEMENTS = 2_000_000;

    private PassCheck() {}

    static boolean holds(Pass pass, OdeGraph before, OdeGraph after) {
        String name = pass.getClass().getSimpleName();
        List<Node> old = before.withStates(List.of()).roots();
        List<Node> fresh = after.withStates(List.of()).roots();
        check(old.size() == fresh.size(), name + " changed the number of roots");
        check(dimension(before) == dimension(after), name + " changed the number of states");
        List<Node> nodes = after.graph().nodes();
        for (Node node : Graph.reachable(after.roots())) {
            check(nodes.get(node.id()) == node, name + " left a node of another graph: " + node);
        }
        if (elements(before) + elements(after) <= MOST_ELEMENTS) {
            for (int point = 0; point < POINTS; point++) {
                GraphEvaluator a = evaluator(before, point);
                GraphEvaluator b = evaluator(after, point);
                compare(pass, old, fresh, a, b);
                check(
                        equal(pass.law(), rates(before, a), rates(after, b)),
                        name + " changed the value of roots, the derivatives of the states");
                check(
                        equal(pass.law(), initial(before, a), initial(after, b)),
                        name + " changed the value of roots, the initial values");
            }
        }
        return true;
    }

    private static void compare(Pass pass, List<Node> old, List<Node> fresh, GraphEvaluator a, GraphEvaluator b) {
        for (int i = 0; i < old.size(); i++) {
            double[] expected = a.value(old.get(i));
            double[] found = b.value(fresh.get(i));
            boolean same = old.get(i).axes().equals(fresh.get(i).axes()) && equal(pass.law(), expected, found);
            check(same, pass.getClass().getSimpleName() + " changed the value of root " + i + ", " + old.get(i));
        }
    }

    private static int dimension(OdeGraph ode) {
        return ode.states().stream()
                .flatMap(state -> state.variables().stream())
                .mapToInt(Node::size)
                .sum();
    }

    /** The derivatives of all states, in the order of memory: several states may have become one. */
    private static double[] rates(OdeGraph ode, GraphEvaluator evaluator) {
        return ode.states().stream()
                .flatMap(state -> Stream.concat(
                        state.variables().stream().skip(1).map(variable -> (Node) variable),
                        Stream.of(state.highest())))
                .flatMapToDouble(rate -> Arrays.stream(evaluator.value(rate)))
                .toArray();
    }

    /** The initial values in the same order, not a number where none is given. */
    private static double[] initial(OdeGraph ode, GraphEvaluator evaluator) {
        double[] values = new double[dimension(ode)];
        Arrays.fill(values, Double.NaN);
        int at = 0;
        for (OdeGraph.StateNode state : ode.states()) {
            for (int i = 0; i < state.variables().size(); i++) {
                int to = at;
                state.initial().get(i).ifPresent(value -> {
                    double[] given = evaluator.value(value);
                    System.arraycopy(given, 0, values, to, given.length);
                });
                at += state.variables().get(i).size();
            }
        }
        return values;
    }

    /** A value that was not a number may have become one: sqrt(s)^2 becomes s. */
    static boolean equal(Pass.Law law, double[] expected, double[] found) {
        double norm = 1;
        for (double x : expected) {
            norm = Double.isFinite(x) ? Math.max(norm, Math.abs(x)) : norm;
        }
        double tolerance = switch (law) {
            case EXACT -> 0;
            case REASSOCIATING -> TOLERANCE * norm;
        };
        for (int i = 0; i < expected.length; i++) {
            boolean near = Math.abs(expected[i] - found[i]) <= tolerance || expected[i] == found[i];
            boolean lost = law == Pass.Law.EXACT ? Double.isNaN(found[i]) : true;
            if (!near && !(Double.isNaN(expected[i]) && lost)) {
                return false;
            }
        }
        return true;
    }

    /** Values spread over (0.2, 1.7), other ones for each variable, element and point; the same in every run. */
    private static GraphEvaluator evaluator(OdeGraph ode, int point) {
        Map<Node.Variable, double[]> values = new LinkedHashMap<>();
        double[] all = spread(dimension(ode), 0, point);
        int at = 0;
        for (OdeGraph.StateNode state : ode.states()) {
            for (Node.Variable variable : state.variables()) {
                values.put(variable, Arrays.copyOfRange(all, at, at + variable.size()));
                at += variable.size();
            }
        }
        int number = 1;
        for (Node node : ode.withStates(List.of()).roots()) {
            if (node instanceof Node.Variable variable && !values.containsKey(variable)) {
                values.put(variable, spread(variable.size(), number++, point));
            }
        }
        return new GraphEvaluator(values, PassCheck::someDerivative);
    }

    private static double[] spread(int size, int number, int point) {
        double[] value = new double[size];
        double seed = 0.7548776662466927 * number + 0.5698402909980532 * point;
        for (int i = 0; i < value.length; i++) {
            double x = seed + 0.6180339887498949 * i;
            value[i] = 0.2 + 1.5 * (x - Math.floor(x));
        }
        return value;
    }

    /** Any function of the operand and the order will do to see that both sides take the same derivative. */
    private static double[] someDerivative(Node.Derivative node, double[] operand) {
        double[] value = new double[operand.length];
        for (int i = 0; i < value.length; i++) {
            value[i] = StrictMath.cos(node.order() * operand[i]);
        }
        return value;
    }

    private static long elements(OdeGraph ode) {
        long elements = 0;
        for (Node node : Graph.reachable(ode.roots())) {
            long terms = 1;
            if (node instanceof Node.Contraction contraction) {
                terms = contraction.summed().stream()
                        .mapToLong(axis -> axis.size())
                        .reduce(1, (a, b) -> a * b);
            }
            elements += node.size() * terms;
        }
        return elements;
    }

    private static void check(boolean condition, String message) {
        if (!condition) {
            throw new AssertionError(message);
        }
    }
}
