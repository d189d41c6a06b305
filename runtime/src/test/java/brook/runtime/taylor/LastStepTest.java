package brook.runtime.taylor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.integrator.Integrator;
import brook.runtime.reference.Problems;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps that something else than the series limits keep the promise: errors below ten tolerances. */
class LastStepTest {

    private static Solution solve(SolveOptions options, double t1) {
        return Integrator.of(Problems.oscillator(), options).solve(0, new double[] {1, 0}, t1);
    }

    /** The first step that the series allows. */
    private static double natural(SolveOptions options) {
        return solve(options, 100).statistics().maxStep();
    }

    @ParameterizedTest
    @CsvSource({
        "1e-6, 0.5", "1e-6, 0.99", "1e-6, 0.9999999999", "1e-6, 1", "1e-6, 1.0000000001", "1e-6, 1.009", "1e-6, 1.011",
        "1e-12, 0.5", "1e-12, 0.99", "1e-12, 0.9999999999", "1e-12, 1", "1e-12, 1.0000000001", "1e-12, 1.009",
                "1e-12, 1.011"
    })
    void maxStepAroundTheNaturalStep(double tolerance, double part) {
        SolveOptions options = SolveOptions.STANDARD.rtol(tolerance);
        double longest = part * natural(options);
        Solution solution = solve(options.maxStep(longest), 10);
        assertThat(solution.state(0)).isCloseTo(Math.cos(10), within(10 * tolerance));
        assertThat(solution.statistics().maxStep()).isLessThanOrEqualTo(longest);
        assertThat(solution.statistics().largestError()).isLessThan(0.5);
    }

    /** The way is some steps and a bit: a bit of up to 1% goes with the last step, and any other is a step of its own. */
    @ParameterizedTest
    @CsvSource({"1e-12, 1", "1e-9, 1", "0.0099, 1", "0.0101, 2", "0.5, 2", "0.9999999999, 2", "1, 2"})
    void slivers(double part, int steps) {
        for (double tolerance : new double[] {1e-6, 1e-12}) {
            SolveOptions options = SolveOptions.STANDARD.rtol(tolerance);
            double first = firstStep(options);
            Solution solution = solve(options, first * (1 + part));
            assertThat(solution.statistics().steps()).isEqualTo(steps);
            assertThat(solution.state(0)).isCloseTo(Math.cos(first * (1 + part)), within(10 * tolerance));
            assertThat(solution.statistics().largestError()).isLessThan(0.5);
        }
    }

    private static double firstStep(SolveOptions options) {
        Integrator integrator = Integrator.of(Problems.oscillator(), options);
        integrator.start(0, new double[] {1, 0}, 100);
        integrator.step();
        return integrator.lastStep().length();
    }

    /** Where the longest step forbids that, the last two are halves. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 1e-6, 0.009})
    void lastTwoStepsAreHalves(double part) {
        Integrator integrator = Integrator.of(Problems.oscillator(), SolveOptions.STANDARD.maxStep(0.01));
        integrator.start(0, new double[] {1, 0}, 0.01 * (5 + part));
        double shortest = 1;
        while (integrator.step()) {
            shortest = Math.min(shortest, integrator.lastStep().length());
            assertThat(integrator.lastStep().length()).isLessThanOrEqualTo(0.01);
        }
        assertThat(shortest).isGreaterThan(0.0049);
        assertThat(integrator.solution().statistics().steps()).isEqualTo(6);
    }
}
