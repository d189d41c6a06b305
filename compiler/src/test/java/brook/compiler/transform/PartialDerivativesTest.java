package brook.compiler.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Graph;
import brook.compiler.graph.GraphEvaluator;
import brook.compiler.graph.IndexMap;
import brook.compiler.graph.Node;
import brook.compiler.source.SourceFile;
import brook.compiler.source.Span;
import brook.compiler.system.DoubleTable;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Both transforms against central differences and against each other: every operator, random graphs of arrays. */
class PartialDerivativesTest {

    private static final int SIZE = 3;

    private final Graph graph = new Graph(new Span(new SourceFile("none.ode", ""), 0, 0));
    private final Axis axis = new Axis("z", SIZE);
    private final Node.Variable z = graph.variable(Node.Variable.Kind.STATE, "z", List.of(axis));
    private final Node.Variable time = graph.variable(Node.Variable.Kind.TIME, "t", List.of());
    private final Axis column = new Axis("column", SIZE);

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FREEZE")
    void operator(Operator operator) {
        double[] at = at(operator);
        Node other = graph.apply(Operator.ADD, graph.multiply(z, graph.constant(0.3)), graph.constant(1.1));
        Node condition = graph.apply(Operator.LESS, z, graph.constant(0.5));
        Node value = switch (operator.arity()) {
            case 1 -> graph.apply(operator, operator == Operator.NOT ? condition : z);
            case 2 -> two(operator, other, condition);
            default -> graph.apply(operator, condition, graph.multiply(z, z), other);
        };
        check(value, at);
    }

    @Test
    void whatIsHeldInAStepHasNoDerivative() {
        Node value = graph.multiply(z, graph.apply(Operator.FREEZE, z));
        Node gradient = ReverseMode.gradient(graph, value, z, graph.constant(List.of(axis), DoubleTable.of(1, 1, 1)));
        assertThat(evaluator(new double[] {1, 2, 3}, Map.of()).value(gradient)).containsExactly(1, 2, 3);
    }

    private Node two(Operator operator, Node other, Node condition) {
        return switch (operator) {
            case AND, OR -> graph.apply(operator, condition, graph.apply(Operator.LESS, other, graph.constant(1.3)));
            case PHI -> graph.apply(operator, z, graph.constant(2));
            default -> graph.apply(operator, z, other);
        };
    }

    /** Inside of the domain, away from what jumps. */
    private static double[] at(Operator operator) {
        double shift = operator == Operator.ACOSH ? 1.5 : 0;
        return new double[] {0.2 + shift, 0.45 + shift, 0.75 + shift};
    }

    @Test
    void powersWithFixedExponents() {
        for (double exponent : new double[] {-2, -0.5, 0, 0.5, 1, 2, 2.5, 3, 7, 70}) {
            check(graph.apply(Operator.POWER, z, graph.constant(exponent)), new double[] {0.6, 0.9, 1.1});
        }
    }

