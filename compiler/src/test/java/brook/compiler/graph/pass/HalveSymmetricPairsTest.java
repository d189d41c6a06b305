package brook.compiler.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Graph;
import brook.compiler.graph.GraphPrinter;
import brook.compiler.graph.IndexMap;
import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.graph.Sketch;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link Passes#run} compares the values before and after each pass; here it is the shape that matters. */
class HalveSymmetricPairsTest {

    private static final int N = 4;

    private final Sketch s = new Sketch();
    private final Axis body = new Axis("i", N);
    private final Axis xyz = new Axis("xyz", 3);
    private final Axis pair = new Axis("pair", N * (N - 1));
    private final List<Integer> first = new ArrayList<>();
    private final List<Integer> second = new ArrayList<>();

    HalveSymmetricPairsTest() {
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                if (i != j) {
                    first.add(i);
                    second.add(j);
                }
            }
        }
    }

    private IndexMap map(List<Integer> ends) {
        return IndexMap.table(pair, ends.stream().mapToInt(i -> i).toArray());
    }

    private Node at(Node vector, List<Integer> ends) {
        return s.graph.gather(vector, List.of(map(ends), IndexMap.identity(xyz)), List.of(pair, xyz));
    }

    private Node massAt(Node mass, List<Integer> ends) {
        return s.graph.gather(mass, List.of(map(ends)), List.of(pair));
    }

    private Node norm(Node difference) {
        return s.op(Operator.SQRT, s.graph.sum(s.times(difference, difference), List.of(xyz)));
    }

    /** q[i]'' = sum(G*m[j]*(q[j] - q[i])/norm(q[j] - q[i])^3 for j in 1..N if j != i). */
    private Node gravity(Node q, Node m) {
        Node difference = s.minus(at(q, second), at(q, first));
        Node weight = s.times(s.number(0.1), massAt(m, second));
        Node pull = s.over(s.times(weight, difference), s.pow(norm(difference), 3));
        List<List<IndexMap>> maps = List.of(List.of(map(first), IndexMap.identity(xyz)));
        return s.graph.scatter(List.of(pull), maps, false, List.of(body, xyz));
    }

    private static long count(OdeGraph ode, Operator operator) {
        return Graph.reachable(ode.roots()).stream()
                .filter(node -> node instanceof Node.Elementwise e && e.operator() == operator)
                .count();
    }

    /** The printed graph without its last column. */
    private static String shape(OdeGraph ode) {
        return GraphPrinter.print(ode).replaceAll(" +(run, )?test[.]ode:1", "");
    }

    @Test
    void gravityComputesEachDistanceOnce() {
        Node q = s.state("q", body, xyz);
        Node v = s.state("q'", body, xyz);
        Node m = s.param("m", body);
        OdeGraph ode =
                Passes.run(Passes.STANDARD, s.equation(gravity(q, m), q, v).ode());

        assertThat(shape(ode)).isEqualTo("""
                graph Sketch
                  axis i = 4
                  axis xyz = 3
                  axis pair = 6
                  table T1 = 1 2 3 2 3 3
                  table T2 = 0 0 0 1 1 2

                nodes
                  t              = time t
                  q[i, xyz]      = state q
                  q'[i, xyz]     = state q'
                  m[i]           = parameter m
                  n6[pair, xyz]  = q[T1[pair], xyz]
                  n7[pair, xyz]  = q[T2[pair], xyz]
                  n8[pair, xyz]  = n6 - n7
                  n9[pair]       = m[T1[pair]]
                  n10[pair]      = 0.1 * n9
                  n11[pair]      = sum(n8 * n8 for xyz)
                  n12[pair]      = n11^-1.5
                  n13[pair, xyz] = n8 * n12
                  n14[pair, xyz] = n10 * n13
                  n15[pair]      = m[T2[pair]]
                  n16[pair]      = 0.1 * n15
                  n17[pair, xyz] = n16 * n13
                  n18[pair, xyz] = -n17
                  n19[i, xyz]    = scatter(n14 to [T2[pair], xyz], n18 to [T1[pair], xyz])

                roots
                  q'  = q'
                  q'' = n19
                """);
    }

    @Test
    void energyOfPairsCountsEachPairOnce() {
        Node q = s.state("q", body, xyz);
        Node m = s.param("m", body);
        Node difference = s.minus(at(q, second), at(q, first));
        Node masses = s.times(massAt(m, first), massAt(m, second));
        Node energy = s.graph.sum(s.over(masses, norm(difference)), List.of(pair));
        OdeGraph ode =
                Passes.run(Passes.STANDARD, s.equation(q, q).output(energy).ode());

        assertThat(count(ode, Operator.POWER)).isEqualTo(1);
        assertThat(Graph.reachable(ode.roots()))
                .noneMatch(node -> node.axes().stream().anyMatch(axis -> axis.size() == pair.size()));
    }

    @Test
    void aBodyThatSharesNothingIsLeftAlone() {
        Node q = s.state("q", body);
        Node one = s.graph.gather(q, List.of(map(first)), List.of(pair));
        Node other = s.graph.gather(q, List.of(map(second)), List.of(pair));
        Node pull = s.op(Operator.EXP, s.add(one, s.times(s.number(2), other)));
        Node sum = s.graph.scatter(List.of(pull), List.of(List.of(map(first))), false, List.of(body));
        OdeGraph ode = s.equation(sum, q).ode();

        assertThat(GraphPrinter.print(Passes.run(Passes.STANDARD, ode)))
                .contains("axis pair = 12")
                .doesNotContain(" = 6\n");
    }

    @Test
    void pairsThatAreNotSymmetricAreLeftAlone() {
        Axis few = new Axis("few", 3);
        Node q = s.state("q", body);
        IndexMap low = IndexMap.table(few, 0, 0, 2);
        IndexMap high = IndexMap.table(few, 1, 2, 3);
        Node difference =
                s.minus(s.graph.gather(q, List.of(low), List.of(few)), s.graph.gather(q, List.of(high), List.of(few)));
        Node sum = s.graph.scatter(List.of(s.sin(difference)), List.of(List.of(low)), false, List.of(body));
        OdeGraph ode = Passes.run(Passes.STANDARD, s.equation(sum, q).ode());

        assertThat(GraphPrinter.print(ode)).contains("few = 3").doesNotContain("axis pair");
    }

    @Test
    void allToAllIsHalvedWithoutItsDiagonal() {
        Node theta = s.state("theta", body);
        Node k = s.param("k");
        Axis j = new Axis("j", N);
        Node other = s.graph.gather(theta, List.of(IndexMap.identity(j)), List.of(j));
        Node sine = s.op(Operator.SIN, s.minus(other, theta));
        Node sum = s.graph.contract(s.number(1), sine, List.of(j), List.of(body));
        OdeGraph ode =
                Passes.run(Passes.STANDARD, s.equation(s.times(k, sum), theta).ode());

        assertThat(shape(ode)).isEqualTo("""
                graph Sketch
                  axis i = 4
                  axis pair = 6
                  table T1 = 0 0 0 1 1 2
                  table T2 = 1 2 3 2 3 3

                nodes
                  t        = time t
                  theta[i] = state theta
                  k        = parameter k
                  n3[pair] = theta[T1[pair]]
                  n4[pair] = theta[T2[pair]]
                  n5[pair] = n3 - n4
                  n6[pair] = sin(n5)
                  n7[pair] = -n6
                  n8[i]    = scatter(n6 to [T1[pair]], n7 to [T2[pair]])
                  n9[i]    = k * n8
                  n10[i]   = -n9

                roots
                  theta' = n10
                """);
    }

    @Test
    void allToAllWithADiagonalThatCounts() {
        Node theta = s.state("theta", body);
        Axis j = new Axis("j", N);
        Node other = s.graph.gather(theta, List.of(IndexMap.identity(j)), List.of(j));
        Node cosine = s.op(Operator.COS, s.minus(other, theta));
        Node sum = s.graph.contract(s.number(1), cosine, List.of(j), List.of(body));
        OdeGraph ode = Passes.run(Passes.STANDARD, s.equation(sum, theta).ode());

        assertThat(count(ode, Operator.COS)).isEqualTo(1);
        assertThat(GraphPrinter.print(ode)).contains("pair = 6").contains("n7 + 1");
    }

    @Test
    void aMatrixTimesAVectorStaysOne() {
        Node x = s.state("x", body);
        Axis j = new Axis("j", N);
        Node w = s.param("w", body, j);
        Node other = s.graph.gather(x, List.of(IndexMap.identity(j)), List.of(j));
        Node product = s.graph.contract(w, s.op(Operator.TANH, other), List.of(j), List.of(body));
        OdeGraph ode = Passes.run(Passes.STANDARD, s.equation(product, x).ode());

        assertThat(GraphPrinter.print(ode)).doesNotContain("scatter");
    }
}
