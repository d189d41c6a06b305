package brook.compiler.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Graph;
import brook.compiler.graph.GraphEvaluator;
import brook.compiler.graph.IndexMap;
import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.graph.Sketch;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All passes keep the values of small random systems with sums over ordered pairs, all pairs and plain axes. */
class RandomSystemTest {

    private static final int N = 4;

    private final Sketch s = new Sketch();
    private final Axis i = new Axis("i", N);
    private final Axis j = new Axis("j", N);
    private final Axis pair = new Axis("pair", N * N - N);
    private final Node x = s.state("x", i);
    private final Node y = s.state("y", i);
    private final Node a = s.param("a");
    private final Node c = s.param("c", i);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void valuesStay(long seed) {
        Random random = new Random(seed);
        OdeGraph before = system(random);
        OdeGraph after = Passes.run(Passes.STANDARD, before);
        Map<String, double[]> point = new LinkedHashMap<>();
        for (String name : List.of("x", "y", "c")) {
            point.put(name, random.doubles(N, 0.5, 1.5).toArray());
        }
        point.put("a", new double[] {0.7});
        point.put("t", new double[] {0.3});
        GraphEvaluator old = evaluator(before, point);
        GraphEvaluator fresh = evaluator(after, point);
        for (int root = 0; root < before.roots().size(); root++) {
            double[] expected = old.value(before.roots().get(root));
            assertThat(PassCheck.equal(
                            Pass.Law.REASSOCIATING,
                            expected,
                            fresh.value(after.roots().get(root))))
                    .as("root %s of\n%s", root, after)
                    .isTrue();
        }
    }

    private static GraphEvaluator evaluator(OdeGraph ode, Map<String, double[]> point) {
        Map<Node.Variable, double[]> values = new LinkedHashMap<>();
        for (Node node : Graph.reachable(ode.roots())) {
            if (node instanceof Node.Variable variable) {
                values.put(variable, point.get(variable.name()));
            }
        }
        return new GraphEvaluator(values);
    }

    private OdeGraph system(Random random) {
        IndexMap first = ends(true);
        IndexMap second = ends(false);
        List<Node> onPairs = new ArrayList<>(List.of(a, s.number(2), s.number(-1.5)));
        List<Node> onSquare = new ArrayList<>(onPairs);
        List<Node> onBodies = new ArrayList<>(List.of(a, x, y, c, s.number(0.5)));
        for (Node node : List.of(x, y, c)) {
            onPairs.add(s.graph.gather(node, List.of(first), List.of(pair)));
            onPairs.add(s.graph.gather(node, List.of(second), List.of(pair)));
            onSquare.add(node);
            onSquare.add(s.graph.gather(node, List.of(IndexMap.identity(j)), List.of(j)));
        }
        Node p = s.graph.broadcast(some(random, onPairs, pair), List.of(pair));
        Node q = s.graph.broadcast(some(random, onSquare, i, j), List.of(i, j));
        Node body = s.graph.broadcast(some(random, onBodies, i), List.of(i));
        Node scattered = s.graph.scatter(List.of(p), List.of(List.of(first)), false, List.of(i));
        s.equation(s.times(c, scattered), x).equation(s.add(s.graph.sum(q, List.of(j)), body), y);
        return s.output(s.graph.sum(p, List.of(pair)))
                .output(s.graph.sum(body, List.of(i)))
                .ode();
    }

    private IndexMap ends(boolean first) {
        int[] table = new int[N * N - N];
        for (int k = 0, p = 0; k < N * N; k++) {
            if (k / N != k % N) {
                table[p++] = first ? k / N : k % N;
            }
        }
        return IndexMap.table(pair, table);
    }

    /** A formula that has all of some axes. */
    private Node some(Random random, List<Node> leaves, Axis... axes) {
        List<Node> pool = new ArrayList<>(leaves);
        Node last = s.sin(s.minus(leaves.get(3), leaves.get(4)));
        for (int step = 0; step < 12 || !last.axes().containsAll(List.of(axes)); step++) {
            last = operation(random, any(random, pool), any(random, pool));
            pool.add(last);
        }
        return last;
    }

    private Node operation(Random random, Node u, Node v) {
        return switch (random.nextInt(9)) {
            case 0 -> s.add(u, v);
            case 1, 2 -> s.minus(u, v);
            case 3 -> s.times(u, v);
            case 4 -> s.over(u, s.add(s.number(3), s.times(v, v)));
            case 5 -> s.sin(u);
            case 6 -> s.op(Operator.COS, s.minus(u, v));
            case 7 -> s.over(s.op(Operator.TANH, v), s.pow(s.op(Operator.SQRT, s.add(s.times(u, u), s.number(1))), 3));
            default -> s.op(Operator.SQRT, s.add(s.times(u, u), s.number(2)));
        };
    }

    private static Node any(Random random, List<Node> pool) {
        return pool.get(random.nextInt(pool.size()));
    }
}
