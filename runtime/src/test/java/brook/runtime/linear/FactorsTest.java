package brook.runtime.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hipparchus.complex.Complex;
import org.hipparchus.complex.ComplexField;
import org.hipparchus.linear.Array2DRowFieldMatrix;
import org.hipparchus.linear.ArrayFieldVector;
import org.hipparchus.linear.FieldLUDecomposition;
import org.hipparchus.linear.FieldVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Solutions of each form against residuals, closed forms, Hipparchus and each other. */
class FactorsTest {

    private static final double EPS = 0x1p-52;

    /** Asked for once, since that allocates. */
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static ShiftedSystem system(Sample sample, Form form) {
        return new ShiftedSystem(sample.starts, sample.rows, form);
    }

    @ParameterizedTest
    @EnumSource
    void residualsAreRounding(Form form) {
        Random random = new Random(1);
        for (int trial = 0; trial < 300; trial++) {
            int n = 1 + random.nextInt(60);
            Sample sample = (trial % 3 == 0
                            ? Sample.band(n, random.nextInt(5), random.nextInt(5))
                            : Sample.scattered(n, Math.min(n, 1 + random.nextInt(trial % 3 == 1 ? n : 4)), random))
                    .fill(random);
            double error = sample.error(system(sample, form), 3, 2, random);
            assertThat(error).as("trial " + trial).isLessThan(sample.bound());
        }
    }

    /** Without a shift the diagonal is seldom there, and pivots must be looked for. */
    @ParameterizedTest
    @EnumSource
    void aDiagonalOfZerosNeedsOtherPivots(Form form) {
        Random random = new Random(2);
        for (int n = 2; n < 40; n++) {
            double[][] cycle = new double[n][n];
            for (int j = 0; j < n; j++) {
                cycle[(j + 1) % n][j] = 1 + random.nextDouble();
                cycle[(j + n / 2 + 1) % n][j] += (j + n / 2 + 1) % n == j ? 0 : 0.2 * random.nextDouble();
            }
            Sample sample = Sample.of(cycle);
            assertThat(sample.error(system(sample, form), 0, 0, random)).isLessThan(sample.bound());
        }
    }

    @Test
    void oneUnknownIsADivision() {
        Sample sample = Sample.of(new double[][] {{3}});
        ShiftedSystem system = new ShiftedSystem(sample.starts, sample.rows);
        RealFactors factors = system.realFactors();
        assertThat(factors.factor(sample.values, 5)).isTrue();
        double[] b = {7};
        factors.solve(b);
        assertThat(b).containsExactly(3.5);
        ComplexFactors complex = system.complexFactors();
        assertThat(complex.factor(sample.values, 3, 2)).isTrue();
        double[] im = {1};
        complex.solve(b, im);
        // (3.5 + i) / 2i
        assertThat(b).containsExactly(0.5);
        assertThat(im).containsExactly(-1.75);
    }

    @Test
    void emptyColumnsHaveTheShiftAlone() {
        ShiftedSystem system = new ShiftedSystem(new int[] {0, 0, 1, 1}, new int[] {0});
        RealFactors factors = system.realFactors();
        assertThat(factors.factor(new double[] {6}, 2)).isTrue();
        double[] b = {2, 4, 8};
        factors.solve(b);
        assertThat(b).containsExactly(new double[] {7, 2, 4}, within(8 * EPS));
        assertThat(factors.factor(new double[] {6}, 0)).isFalse();
    }

    /** The tridiagonal Toeplitz matrix (1, -2, 1) has eigenvectors sin(j k pi / (n + 1)) with -4 sin²(k pi / (2 n + 2)). */
    @ParameterizedTest
    @EnumSource
    void eigenvectorsOfAToeplitzMatrixAreScaled(Form form) {
        int n = 200;
        Sample sample = Sample.band(n, 1, 1);
        for (int j = 0, p = 0; j < n; j++) {
            for (; p < sample.starts[j + 1]; p++) {
                sample.values[p] = sample.rows[p] == j ? -2 : 1;
            }
        }
        ComplexFactors factors = system(sample, form).complexFactors();
        assertThat(factors.factor(sample.values, 0.25, 1.5)).isTrue();
        for (int k = 1; k <= n; k += 13) {
            double[] re = new double[n];
            double[] im = new double[n];
            for (int j = 0; j < n; j++) {
                re[j] = Math.sin((j + 1) * k * Math.PI / (n + 1));
            }
            double[] vector = re.clone();
            factors.solve(re, im);
            double a = 0.25 + 4 * Math.pow(Math.sin(k * Math.PI / (2 * n + 2)), 2);
            for (int j = 0; j < n; j++) {
                // 1 / (a + 1.5 i)
                assertThat(re[j]).isCloseTo(vector[j] * a / (a * a + 2.25), within(n * EPS));
                assertThat(im[j]).isCloseTo(-vector[j] * 1.5 / (a * a + 2.25), within(n * EPS));
            }
        }
    }

