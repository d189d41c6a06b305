package brook.compiler.graph;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.jet.TaylorCalculus;
import brook.compiler.source.Diagnostics;
import brook.compiler.system.Expr;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.Pieces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Lowers a system and compares all roots of its graph with the interpreter at random points. */
final class LoweringCheck {

    private static final double TOLERANCE = 1e-12;

    private final OdeSystem system;
    private final OdeGraph ode;

    private LoweringCheck(OdeSystem system) {
        this.system = system;
        this.ode =
                Lowering.lower(system, new TaylorCalculus(), new Diagnostics()).orElseThrow();
    }

    /** The graph, after it has been compared. */
    static OdeGraph check(OdeSystem system) {
        LoweringCheck check = new LoweringCheck(system);
        for (int seed = 1; seed <= 3; seed++) {
            check.compare(new Random(seed));
        }
        return check.ode;
    }

    private void compare(Random random) {
        ExprInterpreter interpreter = new ExprInterpreter();
        Map<Node.Variable, double[]> values = new HashMap<>();
        values.put(ode.time(), new double[] {random.nextDouble()});
        interpreter.define(system.time(), 0, values.get(ode.time()));
        for (int i = 0; i < system.parameters().size(); i++) {
            Node.Variable variable = ode.parameters().get(i).variable();
            values.put(variable, random(variable, random));
            interpreter.define(system.parameters().get(i).symbol(), 0, values.get(variable));
        }
        for (int i = 0; i < system.states().size(); i++) {
            List<Node.Variable> variables = ode.states().get(i).variables();
            for (int primes = 0; primes < variables.size(); primes++) {
                Node.Variable variable = variables.get(primes);
                values.put(variable, random(variable, random));
                interpreter.define(system.states().get(i).symbol(), primes, values.get(variable));
            }
        }
        for (int i = 0; i < system.discretes().size(); i++) {
            Node.Variable variable = ode.discretes().get(i).variable();
            values.put(variable, random(variable, random));
            interpreter.define(system.discretes().get(i).symbol(), 0, values.get(variable));
        }
        interpreter.defineAll(system);
        GraphEvaluator evaluator = new GraphEvaluator(values);
        List<Pieces> expected = new ArrayList<>();
        List<Node> actual = new ArrayList<>();
        collect(expected, actual);
        for (int i = 0; i < actual.size(); i++) {
            double[] wanted = interpreter.value(expected.get(i));
            assertClose(evaluator.value(actual.get(i)), given(wanted, actual.get(i)), actual.get(i));
        }
    }

    /** Elements that no part of a join gives, since an event leaves them alone, count as 0. */
    private static double[] given(double[] wanted, Node node) {
        boolean join = node instanceof Node.Scatter scatter && scatter.disjoint();
        return join ? Arrays.stream(wanted).map(x -> Double.isNaN(x) ? 0 : x).toArray() : wanted;
    }

    private void collect(List<Pieces> expected, List<Node> actual) {
        for (int i = 0; i < system.states().size(); i++) {
            OdeSystem.State state = system.states().get(i);
            OdeGraph.StateNode node = ode.states().get(i);
            expected.add(state.equation());
            actual.add(node.highest());
            assertThat(node.highest().axes()).isEqualTo(node.variables().get(0).axes());
            addPresent(state.initial(), node.initial(), expected, actual);
        }
        for (int i = 0; i < system.outputs().size(); i++) {
            expected.add(system.outputs().get(i).value());
            actual.add(ode.outputs().get(i));
        }
        for (int i = 0; i < system.discretes().size(); i++) {
            expected.add(system.discretes().get(i).initial());
            actual.add(ode.discretes().get(i).initial());
        }
        for (int i = 0; i < system.events().size(); i++) {
            collect(system.events().get(i), ode.events().get(i), expected, actual);
        }
        for (int i = 0; i < system.parameters().size(); i++) {
            addPresent(
                    List.of(system.parameters().get(i).defaultValue()),
                    List.of(ode.parameters().get(i).defaultValue()),
                    expected,
                    actual);
        }
    }

    private static void collect(
            OdeSystem.Event event, OdeGraph.EventNode node, List<Pieces> expected, List<Node> actual) {
        if (event.trigger() instanceof OdeSystem.Trigger.Root root) {
            expected.add(scalar(root.function()));
            actual.add(node.root().orElseThrow().integrand());
        } else if (event.trigger() instanceof OdeSystem.Trigger.Condition condition) {
            expected.add(scalar(condition.condition()));
            actual.add(node.condition().orElseThrow());
        } else if (event.trigger() instanceof OdeSystem.Trigger.At at) {
            at.times().forEach(time -> expected.add(scalar(time)));
            actual.addAll(node.times());
        } else if (event.trigger() instanceof OdeSystem.Trigger.Every every) {
            expected.add(scalar(every.period()));
            every.from().ifPresent(from -> expected.add(scalar(from)));
            actual.addAll(node.times());
        }
        event.guard().ifPresent(guard -> expected.add(scalar(guard)));
        node.guard().ifPresent(actual::add);
        for (OdeSystem.Action action : event.actions()) {
            if (action instanceof OdeSystem.Action.Assign assign) {
                expected.add(assign.value());
            }
        }
        for (OdeGraph.EventNode.Assignment assignment : node.assignments()) {
            actual.add(assignment.value());
            assertThat(assignment.value().axes()).isEqualTo(assignment.target().axes());
        }
        assertThat(actual).hasSameSizeAs(expected);
    }

    private static Pieces scalar(Expr value) {
        return new Pieces(List.of(), List.of(new Pieces.Piece(value.span(), List.of(), value)));
    }

    private static void addPresent(
            List<Optional<Pieces>> pieces, List<Optional<Node>> nodes, List<Pieces> expected, List<Node> actual) {
        for (int i = 0; i < pieces.size(); i++) {
            assertThat(nodes.get(i).isPresent()).isEqualTo(pieces.get(i).isPresent());
            pieces.get(i).ifPresent(expected::add);
            nodes.get(i).ifPresent(actual::add);
        }
    }

    private static double[] random(Node.Variable variable, Random random) {
        return random.doubles(variable.size(), 0.5, 1.5).toArray();
    }

    private static void assertClose(double[] actual, double[] expected, Node node) {
        assertThat(actual).hasSameSizeAs(expected);
        double scale = 0;
        for (double x : expected) {
            scale = Double.isFinite(x) ? Math.max(scale, Math.abs(x)) : scale;
        }
        for (int i = 0; i < actual.length; i++) {
            double error = actual[i] == expected[i] ? 0 : Math.abs(actual[i] - expected[i]);
            boolean close = error <= TOLERANCE * scale || Double.isNaN(actual[i]) && Double.isNaN(expected[i]);
            assertThat(close)
                    .as("%s of %s: element %d is %s, not %s", node, node.origin(), i, actual[i], expected[i])
                    .isTrue();
        }
    }
}
