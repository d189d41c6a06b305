package brook.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.train.StandardErrors.Question;
import brook.runtime.train.UndeterminedException.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Standard errors of a straight line, whose formulas are in every textbook, and of weights that rows do not determine. */
class StandardErrorsTest {

    private static final double[] X = {1, 2, 3, 4, 5};
    private static final double[] Y = {2.2, 4.1, 5.7, 8.4, 9.8};

    /** The mean of (w0 + w1 x - y)^2, times a factor; further weights do not count. */
    private record StraightLine(int size, double factor) implements Objective {

        @Override
        public int rows() {
            return X.length;
        }

        @Override
        public List<String> parts() {
            return List.of();
        }

        @Override
        public double gradient(double[] w, Batch batch, double[] gradient, double[] parts) {
            java.util.Arrays.fill(gradient, 0);
            double value = 0;
            int count = batch.rows().count();
            for (int i = 0; i < count; i++) {
                int row = batch.rows().row(i);
                double error = w[0] + w[1] * X[row] - Y[row];
                value += factor * error * error / count;
                gradient[0] += 2 * factor * error / count;
                gradient[1] += 2 * factor * error * X[row] / count;
            }
            return value;
        }

        @Override
        public double value(double[] w, Batch batch, double[] parts) {
            return gradient(w, batch, new double[size], parts);
        }
    }

    private static Estimates of(Objective objective, LossForm form, double... weights) {
        return StandardErrors.of(objective, Rows.range(0, X.length), weights, new Question(form, 1e-16));
    }

    /** Slope Sxy/Sxx with variance s^2/Sxx, intercept with s^2 (1/n + mean(x)^2/Sxx), s^2 = RSS/(n - 2): here Sxx = 10, RSS = 0.2070, t of 3 degrees 3.182446. */
    @Test
    void ofALineTheyAreThoseOfTextbooks() {
        double slope = 19.5 / 10;
        double intercept = 30.2 / 5 - slope * 3;
        double rss = 0;
        for (int i = 0; i < X.length; i++) {
            rss += Math.pow(intercept + slope * X[i] - Y[i], 2);
        }
        double s = Math.sqrt(rss / 3);
        for (double factor : new double[] {1, 0.5}) {
            Estimates errors = of(new StraightLine(2, factor), new LossForm.Squares(1), intercept, slope);
            assertThat(errors.error(1)).isCloseTo(s / Math.sqrt(10), within(1e-9));
            assertThat(errors.error(0)).isCloseTo(s * Math.sqrt(1 / 5.0 + 9 / 10.0), within(1e-9));
            assertThat(errors.correlation(0, 1)).isCloseTo(-3 / Math.sqrt(11), within(1e-8));
            assertThat(errors.high(1)).isCloseTo(slope + 3.182446305284263 * s / Math.sqrt(10), within(1e-8));
            assertThat(errors.distanceToMinimum()).isLessThan(1e-8);
        }
        assertThat(of(new StraightLine(2, 1), new LossForm.Squares(1), intercept, slope + 0.1)
                        .distanceToMinimum())
                .isGreaterThan(0.1);
    }

    /** (X'X)^-1 (sum of e^2 x x') (X'X)^-1 n/(n - p), White's estimator, computed here for two columns by hand. */
    @Test
    void theSandwichIsThatOfWhite() {
        double slope = 1.95;
        double intercept = 0.19;
        double[][] meat = new double[2][2];
        for (int i = 0; i < X.length; i++) {
            double e = intercept + slope * X[i] - Y[i];
            meat[0][0] += e * e;
            meat[0][1] += e * e * X[i];
            meat[1][1] += e * e * X[i] * X[i];
        }
        // the second row of the inverse of [5 15; 15 55] is (-0.3, 0.1)
        double variance = 0.09 * meat[0][0] - 2 * 0.03 * meat[0][1] + 0.01 * meat[1][1];
        Estimates errors = of(new StraightLine(2, 1), new LossForm.Sandwich(), intercept, slope);
        assertThat(errors.error(1)).isCloseTo(Math.sqrt(variance * 5 / 3), within(1e-9));
    }

    /** With variance 1 the negative logarithm of the likelihood is half the sum of squares: the variance of the slope is 1/Sxx. */
    @Test
    void aLikelihoodNeedsNoVariance() {
        Estimates errors = of(new StraightLine(2, 0.5), new LossForm.Likelihood(), 0.19, 1.95);
        assertThat(errors.error(1)).isCloseTo(Math.sqrt(0.1), within(1e-9));
        assertThat(errors.high(1) - errors.value(1)).isCloseTo(1.959963984540054 * Math.sqrt(0.1), within(1e-9));
    }

    @Test
    void aWeightThatNothingDeterminesIsNamed() {
        assertThatThrownBy(() -> of(new StraightLine(3, 1), new LossForm.Squares(1), 0.19, 1.95, 7))
                .isInstanceOfSatisfying(UndeterminedException.class, flat -> {
                    assertThat(flat.reason()).isEqualTo(Reason.FLAT);
                    assertThat(flat.weights()).containsExactly(2);
                });
        assertThatThrownBy(() -> StandardErrors.of(
                        new StraightLine(2, 1),
                        Rows.of(2, 2, 2),
                        new double[] {1, 2},
                        new Question(new LossForm.Squares(1), 1e-12)))
                .isInstanceOfSatisfying(UndeterminedException.class, flat -> {
                    assertThat(flat.reason()).isEqualTo(Reason.FLAT);
                    assertThat(flat.weights()).containsExactlyInAnyOrder(0, 1);
                });
        assertThatThrownBy(() -> of(new StraightLine(2, -1), new LossForm.Squares(1), 0.19, 1.95))
                .isInstanceOfSatisfying(
                        UndeterminedException.class,
                        hill -> assertThat(hill.reason()).isEqualTo(Reason.NO_MINIMUM));
        assertThatThrownBy(() -> StandardErrors.of(
                        new StraightLine(2, 1),
                        Rows.of(0, 1),
                        new double[] {1, 2},
                        new Question(new LossForm.Squares(1), 1e-12)))
                .isInstanceOfSatisfying(
                        UndeterminedException.class,
                        few -> assertThat(few.reason()).isEqualTo(Reason.TOO_FEW));
    }

    /** From the table of Abramowitz and Stegun 1964, 26.10, and scipy.stats.t.ppf(0.975, n). */
    @ParameterizedTest
    @CsvSource({
        "1, 12.706204736174694",
        "2, 4.302652729749462",
        "3, 3.1824463052837078",
        "12, 2.1788128296672284",
        "36, 2.0280940009804502",
        "1000, 1.9623390808264083",
        "1000000, 1.959966356814107"
    })
    void quantilesOfStudent(long degrees, double t) {
        assertThat(StudentT.central95(degrees)).isCloseTo(t, within(1e-9 * t));
    }
}