    @Test
    void solutionsAreThoseOfHipparchus() {
        Random random = new Random(3);
        for (int n = 1; n <= 30; n++) {
            Sample sample = Sample.scattered(n, Math.min(n, 4), random).fill(random);
            Complex[][] dense = new Complex[n][n];
            for (Complex[] row : dense) {
                Arrays.fill(row, Complex.ZERO);
            }
            for (int j = 0; j < n; j++) {
                dense[j][j] = new Complex(4, -1);
                for (int p = sample.starts[j]; p < sample.starts[j + 1]; p++) {
                    dense[sample.rows[p]][j] = dense[sample.rows[p]][j].subtract(sample.values[p]);
                }
            }
            double[] re = random.doubles(n).toArray();
            double[] im = random.doubles(n).toArray();
            FieldVector<Complex> b = new ArrayFieldVector<>(ComplexField.getInstance(), n);
            for (int i = 0; i < n; i++) {
                b.setEntry(i, new Complex(re[i], im[i]));
            }
            FieldVector<Complex> x = new FieldLUDecomposition<>(new Array2DRowFieldMatrix<>(dense))
                    .getSolver()
                    .solve(b);
            for (Form form : Form.values()) {
                ComplexFactors factors = system(sample, form).complexFactors();
                assertThat(factors.factor(sample.values, 4, -1)).isTrue();
                double[] ourRe = re.clone();
                double[] ourIm = im.clone();
                factors.solve(ourRe, ourIm);
                for (int i = 0; i < n; i++) {
                    assertThat(ourRe[i]).isCloseTo(x.getEntry(i).getReal(), within(100 * EPS));
                    assertThat(ourIm[i]).isCloseTo(x.getEntry(i).getImaginary(), within(100 * EPS));
                }
            }
        }
    }

