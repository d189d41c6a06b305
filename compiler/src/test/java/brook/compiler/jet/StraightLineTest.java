package brook.compiler.jet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.graph.Axis;
import brook.compiler.graph.GraphEvaluator;
import brook.compiler.graph.Node;
import brook.compiler.graph.Sketch;
import brook.compiler.jet.StraightPlan.Formula;
import brook.compiler.jet.StraightPlan.Statement;
import brook.compiler.system.Operator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Straight-line code equals the unrolled graph, in methods that HotSpot compiles. */
class StraightLineTest {

    private static final int ORDER = 20;

    private final Sketch sketch = new Sketch();

    @Test
    void arraysAreWrittenOut() {
        Axis i = new Axis("i", 3);
        Node x = sketch.state("x", i);
        Node a = sketch.param("a", i);
        Node total = sketch.graph.sum(sketch.times(x, x), List.of(i));
        Node root = sketch.op(Operator.SQRT, sketch.add(sketch.times(a, x), sketch.add(total, sketch.time)));
        sketch.equation(sketch.minus(sketch.op(Operator.POWER, a, root), sketch.op(Operator.ABS, x)), x);
        Map<Node.Variable, double[]> start = Map.of(
                sketch.time,
                new double[] {0.5},
                (Node.Variable) x,
                new double[] {0.1, -0.2, 0.3},
                (Node.Variable) a,
                new double[] {0.7, 0.8, 1.2});
        JetSystem jets = TaylorTransform.of(sketch.ode());
        StraightPlan plan = StraightLine.forced(jets, ORDER).orElseThrow();
        StraightInterpreter machine = new StraightInterpreter(sketch.time, new GraphEvaluator(start));
        machine.run(plan);
        JetInterpreter graph = new JetInterpreter(sketch.ode(), start, 1);
        for (int k = 1; k <= ORDER; k++) {
            double[] expected = graph.coefficient(x, k);
            for (int element = 0; element < 3; element++) {
                assertThat(machine.coefficient((Node.Variable) x, element, k))
                        .as("x[%d], order %d", element, k)
                        .isCloseTo(expected[element], within(1e-12 * Math.max(1, Math.abs(expected[element]))));
            }
        }
    }

    @Test
    void methodsAreShortAndExpressionsFlat() {
        StraightPlan plan = StraightLine.forced(pairs(4), ORDER).orElseThrow();
        assertThat(plan.methods()).hasSizeGreaterThan(10).allMatch(method -> method.bytes() <= 6500);
        int deepest = plan.methods().stream()
                .flatMap(method -> method.statements().stream())
                .mapToInt(statement -> depth(value(statement)))
                .max()
                .orElseThrow();
        assertThat(deepest).isLessThan(50);
    }

    @Test
    void largeSystemsAreLeftToLoops() {
        assertThat(StraightLine.of(pairs(12), ORDER)).isEmpty();
        assertThat(StraightLine.of(pairs(2), 12)).isPresent();
    }

    /** HotSpot makes vectors of loops over linear terms. */
    @Test
    void longArraysOfLinearTermsAreLeftToLoops() {
        assertThat(StraightLine.of(decays(200), ORDER)).isEmpty();
        assertThat(StraightLine.forced(decays(200), ORDER)).isPresent();
        assertThat(StraightLine.of(decays(20), ORDER)).isPresent();
    }

    private static JetSystem decays(int count) {
        Sketch sketch = new Sketch();
        Axis i = new Axis("i", count);
        Node x = sketch.state("x", i);
        sketch.equation(sketch.times(sketch.param("a", i), x), x);
        return TaylorTransform.of(sketch.ode());
    }

    /** Bodies on a line, each pair by a power of its distance. */
    private static JetSystem pairs(int count) {
        Sketch sketch = new Sketch();
        Node[] x = new Node[count];
        for (int i = 0; i < count; i++) {
            x[i] = sketch.state("x" + i);
        }
        for (int i = 0; i < count; i++) {
            Node force = sketch.number(0);
            for (int j = 0; j < count; j++) {
                Node d = sketch.minus(x[j], x[i]);
                Node term = sketch.times(d, sketch.pow(sketch.add(sketch.times(d, d), sketch.number(1)), -1.5));
                force = i == j ? force : sketch.add(force, term);
            }
            Node velocity = sketch.state("v" + i);
            sketch.equation(velocity, x[i]).equation(force, velocity);
        }
        return TaylorTransform.of(sketch.ode());
    }

    private static Formula value(Statement statement) {
        if (statement instanceof Statement.Let let) {
            return let.value();
        }
        if (statement instanceof Statement.Store store) {
            return store.value();
        }
        throw new AssertionError(statement);
    }

    private static int depth(Formula formula) {
        if (formula instanceof Formula.Operation operation) {
            return 1
                    + operation.operands().stream()
                            .mapToInt(StraightLineTest::depth)
                            .max()
                            .orElse(0);
        }
        if (formula instanceof Formula.Fused fused) {
            return 1 + Math.max(depth(fused.sum()), Math.max(depth(fused.a()), depth(fused.b())));
        }
        return 0;
    }
}
