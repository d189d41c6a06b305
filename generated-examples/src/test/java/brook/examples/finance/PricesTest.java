package brook.examples.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Prices, against published digits and a closed form. */
class PricesTest {

    /**
     * A. Lewis, 2011, digits for the model of Heston, as used by the tests of QuantLib. The sum over u is exact to
     * exp(-10 pi) = 2e-14 of the spot, its 400 terms are within 1e-14 each.
     */
    @ParameterizedTest
    @CsvSource({
        "80, 26.774758743998854",
        "90, 20.933349000596710",
        "100, 16.070154917028834",
        "110, 12.132211516709845",
        "120, 9.024913483457836",
    })
    void callsCostWhatLewisPublished(double strike, double price) {
        assertThat(new OptionPrices(100, 0.01, 0.02).call(strike)).isCloseTo(price, within(100 * 400 * 1e-14 * 0.1));
    }

    /** A solver and a trajectory that are used again: a run needs a few hundred bytes, whatever its length. */
    @Test
    void aSweepNeedsNoNewMemory() {
        HestonSolver solver = HestonSolver.builder().build();
        HestonSolver.Trajectory run = solver.newTrajectory();
        sweep(solver, run);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        sweep(solver, run);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000 * 400);
    }

    private static void sweep(HestonSolver solver, HestonSolver.Trajectory run) {
        for (int i = 0; i < 400; i++) {
            solver.setU(i * 0.1);
            solver.solve(0, 1, run);
        }
    }

    /** J. C. Cox, J. E. Ingersoll, S. A. Ross 1985, equation 23. Some dozens of steps are within 1e-13 each. */
    @ParameterizedTest
    @ValueSource(doubles = {0.25, 1, 7.3, 30})
    void bondsCostWhatCoxIngersollAndRossWrote(double years) {
        double kappa = 0.3;
        double square = 0.1 * 0.1;
        double gamma = Math.sqrt(kappa * kappa + 2 * square);
        double growth = Math.expm1(gamma * years);
        double divisor = (gamma + kappa) * growth + 2 * gamma;
        double b = 2 * growth / divisor;
        double a = 2 * kappa * 0.05 / square * Math.log(2 * gamma * Math.exp((kappa + gamma) * years / 2) / divisor);
        assertThat(new YieldCurve(0.02).price(years)).isCloseTo(Math.exp(a - b * 0.02), within(1e-12));
    }
}
