package brook.runtime.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What singular, nearly singular and non-finite matrices are called, and that badly scaled ones are not called singular. */
class SingularTest {

    private static boolean isRegular(Sample sample, Form form, double shift) {
        ShiftedSystem system = new ShiftedSystem(sample.starts, sample.rows, form);
        boolean real = system.realFactors().factor(sample.values, shift);
        assertThat(system.complexFactors().factor(sample.values, shift, 0)).isEqualTo(real);
        return real;
    }

    @ParameterizedTest
    @EnumSource
    void smallSingularMatrices(Form form) {
        assertThat(isRegular(Sample.of(new double[][] {{1, 2}, {2, 4}}), form, 0))
                .isFalse();
        assertThat(isRegular(Sample.of(new double[][] {{1, 0}, {1, 0}}), form, 0))
                .isFalse();
        assertThat(isRegular(Sample.of(new double[][] {{1, 1}, {0, 0}}), form, 0))
                .isFalse();
        assertThat(isRegular(Sample.of(new double[][] {{3}}), form, 3)).isFalse();
        // Its last pivot is rounding, not 0.
        assertThat(isRegular(Sample.of(new double[][] {{0.1, 0.2, 0.3}, {0.4, 0.5, 0.6}, {0.7, 0.8, 0.9}}), form, 0))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void columnsThatDependOnOthers(Form form) {
        Random random = new Random(1);
        for (int trial = 0; trial < 2_000; trial++) {
            int n = 2 + random.nextInt(15);
            double[][] dense = new double[n][n];
            double[] weights = random.doubles(n, -1, 1).toArray();
            int dependent = random.nextInt(n);
            for (double[] row : dense) {
                for (int j = 0; j < n; j++) {
                    row[j] = random.nextGaussian();
                }
                row[dependent] = 0;
                for (int j = 0; j < n; j++) {
                    row[dependent] += j == dependent ? 0 : weights[j] * row[j];
                }
            }
            assertThat(isRegular(Sample.of(dense), form, 0))
                    .as("trial " + trial)
                    .isFalse();
        }
    }

    /** Columns of a network of reactions sum to 0 whatever the rates: with shift s, 1ᵀ (s I - J) = s 1ᵀ. */
    @ParameterizedTest
    @EnumSource
    void aConservedSumNeedsAShift(Form form) {
        Random random = new Random(2);
        for (int trial = 0; trial < 300; trial++) {
            Sample sample = network(3 + random.nextInt(40), random);
            assertThat(isRegular(sample, form, 0)).as("trial " + trial).isFalse();
            ShiftedSystem system = new ShiftedSystem(sample.starts, sample.rows, form);
            RealFactors factors = system.realFactors();
            assertThat(factors.factor(sample.values, 1e-6)).isTrue();
            double[] b = random.doubles(sample.size).toArray();
            double sum = 0;
            for (double value : b) {
                sum += value;
            }
            factors.solve(b);
            double solved = 0;
            for (double value : b) {
                solved += value;
            }
            assertThat(1e-6 * solved / sum).isCloseTo(1, within(1e-6));
        }
    }

    private static Sample network(int n, Random random) {
        double[][] rates = new double[n][n];
        for (int edge = 0; edge < 2 * n; edge++) {
            int from = edge < n - 1 ? edge + 1 : random.nextInt(n);
            int to = edge < n - 1 ? random.nextInt(edge + 1) : random.nextInt(n);
            exchange(rates, from, to, Math.pow(10, random.nextDouble() * 4 - 2));
            exchange(rates, to, from, Math.pow(10, random.nextDouble() * 4 - 2));
        }
        return Sample.of(rates);
    }

    private static void exchange(double[][] rates, int from, int to, double rate) {
        rates[from][from] -= rate;
        rates[to][from] += rate;
    }

    @ParameterizedTest
    @EnumSource
    void digitsLeftDecide(Form form) {
        // Rows 1, 1 and 1, 1 + d: errors of solutions are some eps/d.
        double[][] close = {{1, 1}, {1, 1 + 1e-10}};
        assertThat(isRegular(Sample.of(close), form, 0)).isTrue();
        double[][] closer = {{1.1, 1.3}, {1.1 * 1.7, 1.3 * 1.7 + 0x1p-52}};
        assertThat(isRegular(Sample.of(closer), form, 0)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void unitsOfRowsAndColumnsDoNotMatter(Form form) {
        assertThat(isRegular(Sample.of(new double[][] {{1e20, 1}, {1, 2e-20}}), form, 0))
                .isTrue();
        assertThat(isRegular(Sample.of(new double[][] {{1e150, 0}, {0, 1e-150}}), form, 0))
                .isTrue();
        Random random = new Random(3);
        for (int trial = 0; trial < 200; trial++) {
            int n = 2 + random.nextInt(20);
            double[][] dense = new double[n][n];
            double[] columns =
                    random.doubles(n, -12, 12).map(e -> Math.pow(10, e)).toArray();
            for (int i = 0; i < n; i++) {
                double unit = Math.pow(10, random.nextDouble() * 24 - 12);
                for (int j = 0; j < n; j++) {
                    dense[i][j] = unit * columns[j] * (i == j ? n : random.nextDouble());
                }
            }
            assertThat(isRegular(Sample.of(dense), form, 0))
                    .as("trial " + trial)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void numbersThatAreNotFiniteAreNotRegular(Form form) {
        Sample sample = Sample.band(9, 2, 1).fill(new Random(4));
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            for (int p = 0; p < sample.values.length; p++) {
                double good = sample.values[p];
                sample.values[p] = bad;
                assertThat(isRegular(sample, form, 5)).isFalse();
                sample.values[p] = good;
            }
            assertThat(isRegular(sample, form, bad)).isFalse();
            ShiftedSystem system = new ShiftedSystem(sample.starts, sample.rows, form);
            assertThat(system.complexFactors().factor(sample.values, 5, bad)).isFalse();
        }
        assertThat(isRegular(sample, form, 5)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void extremeNumbersAreSolvedOrRefused(Form form) {
        for (double scale : new double[] {1e-300, 1e-150, 1e150, 1e300}) {
            double[][] dense = {{2 * scale, scale}, {scale, 3 * scale}};
            Sample sample = Sample.of(dense);
            ShiftedSystem system = new ShiftedSystem(sample.starts, sample.rows, form);
            ComplexFactors factors = system.complexFactors();
            // (i scale I - J) (1, i) = scale (-2, -2 - 3 i): the first row -2 + i - i, the second -1 - 1 - 3 i.
            assertThat(factors.factor(sample.values, 0, scale)).isTrue();
            double[] re = {-2 * scale, -2 * scale};
            double[] im = {0, -3 * scale};
            factors.solve(re, im);
            assertThat(re).containsExactly(new double[] {1, 0}, within(1e-15));
            assertThat(im).containsExactly(new double[] {0, 1}, within(1e-15));
        }
        Sample overflow = Sample.of(new double[][] {{1, 1e308}, {-1e308, 1e308}});
        assertThat(isRegular(overflow, form, -1e308)).isFalse();
    }
}
