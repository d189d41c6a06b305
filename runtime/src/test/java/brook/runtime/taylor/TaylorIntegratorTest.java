package brook.runtime.taylor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.Ending;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.integrator.Integrator;
import brook.runtime.reference.ExpressionModel;
import brook.runtime.reference.Problems;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TaylorIntegratorTest {

    private static final double EPS = 0x1p-52;
    private static final double[] PENDULUM = {1.3, 0};
    private static final double[] KEPLER = {0.5, 0, 0, 1.7320508075688772};
    private static final double PERIODS_1000 = 6283.1853071795858;

    private static Solution solve(ExpressionModel model, SolveOptions options, double t0, double t1, double... state) {
        return Integrator.of(model, options).solve(t0, state, t1);
    }

    private static SolveOptions rtol(double tolerance) {
        return SolveOptions.STANDARD.rtol(tolerance);
    }

    /** The numbers that an independent implementation of the same step rule takes. */
    @Test
    void takesTheStepsThatTheRuleImplies() {
        assertThat(steps(Problems.pendulum(), EPS, 10_000, PENDULUM)).isEqualTo(35_427);
        assertThat(steps(Problems.pendulum(), 1e-9, 10_000, PENDULUM)).isEqualTo(36_863);
        assertThat(steps(Problems.kepler(), EPS, PERIODS_1000, KEPLER)).isEqualTo(37_741);
        assertThat(steps(Problems.kepler(), 1e-9, PERIODS_1000, KEPLER)).isEqualTo(37_836);
        assertThat(steps(Problems.vanDerPol(), EPS, 1000, 2, 0)).isEqualTo(7_833);
        assertThat(steps(Problems.vanDerPol(), 1e-9, 1000, 2, 0)).isEqualTo(8_164);
        // Chaos: at the end no digit is left, and the last bits decide on some steps.
        assertThat(steps(Problems.lorenz(), EPS, 50, 1, 1, 1)).isBetween(1_535L, 1_565L);
        assertThat(steps(Problems.lorenz(), EPS, 20, 1, 1, 1)).isEqualTo(581);
    }

    private static long steps(ExpressionModel model, double tolerance, double t1, double... state) {
        return solve(model, rtol(tolerance), 0, t1, state).statistics().steps();
    }

    @Test
    void errorsOfLongRunsAreThoseOfRounding() {
        Solution pendulum = solve(Problems.pendulum(), rtol(EPS), 0, 10_000, PENDULUM);
        assertThat(pendulum.state(0)).isCloseTo(-0.759974687229119983, within(1e-10));
        Solution kepler = solve(Problems.kepler(), rtol(EPS), 0, PERIODS_1000, KEPLER);
        assertThat(kepler.state(1)).isCloseTo(4.56128651419917931e-12, within(1e-9));
        Solution vanDerPol = solve(Problems.vanDerPol(), rtol(EPS), 0, 1000, 2, 0);
        assertThat(vanDerPol.state(0)).isCloseTo(1.83627276310126, within(1e-13));
        Solution lorenz = solve(Problems.lorenz(), rtol(EPS), 0, 20, 1, 1, 1);
        assertThat(lorenz.state(0)).isCloseTo(13.7931995951303809, within(1e-10));
    }

    @Test
    void energyDriftsByRoundingOnly() {
        double[] x = solve(Problems.pendulum(), rtol(EPS), 0, 10_000, PENDULUM).state();
        assertThat(x[1] * x[1] / 2 - Math.cos(x[0])).isCloseTo(-Math.cos(1.3), within(1e-14));
    }

    @Test
    void timeReversalComesHome() {
        Solution there = solve(Problems.kepler(), rtol(EPS), 0, 100, KEPLER);
        double[] home =
                solve(Problems.kepler(), rtol(EPS), 100, 0, there.state()).state();
        for (int i = 0; i < 4; i++) {
            assertThat(home[i]).isCloseTo(KEPLER[i], within(1e-12));
        }
    }

    /** Only c_1, c_5, c_9, ... and c_1, c_6, c_11, ... are there: the last two orders alone would leap to the end. */
    @ParameterizedTest
    @CsvSource({"12", "19", "20"})
    void gapsInASeriesDoNotMakeItLeap(int order) {
        SolveOptions options = rtol(EPS).order(order);
        assertThat(solve(Problems.scalar("cos(t*t)"), options, 0, 3, 0).state(0))
                .isCloseTo(0.70286355773026873, within(1e-14));
        assertThat(solve(Problems.scalar("1/(1+t^5)"), options, 0, 10, 0).state(0))
                .isCloseTo(1.0689343322267055, within(1e-14));
    }

    /** The same where the order comes from the tolerance: 1e-9, 1.2e-16 and 3e-17 give 12, 20 and 20. */
    @ParameterizedTest
    @CsvSource({"1e-9, 3e-9", "2.3e-16, 1e-14", "1e-15, 1e-14", "1.2e-17, 1e-14"})
    void gapsInASeriesDoNotMakeItLeapAtTheOrderOfTheTolerance(double tolerance, double error) {
        assertThat(solve(Problems.scalar("cos(t*t)"), rtol(tolerance), 0, 3, 0).state(0))
                .isCloseTo(0.70286355773026873, within(error));
        assertThat(solve(Problems.scalar("1/(1+t^5)"), rtol(tolerance), 0, 10, 0)
                        .state(0))
                .isCloseTo(1.0689343322267055, within(error));
    }

    /**
     * The series of a pendulum let go at 5 pi/6 lacks two of six orders, up to rounding, and a start nearby has little there:
     * orders 12, 18 and 24 among them. A step that errs by some 1.15^p tolerances, here below 100, is the first of a few dozen.
     */
    @ParameterizedTest
    @CsvSource({"1e-9", "1e-12", "1e-14", "1e-20"})
    void ordersThatAreSmallByAccidentDoNotMakeItLeap(double tolerance) {
        for (double distance : new double[] {0, 1e-15, 1e-12, 1e-9, 1e-6, 1e-3}) {
            double start = 5 * Math.PI / 6 + distance;
            Solution end = solve(Problems.pendulum(), rtol(tolerance), 0, 6, start, 0);
            double energy = end.state(1) * end.state(1) / 2 - Math.cos(end.state(0));
            assertThat(energy).isCloseTo(-Math.cos(start), within(100 * tolerance + 1e-13));
        }
    }

    static List<Integer> orders() {
        return IntStream.rangeClosed(6, 30).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void theToleranceCountsAtEveryOrder(int order) {
        for (double tolerance : new double[] {1e-6, 1e-9, 1e-12}) {
            SolveOptions options = rtol(tolerance).order(order);
            assertThat(solve(Problems.scalar("-x"), options, 0, 1, 1).state(0))
                    .isCloseTo(Math.exp(-1), within(10 * tolerance));
            assertThat(solve(Problems.oscillator(), options, 0, 1, 1, 0).state(0))
                    .isCloseTo(Math.cos(1), within(10 * tolerance));
            assertThat(solve(Problems.scalar("cos(t*t)"), options, 0, 3, 0).state(0))
                    .isCloseTo(0.70286355773026873, within(10 * tolerance));
            assertThat(solve(Problems.scalar("1/(1+t^5)"), options, 0, 10, 0).state(0))
                    .isCloseTo(1.0689343322267055, within(10 * tolerance));
        }
    }

    /** A solution in nanoseconds or in gigayears takes the steps that it takes in seconds. */
    @ParameterizedTest
    @CsvSource({"1e-9", "1e-3", "1e3", "1e9", "1e12"})
    void theUnitOfTimeDoesNotMatter(double unit) {
        String divisor = BigDecimal.valueOf(unit).toPlainString();
        ExpressionModel model = ExpressionModel.of(List.of("x", "v"), "v/" + divisor, "-sin(x)/" + divisor);
        Solution solution = solve(model, rtol(EPS), 0, 30 * unit, PENDULUM);
        double[] expected =
                solve(Problems.pendulum(), rtol(EPS), 0, 30, PENDULUM).state();
        assertThat(solution.state(0)).isCloseTo(expected[0], within(1e-13));
        assertThat(solution.statistics().steps()).isBetween(106L, 110L);
    }

    /** The highest orders underflow: shorter steps, no less accurate. */
    @Test
    void vanishingRatesAreStillSolved() {
        Solution solution = solve(Problems.scalar("-x/100000000000000000000"), rtol(EPS), 0, 3e20, 1);
        assertThat(solution.state(0)).isCloseTo(Math.exp(-3), within(1e-15));
        assertThat(solution.statistics().steps()).isLessThan(30);
    }

    @Test
    void ratesOfOverflowingCoefficientsAreStillSolved() {
        Solution solution = solve(Problems.scalar("-1e18*x"), rtol(EPS), 0, 3e-18, 1);
        assertThat(solution.state(0)).isCloseTo(Math.exp(-3), within(1e-15));
    }

    @Test
    void tolerancesBelowTheRoundingUnitAreLegal() {
        Solution solution = solve(Problems.scalar("-x"), rtol(1e-30), 0, 1, 1);
        assertThat(solution.statistics().order()).isEqualTo(36);
        assertThat(solution.state(0)).isCloseTo(Math.exp(-1), within(2e-16));
    }

    @Test
    void lastStepLandsOnTheEnd() {
        Solution solution = solve(Problems.oscillator(), rtol(EPS).maxStep(0.1), 0.3, 7.7, 1, 0);
        assertThat(solution.time()).isEqualTo(7.7);
        assertThat(solution.statistics().steps()).isEqualTo(74);
        assertThat(solution.statistics().maxStep()).isEqualTo(0.1);
        Solution nowhere = solve(Problems.oscillator(), rtol(EPS), 1, 1, 1, 0);
        assertThat(nowhere.ending()).isEqualTo(Ending.REACHED_END);
        assertThat(nowhere.statistics().steps()).isZero();
    }

    @Test
    void aConstantSolutionTakesOneStep() {
        assertThat(solve(Problems.scalar("0*x"), rtol(EPS), 0, 1e6, 1)
                        .statistics()
                        .steps())
                .isEqualTo(1);
    }

    @Test
    void aPoleEndsTheRunBeforeIt() {
        Solution solution = solve(Problems.scalar("x*x"), rtol(EPS), 0, 2, 1);
        assertThat(solution.ending()).isIn(Ending.STEP_UNDERFLOW, Ending.NOT_FINITE);
        assertThat(solution.time()).isCloseTo(1, within(1e-13));
        assertThat(solution.state(0)).isGreaterThan(1e12);
    }

    @Test
    void whatIsNotFiniteIsLocated() {
        ExpressionModel model = ExpressionModel.of(List.of("x", "y"), "1+0*t", "log(x)");
        Solution solution = solve(model, rtol(EPS), 0, 3, -1, 7);
        assertThat(solution.ending()).isEqualTo(Ending.NOT_FINITE);
        assertThat(solution.nonFinite()).hasValue(new Solution.NonFinite(1, 1));
        assertThat(solution.time()).isZero();
        assertThat(solution.state()).containsExactly(-1, 7);
    }

    @Test
    void overflowEndsTheRunAtTheLastGoodState() {
        Solution solution = solve(Problems.scalar("x"), rtol(EPS), 0, 1000, 1);
        assertThat(solution.ending()).isEqualTo(Ending.NOT_FINITE);
        assertThat(solution.time()).isBetween(700.0, 710.0);
        assertThat(solution.state(0)).isFinite();
        assertThat(solution.nonFinite()).isPresent();
    }

    @Test
    void missingInitialValuesAreNotFinite() {
        Solution solution = solve(Problems.oscillator(), rtol(EPS), 0, 1, 1, Double.NaN);
        assertThat(solution.nonFinite()).hasValue(new Solution.NonFinite(1, 0));
    }

    @Test
    void stepsAreLimited() {
        Solution solution = solve(Problems.oscillator(), rtol(EPS).maxSteps(5), 0, 1000, 1, 0);
        assertThat(solution.ending()).isEqualTo(Ending.MAX_STEPS);
        assertThat(solution.statistics().steps()).isEqualTo(5);
        assertThat(solution.state(0)).isCloseTo(Math.cos(solution.time()), within(1e-14));
    }

    @Test
    void aListenerMayStopTheRun() {
        Solution solution = Integrator.of(Problems.oscillator(), rtol(EPS))
                .solve(0, new double[] {1, 0}, 1000, step -> step.endTime() < 10);
        assertThat(solution.ending()).isEqualTo(Ending.STOPPED);
        assertThat(solution.time()).isBetween(10.0, 12.0);
    }

    @Test
    void misuseIsAnException() {
        Integrator integrator = Integrator.of(Problems.oscillator());
        assertThatThrownBy(() -> integrator.solve(0, new double[1], 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> integrator.solve(0, new double[2], Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** x = (1 - t/2)^2 solves x' = -sqrt(x) until t = 2 only, and its series ends there as everywhere: afterwards x stays at 0. */
    @Test
    void aSeriesThatEndsDoesNotLeapOverTheEndOfItsSolution() {
        ExpressionModel model = ExpressionModel.of(List.of("x"), "-sqrt(x)");
        assertThat(solve(model, rtol(1e-9), 0, 1.5, 1).state(0)).isCloseTo(0.0625, within(1e-14));
        Solution beyond = solve(model, rtol(1e-9), 0, 3, 1);
        assertThat(beyond.ending()).isEqualTo(Ending.REACHED_END);
        assertThat(beyond.state(0)).isBetween(0.0, 1e-7);
    }

    @Test
    void growthWithoutEndEndsAsInfinite() {
        Solution solution = solve(ExpressionModel.of(List.of("x"), "1000*x"), rtol(1e-9), 0, 20, 1);
        assertThat(solution.ending()).isEqualTo(Ending.NOT_FINITE);
        assertThat(solution.statistics().steps()).isLessThan(5_000);
    }

    @Test
    void stepsAllocateNothing() {
        Integrator integrator = Integrator.of(Problems.kepler(), rtol(EPS));
        run(integrator);
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        run(integrator);
        long after = threads.getThreadAllocatedBytes(thread);
        assertThat(after - before).isLessThan(1000);
    }

    private static void run(Integrator integrator) {
        integrator.start(0, KEPLER, 200);
        long steps = 0;
        while (integrator.step()) {
            steps++;
        }
        assert steps > 1000;
    }
}
