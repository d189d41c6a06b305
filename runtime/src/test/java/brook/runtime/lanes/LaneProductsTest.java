package brook.runtime.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import brook.runtime.LaneMatrix;
import brook.runtime.LaneProducts;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaneProductsTest {

    /** Places before and behind what a product may touch. */
    private static final int GAP = 5;

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "1, 7, 1",
        "6, 5, 1",
        "64, 65, 1",
        "2, 2, 2",
        "5, 3, 3",
        "7, 130, 3",
        "64, 3, 16",
        "2, 65, 16",
        "33, 34, 31",
        "64, 64, 32",
        "1, 5, 100",
        "3, 4, 100",
        "101, 33, 100",
        "9, 257, 100",
        "7, 9, 257",
        "2, 3, 1024",
        "50, 260, 20"
    })
    void havePlainLoopsBits(int rows, int columns, int lanes) {
        Random random = new Random(rows + 100L * columns + 10000L * lanes);
        for (Rounding rounding : Rounding.values()) {
            LaneMatrix byRows = LaneMatrix.byRows(rows, columns);
            LaneMatrix wide = new LaneMatrix(rows, columns, columns + 3, 1);
            LaneMatrix byColumns = LaneMatrix.byRows(columns, rows).transposed();
            for (LaneMatrix matrix : new LaneMatrix[] {byRows, wide, byColumns}) {
                new Case(rounding, matrix, lanes, random).check();
            }
        }
    }

    @Test
    void keepsSignsOfZerosAndWhatIsNotANumber() {
        LaneMatrix matrix = LaneMatrix.byRows(5, 3);
        Case special = new Case(Rounding.FUSED, matrix, 40, new Random(1));
        double[] odd = {0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, 1e-300, -1e-300, 1e300};
        for (double[] array : new double[][] {special.a, special.x, special.u}) {
            for (int i = 0; i < array.length; i++) {
                array[i] = odd[i % odd.length];
            }
        }
        Arrays.fill(special.out, -0.0);
        special.check();
    }

    @Test
    void allocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        Case some = new Case(Rounding.FUSED, LaneMatrix.byRows(65, 33), 20, new Random(2));
        LaneProducts products = LaneProducts.fused(20);
        some.allForms(products);
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < 100; i++) {
            some.allForms(products);
        }
        assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(1000);
    }

    @Test
    void refusesEmptyMatricesAndNoLanes() {
        assertThatIllegalArgumentException().isThrownBy(() -> LaneProducts.fused(0));
        assertThatIllegalArgumentException().isThrownBy(() -> LaneProducts.rounded(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LaneMatrix.byRows(0, 3))
                .withMessageContaining("0, 3, 3, 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new LaneMatrix(2, 3, 3, 0));
    }

    private enum Rounding {
        FUSED,
        ROUNDED;

        LaneProducts products(int lanes) {
            return switch (this) {
                case FUSED -> LaneProducts.fused(lanes);
                case ROUNDED -> LaneProducts.rounded(lanes);
            };
        }

        double add(double a, double b, double sum) {
            return switch (this) {
                case FUSED -> Math.fma(a, b, sum);
                case ROUNDED -> sum + a * b;
            };
        }
    }

    /** A matrix, a vector for its columns and one for its rows, and a place for results, each with gaps round it. */
    private static final class Case {

        private final Rounding rounding;
        private final LaneMatrix matrix;
        private final int lanes;
        final double[] a;
        final double[] x;
        final double[] u;
        final double[] out;

        Case(Rounding rounding, LaneMatrix matrix, int lanes, Random random) {
            this.rounding = rounding;
            this.matrix = matrix;
            this.lanes = lanes;
            int last = matrix.rowStride() * (matrix.rows() - 1) + matrix.columnStride() * (matrix.columns() - 1);
            a = random.doubles(last + 1 + 2 * GAP, -1, 1).toArray();
            x = random.doubles(matrix.columns() * lanes + 2 * GAP, -1, 1).toArray();
            u = random.doubles(matrix.rows() * lanes + 2 * GAP, -1, 1).toArray();
            out = random.doubles(matrix.rows() * lanes + 2 * GAP, -1, 1).toArray();
        }

        void check() {
            LaneProducts products = rounding.products(lanes);
            double[] result = out.clone();
            products.of(matrix, a, GAP).times(x, GAP, result, GAP);
            assertThat(result).isEqualTo(times(0));
            result = out.clone();
            products.of(matrix, a, GAP).addTimes(x, GAP, result, GAP);
            assertThat(result).isEqualTo(times(1));
            result = a.clone();
            products.of(matrix, result, GAP).outer(u, GAP, x, GAP);
            assertThat(result).isEqualTo(outer(0));
            result = a.clone();
            products.of(matrix, result, GAP).addOuter(u, GAP, x, GAP);
            assertThat(result).isEqualTo(outer(1));
        }

        void allForms(LaneProducts products) {
            products.of(matrix, a, GAP).times(x, GAP, out, GAP);
            products.of(matrix, a, GAP).addTimes(x, GAP, out, GAP);
            products.of(matrix, a, GAP).outer(u, GAP, x, GAP);
            products.of(matrix, a, GAP).addOuter(u, GAP, x, GAP);
        }

        /** Plain loops, beginning with what stands in the result or with zero. */
        private double[] times(int standing) {
            double[] result = out.clone();
            for (int i = 0; i < matrix.rows(); i++) {
                for (int l = 0; l < lanes; l++) {
                    int place = GAP + i * lanes + l;
                    double sum = standing == 1 ? result[place] : 0;
                    for (int j = 0; j < matrix.columns(); j++) {
                        sum = rounding.add(a[element(i, j)], x[GAP + j * lanes + l], sum);
                    }
                    result[place] = sum;
                }
            }
            return result;
        }

        private double[] outer(int standing) {
            double[] result = a.clone();
            for (int i = 0; i < matrix.rows(); i++) {
                for (int j = 0; j < matrix.columns(); j++) {
                    int place = element(i, j);
                    double sum = standing == 1 ? result[place] : 0;
                    for (int l = 0; l < lanes; l++) {
                        sum = rounding.add(u[GAP + i * lanes + l], x[GAP + j * lanes + l], sum);
                    }
                    result[place] = sum;
                }
            }
            return result;
        }

        private int element(int i, int j) {
            return GAP + i * matrix.rowStride() + j * matrix.columnStride();
        }
    }
}
