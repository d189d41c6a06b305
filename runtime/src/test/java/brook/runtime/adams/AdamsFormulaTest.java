package brook.runtime.adams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.reference.ExpressionModel;
import brook.runtime.reference.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The formulas of one order, on grids that a test chooses. */
class AdamsFormulaTest {

    /** x = 2/(1 + exp(-2 sin t)) from x(0) = 1. */
    private static final ExpressionModel LOGISTIC = Problems.scalar("cos(t)*x*(2-x)");

    private static final double END = 6;

    /** Hairer, Nørsett and Wanner 1993, table III.1.2, without signs. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 2",
        "2, 1, 12",
        "3, 1, 24",
        "4, 19, 720",
        "5, 3, 160",
        "6, 863, 60480",
        "7, 275, 24192",
        "8, 33953, 3628800"
    })
    void theErrorConstantsAreThoseOfTheBook(int m, double numerator, double denominator) {
        assertThat(AdamsControl.constant(m)).isCloseTo(numerator / denominator, within(1e-16));
    }

    /** Hairer, Nørsett and Wanner 1993, table III.1.1: the g_i of equal steps. */
    @Test
    void onEqualStepsTheIntegralsAreThoseOfTheBook() {
        AdamsBasis basis = new AdamsBasis();
        for (int i = 1; i <= AdamsBasis.MOST; i++) {
            basis.prepare(0.1, i);
            basis.advance();
        }
        basis.prepare(0.1, AdamsBasis.MOST);
        double[] expected = {1, 1.0 / 2, 5.0 / 12, 3.0 / 8, 251.0 / 720, 95.0 / 288, 19087.0 / 60480, 5257.0 / 17280};
        for (int i = 0; i < expected.length; i++) {
            assertThat(basis.integral(i)).isCloseTo(expected[i], within(1e-14));
            assertThat(basis.beta(i)).isCloseTo(1, within(1e-14));
            assertThat(basis.sigma(i)).isCloseTo(1, within(1e-14));
        }
    }

    /**
     * One step after right points errs by h^(k+2): the corrector is of order k + 1. On unequal steps the largest error of high orders depends on where
     * their pattern falls; there {@link #polynomialsOfItsOrderAreExact} says what holds.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everyStepIsOfItsOrder(int k) {
        int steps = k < 5 ? 200 : k < 9 ? 140 : 90;
        for (double ripple : k < 9 ? new double[] {0, 0.2} : new double[] {0}) {
            double coarse = error(k, steps, ripple, steps);
            double fine = error(k, 3 * steps / 2, ripple, 3 * steps / 2);
            assertThat(Math.log(coarse / fine) / Math.log(1.5)).isCloseTo(k + 2, within(0.5));
        }
    }

    /** Over a whole way; orders from 9 on are stable for steps only whose errors are next to rounding. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyOrderIsObserved(int k) {
        int steps = k < 4 ? 400 : 200;
        for (double ripple : new double[] {0, 0.2}) {
            double coarse = error(k, steps, ripple, k);
            double fine = error(k, 3 * steps / 2, ripple, k);
            assertThat(Math.log(coarse / fine) / Math.log(1.5)).isCloseTo(k + 1, within(0.5));
        }
    }

    /** The conditions of order k + 1 on unequal steps: x' = (k+1) (t-1)^k is solved exactly, and the next power is not. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void polynomialsOfItsOrderAreExact(int k) {
        // Differences of order k let rounding grow by 2^k.
        double rounding = 1e-14 * Math.pow(2, k);
        assertThat(errorOfPower(k, k)).isLessThan(rounding);
        assertThat(errorOfPower(k, k + 1)).isGreaterThan(1000 * rounding);
    }

    /** The error at t = 2 of one step for x' = (m+1) (t-1)^m, after k unequal ones from t = 0 on. */
    private static double errorOfPower(int k, int m) {
        AdamsFormula formula = new AdamsFormula(Problems.scalar((m + 1) + "*(t-1)^" + m));
        double[] x = {0};
        double[] carry = {0};
        double t = 0;
        formula.evaluate(t, x);
        formula.restart();
        for (int n = 1; n <= k; n++) {
            double h = 2 * n / (k * (k + 1) / 2.0);
            formula.predict(x, h, n);
            formula.compare(t + h);
            x[0] = Math.pow(t - 1, m + 1);
            carry[0] = 0;
            formula.correct(x, carry, x, carry);
            t += h;
            formula.evaluate(t, x);
            formula.advance();
        }
        return Math.abs(x[0] - Math.pow(t - 1, m + 1));
    }

    /** The largest error with a held order, where so many points are exact. */
    private static double error(int k, int steps, double ripple, int exactSteps) {
        AdamsFormula formula = new AdamsFormula(LOGISTIC);
        double[] x = {1};
        double[] carry = {0};
        double t = 0;
        formula.evaluate(t, x);
        formula.restart();
        double largest = 0;
        for (int n = 1; n <= steps; n++) {
            double h = END / steps * (1 + ripple * (n % 2 - n % 3 / 2));
            formula.predict(x, h, Math.min(n, k));
            formula.compare(t + h);
            formula.correct(x, carry, x, carry);
            t += h;
            double exact = 2 / (1 + Math.exp(-2 * Math.sin(t)));
            largest = Math.max(largest, n < k ? 0 : Math.abs(x[0] - exact));
            x[0] = n < exactSteps ? exact : x[0];
            carry[0] = 0;
            formula.evaluate(t, x);
            formula.advance();
        }
        return largest;
    }
}
