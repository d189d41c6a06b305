package brook.runtime.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which form is chosen, what it fills, and orders of elimination. */
class PlanTest {

    private static ShiftedSystem system(Sample sample) {
        return new ShiftedSystem(sample.starts, sample.rows);
    }

    private static Neighbours graph(Sample sample) {
        return Neighbours.of(new Pattern(sample.starts, sample.rows));
    }

    @Test
    void formsInAWord() {
        assertThat(system(Sample.band(5, 4, 4)).form()).hasToString("dense");
        assertThat(system(Sample.band(300, 299, 299)).form()).hasToString("dense");
        assertThat(system(Sample.band(100, 1, 1)).form()).hasToString("banded");
        assertThat(system(Sample.band(100, 5, 2)).form()).hasToString("banded");
        assertThat(system(Sample.arrow(30)).form()).hasToString("sparse");
        assertThat(system(Sample.laplacian(30)).form()).hasToString("sparse");
    }

    @Test
    void aLongTridiagonalSystemIsLinearInAllThings() {
        int n = 100_000;
        Sample sample = Sample.band(n, 1, 1).fill(new Random(1));
        ShiftedSystem system = system(sample);
        assertThat(system.form()).isEqualTo(Form.BANDED);
        assertThat(system.operations()).isEqualTo(n - 1);
        assertThat(system.realFactors().entries()).isEqualTo(4L * n - 4);
        assertThat(sample.error(system, 3, 1, new Random(2))).isLessThan(1e-15);
        ShiftedSystem sparse = new ShiftedSystem(sample.starts, sample.rows, Form.SPARSE);
        assertThat(sparse.operations()).isEqualTo(n - 1);
        RealFactors factors = sparse.realFactors();
        assertThat(factors.factor(sample.values, 3)).isTrue();
        assertThat(factors.entries()).isEqualTo(3L * n - 2);
    }

    @Test
    void anArrowDoesNotFill() {
        int n = 100_000;
        Sample sample = Sample.arrow(n).fill(new Random(1));
        ShiftedSystem system = system(sample);
        assertThat(system.operations()).isEqualTo(n - 1);
        RealFactors factors = system.realFactors();
        assertThat(factors.factor(sample.values, 3)).isTrue();
        assertThat(factors.entries()).isEqualTo(3L * n - 2);
    }

    @Test
    void aTridiagonalSystemInAnyOrderIsABand() {
        int[] position = new Random(3).ints(0, 200).distinct().limit(200).toArray();
        ShiftedSystem system = system(Sample.band(200, 1, 1).fill(new Random(4)).permuted(position));
        assertThat(system.form()).isEqualTo(Form.BANDED);
        assertThat(system.operations()).isEqualTo(199);
    }

    /** A band of 100 diagonals below takes 1e8 operations, the full matrix 3e11, nested dissection 10 n^1.5 or so. */
    @Test
    void aLaplacianIsFarBelowDense() {
        Sample sample = Sample.laplacian(100);
        ShiftedSystem system = system(sample);
        assertThat(system.form()).isEqualTo(Form.SPARSE);
        assertThat(system.operations()).isLessThan(2e7);
        RealFactors factors = system.realFactors();
        assertThat(factors.factor(sample.values, -1)).isTrue();
        assertThat(factors.entries()).isLessThan(500_000);
        assertThat(sample.error(system, -1, 1, new Random(5))).isLessThan(sample.bound());
    }

    /** With pivots on the diagonal the factors have exactly the entries that elimination of the graph, vertex by vertex, finds. */
    @Test
    void fillIsAsCounted() {
        Random random = new Random(6);
        for (int trial = 0; trial < 200; trial++) {
            int n = 1 + random.nextInt(80);
            Sample sample = Sample.scattered(n, Math.min(n, 1 + random.nextInt(5)), random);
            MinimumDegree degree = MinimumDegree.of(graph(sample), Double.POSITIVE_INFINITY);
            assertThat(Arrays.stream(degree.order()).sorted().toArray()).containsExactly(identity(n));
            long[] counts = eliminated(graph(sample), degree.order());
            boolean postponed =
                    Arrays.stream(identity(n)).anyMatch(i -> graph(sample).degree(i) > 10 * Math.sqrt(n));
            assertThat(postponed).isFalse();
            assertThat(degree.entries()).isEqualTo(counts[0]);
            assertThat(degree.operations()).isEqualTo((double) counts[1]);
        }
    }

    /** Entries of L and the sum of their squares by column, with a boolean matrix. */
    private static long[] eliminated(Neighbours graph, int[] order) {
        boolean[][] linked = new boolean[graph.size][graph.size];
        for (int i = 0; i < graph.size; i++) {
            for (int p = graph.starts[i]; p < graph.starts[i + 1]; p++) {
                linked[i][graph.list[p]] = true;
            }
        }
        long[] counts = new long[2];
        for (int pivot : order) {
            int[] left = Arrays.stream(identity(graph.size))
                    .filter(i -> linked[pivot][i])
                    .toArray();
            counts[0] += left.length;
            counts[1] += (long) left.length * left.length;
            for (int i : left) {
                linked[i][pivot] = false;
                for (int k : left) {
                    linked[i][k] = i != k;
                }
            }
        }
        return counts;
    }

    private static int[] identity(int n) {
        int[] identity = new int[n];
        Arrays.setAll(identity, i -> i);
        return identity;
    }

    @Test
    void cuthillAndMcKeeOrderAllComponents() {
        Random random = new Random(7);
        for (int trial = 0; trial < 100; trial++) {
            int n = 1 + random.nextInt(50);
            Sample sample = Sample.scattered(n, 1, random);
            assertThat(Arrays.stream(CuthillMcKee.order(graph(sample))).sorted().toArray())
                    .containsExactly(identity(n));
        }
        Sample laplacian = Sample.laplacian(9);
        int[] position = Pattern.inverse(CuthillMcKee.order(graph(laplacian)));
        assertThat(new Pattern(laplacian.starts, laplacian.rows).below(position))
                .isEqualTo(9);
    }

    @Test
    void productsWithTheMatrix() {
        Sample sample = Sample.of(new double[][] {{1, 0, 2}, {0, 0, 3}, {4, 5, 0}});
        double[] y = {9, 9, 9};
        system(sample).multiply(sample.values, new double[] {1, 10, 100}, y);
        assertThat(y).containsExactly(201, 300, 54);
    }

    @Test
    void whatAreNoColumnsIsRefused() {
        for (int[][] wrong : new int[][][] {
            {{0}, {}},
            {{1, 1}, {0}},
            {{0, 2}, {0}},
            {{0, 1}, {1}},
            {{0, 2, 2}, {1, 0}},
            {{0, 2, 2}, {1, 1}},
            {{0, 2, 1}, {0}},
            {{0, 1, 2}, {-1, 0}}
        }) {
            assertThatThrownBy(() -> new ShiftedSystem(wrong[0], wrong[1]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