    @Test
    void formsAgreeInAnyOrderOfUnknowns() {
        Random random = new Random(4);
        Sample sample = Sample.band(60, 2, 1).fill(random);
        List<Integer> shuffled = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            shuffled.add(i);
        }
        Collections.shuffle(shuffled, random);
        int[] position = shuffled.stream().mapToInt(i -> i).toArray();
        Sample permuted = sample.permuted(position);
        double[] b = random.doubles(60, -1, 1).toArray();
        double[] expected = solution(sample, Form.DENSE, b);
        double[] moved = new double[60];
        for (int i = 0; i < 60; i++) {
            moved[position[i]] = b[i];
        }
        for (Form form : Form.values()) {
            double[] x = solution(permuted, form, moved);
            for (int i = 0; i < 60; i++) {
                assertThat(x[position[i]]).isCloseTo(expected[i], within(100 * EPS));
            }
        }
    }

    private static double[] solution(Sample sample, Form form, double[] b) {
        RealFactors factors = system(sample, form).realFactors();
        assertThat(factors.factor(sample.values, 5)).isTrue();
        double[] x = b.clone();
        factors.solve(x);
        return x;
    }

    @ParameterizedTest
    @EnumSource
    void factorsOfVeryDifferentMatricesFollowEachOther(Form form) {
        Random random = new Random(5);
        for (int trial = 0; trial < 20; trial++) {
            Sample sample = Sample.scattered(50, 4, random);
            RealFactors factors = system(sample, form).realFactors();
            for (int matrix = 0; matrix < 20; matrix++) {
                sample.fill(random);
                for (int p = 0; p < sample.values.length; p++) {
                    sample.values[p] *= Math.pow(10, random.nextInt(5) - 2);
                }
                double shift = Math.pow(10, random.nextInt(5) - 2);
                double[] b = random.doubles(50, -1, 1).toArray();
                double[] x = b.clone();
                double[] zero = new double[50];
                assertThat(factors.factor(sample.values, shift)).isTrue();
                factors.solve(x);
                double error = sample.backwardError(
                        new double[] {shift, 0}, new double[][] {x, zero}, new double[][] {b, zero});
                assertThat(error).isLessThan(sample.bound());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void sameInputSameBits(Form form) {
        Random random = new Random(6);
        Sample sample = Sample.laplacian(12).fill(random);
        double[] b = random.doubles(sample.size).toArray();
        assertThat(solution(sample, form, b)).containsExactly(solution(sample, form, b));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsForgottenLeavesNoTrace(Form form) {
        Random random = new Random(7);
        Sample sample = Sample.scattered(60, 4, random);
        RealFactors used = system(sample, form).realFactors();
        for (int matrix = 0; matrix < 50; matrix++) {
            used.factor(sample.fill(random).values, 0.1);
        }
        double[] b = random.doubles(60).toArray();
        double[] x = b.clone();
        double[] fresh = b.clone();
        sample.fill(random);
        RealFactors anew = system(sample, form).realFactors();
        used.forget();
        assertThat(used.factor(sample.values, 0.1)).isTrue();
        assertThat(anew.factor(sample.values, 0.1)).isTrue();
        used.solve(x);
        anew.solve(fresh);
        assertThat(x).containsExactly(fresh);
    }

    @ParameterizedTest
    @EnumSource
    void factorsOfOneSystemLiveSideBySide(Form form) {
        Random random = new Random(6);
        Sample sample = Sample.laplacian(12).fill(random);
        double[] b = random.doubles(sample.size).toArray();
        ShiftedSystem system = system(sample, form);
        RealFactors first = system.realFactors();
        RealFactors second = system.realFactors();
        assertThat(first.factor(sample.values, 5)).isTrue();
        assertThat(system.complexFactors().factor(sample.values, 1, 1)).isTrue();
        assertThat(second.factor(sample.values, 9)).isTrue();
        double[] x = b.clone();
        first.solve(x);
        assertThat(x).containsExactly(solution(sample, form, b));
    }

    /** Pivots that the values allow stay; those that have become 0 or small do not. */
    @Test
    void sparsePivotsStayWhileTheyAreGood() {
        Sample sample = Sample.of(new double[][] {{4, 1, 1}, {1, 4, 0}, {1, 0, 4}});
        RealFactors factors = system(sample, Form.SPARSE).realFactors();
        for (double diagonal : new double[] {4, 1e-3, 0, 1e-20, 4}) {
            for (int j = 0; j < 3; j++) {
                for (int p = sample.starts[j]; p < sample.starts[j + 1]; p++) {
                    sample.values[p] = sample.rows[p] == j ? diagonal + 0.1 * j * (diagonal < 1 ? 1 : 0) : 1;
                }
            }
            double[] b = {1, 2, 3};
            double[] x = b.clone();
            assertThat(factors.factor(sample.values, 0)).isTrue();
            factors.solve(x);
            double[] zero = new double[3];
            assertThat(sample.backwardError(new double[2], new double[][] {x, zero}, new double[][] {b, zero}))
                    .isLessThan(sample.bound());
        }
    }

    @ParameterizedTest
    @EnumSource
    void factorAndSolveAllocateNothing(Form form) {
        Random random = new Random(7);
        Sample sample = Sample.laplacian(12).fill(random);
        ShiftedSystem system = system(sample, form);
        RealFactors real = system.realFactors();
        ComplexFactors complex = system.complexFactors();
        double[] b = new double[sample.size];
        double[] c = new double[sample.size];
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = allocated();
            for (int i = 0; i < 20; i++) {
                assert real.factor(sample.values, 5 + i) && complex.factor(sample.values, 5, i);
                real.solve(b);
                complex.solve(b, c);
                system.multiply(sample.values, b, c);
            }
            least = Math.min(least, allocated() - before);
        }
        assertThat(least).isZero();
    }

    private static long allocated() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    @Test
    void misuseIsAnException() {
        Sample sample = Sample.band(3, 1, 1);
        RealFactors factors = new ShiftedSystem(sample.starts, sample.rows).realFactors();
        assertThatThrownBy(() -> factors.solve(new double[3])).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> factors.factor(new double[3], 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(factors.factor(new double[7], 1)).isTrue();
        assertThat(factors.factor(new double[7], 0)).isFalse();
        assertThatThrownBy(() -> factors.solve(new double[3])).isInstanceOf(IllegalStateException.class);
    }
}