    static Stream<Integer> seeds() {
        return Stream.iterate(1, seed -> seed + 1).limit(150);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void randomGraphs(int seed) {
        Random random = new Random(seed);
        List<Node> nodes = new ArrayList<>(List.of(z, time));
        Axis wide = new Axis("wide", 4);
        double[] weights = random.doubles(SIZE * 4, -1, 1).toArray();
        nodes.add(graph.constant(List.of(wide, axis), DoubleTable.of(weights)));
        nodes.add(graph.variable(Node.Variable.Kind.PARAMETER, "w", List.of(axis)));
        while (nodes.size() < 14) {
            nodes.add(random(random, nodes, wide));
        }
        Node.Variable parameter = (Node.Variable) nodes.get(3);
        check(nodes.get(nodes.size() - 1), new double[] {0.3, -0.4, 0.8}, Map.of(parameter, new double[] {0.5, 1, -0.7
        }));
    }

    private Node random(Random random, List<Node> nodes, Axis wide) {
        Node a = nodes.get(nodes.size() - 1 - random.nextInt(Math.min(4, nodes.size())));
        Node b = nodes.get(random.nextInt(nodes.size()));
        return switch (random.nextInt(9)) {
            case 0 -> graph.apply(Operator.ADD, a, b);
            case 1 -> graph.apply(Operator.SIN, a);
            case 2 -> graph.apply(Operator.TANH, graph.multiply(a, b));
            case 3 -> graph.apply(Operator.SUBTRACT, b, a);
            case 4, 5 -> summed(random, a, b);
            case 6 -> turned(a, wide);
            case 7 -> stretched(a);
            default -> graph.apply(Operator.SELECT, graph.apply(Operator.LESS, b, graph.constant(0.1234567)), a, b);
        };
    }

    private Node summed(Random random, Node a, Node b) {
        List<Axis> rest = Node.union(List.of(a, b));
        List<Axis> gone = rest.stream().filter(some -> random.nextBoolean()).toList();
        rest.removeAll(gone);
        return graph.apply(Operator.SIN, graph.contract(a, b, gone, rest));
    }

    /** Read backwards along z, and the second half twice along the other axis. */
    private Node turned(Node a, Axis wide) {
        List<IndexMap> maps = new ArrayList<>();
        for (Axis some : a.axes()) {
            maps.add(
                    some == axis
                            ? new IndexMap.Affine(SIZE - 1, List.of(new IndexMap.Stride(axis, -1)))
                            : IndexMap.table(wide, 2, 3, 2, 3));
        }
        return graph.gather(a, maps, a.axes());
    }

    /** Two copies along z, one of them on the first element alone. */
    private Node stretched(Node a) {
        List<Axis> axes = new ArrayList<>(a.axes());
        axes.remove(axis);
        axes.add(0, axis);
        Node laidOut = graph.broadcast(a, axes);
        List<IndexMap> same = axes.stream().map(IndexMap::identity).toList();
        List<IndexMap> first = new ArrayList<>(same);
        first.set(0, IndexMap.fixed(0));
        return graph.scatter(
                List.of(laidOut, graph.multiply(graph.constant(0.5), laidOut)), List.of(same, first), false, axes);
    }

    private void check(Node value, double[] at) {
        check(value, at, Map.of());
    }

    private void check(Node value, double[] at, Map<Node.Variable, double[]> parameters) {
        List<Axis> axes = new ArrayList<>(value.axes());
        axes.add(column);
        Node jacobian = graph.broadcast(ForwardMode.jacobian(graph, value, z, List.of(column)), axes);
        double[] found = evaluator(at, parameters).value(jacobian);
        for (int j = 0; j < SIZE; j++) {
            double[] up = difference(value, at, parameters, j, 1e-5);
            for (int i = 0; i < up.length; i++) {
                double entry = found[i * SIZE + j];
                assertThat(entry)
                        .as(value + "[" + i + "] by " + j)
                        .isCloseTo(up[i], within(1e-7 * (1 + Math.abs(entry))));
            }
        }
        products(value, found, at, parameters);
    }

    private double[] difference(Node value, double[] at, Map<Node.Variable, double[]> parameters, int j, double h) {
        double[] up = at.clone();
        double[] down = at.clone();
        up[j] += h;
        down[j] -= h;
        double[] above = evaluator(up, parameters).value(value);
        double[] below = evaluator(down, parameters).value(value);
        double[] slope = new double[above.length];
        Arrays.setAll(slope, i -> (above[i] - below[i]) / (2 * h));
        return slope;
    }

    /** The products are those with the Jacobian, and agree with each other. */
    private void products(Node value, double[] jacobian, double[] at, Map<Node.Variable, double[]> parameters) {
        Random random = new Random(5);
        double[] v = random.doubles(SIZE, -1, 1).toArray();
        double[] w = random.doubles(value.size(), -1, 1).toArray();
        Node direction = graph.constant(List.of(axis), DoubleTable.of(v));
        Node weights = graph.constant(value.axes(), DoubleTable.of(w));
        Node forward = graph.broadcast(ForwardMode.product(graph, value, z, direction), value.axes());
        double[] jv = evaluator(at, parameters).value(forward);
        double[] wj = evaluator(at, parameters).value(ReverseMode.gradient(graph, value, z, weights));
        double[] wantedJv = new double[w.length];
        double[] wantedWj = new double[SIZE];
        double size = 1e-300;
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < SIZE; j++) {
                wantedJv[i] += jacobian[i * SIZE + j] * v[j];
                wantedWj[j] += jacobian[i * SIZE + j] * w[i];
                size += Math.abs(jacobian[i * SIZE + j]);
            }
        }
        assertThat(jv).containsExactly(wantedJv, within(1e-14 * size));
        assertThat(wj).containsExactly(wantedWj, within(1e-14 * size));
    }

    private GraphEvaluator evaluator(double[] at, Map<Node.Variable, double[]> parameters) {
        Map<Node.Variable, double[]> values = new LinkedHashMap<>(parameters);
        values.put(z, at);
        values.put(time, new double[] {0.7});
        return new GraphEvaluator(values);
    }
}
