package brook.runtime.taylor;

import static org.assertj.core.api.Assertions.assertThat;

import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.integrator.Integrator;
import brook.runtime.reference.ExpressionModel;
import brook.runtime.reference.Problems;
import brook.runtime.reference.ReferenceProblem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run says afterwards of the errors of its steps. */
class RemainderCheckTest {

    private static Solution solve(ExpressionModel model, SolveOptions options, double t1, double... state) {
        return Integrator.of(model, options).solve(0, state, t1);
    }

    static List<ReferenceProblem> problems() {
        return ReferenceProblem.all();
    }

    /** The steps of smooth problems keep their promise: no estimate is above half a tolerance. */
    @ParameterizedTest
    @MethodSource("problems")
    void noStepOfASmoothProblemIsReported(ReferenceProblem problem) {
        for (double tolerance : new double[] {1e-3, 1e-6, 1e-9, 1e-12, 0x1p-52, 1e-20}) {
            Solution solution = Integrator.of(problem.model(), SolveOptions.STANDARD.rtol(tolerance))
                    .solve(problem.t0(), problem.start(), problem.t1());
            assertThat(solution.statistics().largestError()).isLessThan(0.5);
            assertThat(solution.statistics().exceeded()).isZero();
        }
    }

    /** x' = x of order 3: each step of h leaves x h^4/24, so that the estimate is known. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 1e-6, 1e-8})
    void theEstimateIsTheFirstTermLeftOut(double tolerance) {
        SolveOptions options = SolveOptions.STANDARD.rtol(tolerance).order(3);
        Solution solution = solve(Problems.scalar("x"), options, 1, 1);
        double h = solution.statistics().maxStep();
        assertThat(solution.statistics().largestError() / (h * h * h * h / 24 / tolerance))
                .isBetween(0.9, 1.1);
    }

    @ParameterizedTest
    @CsvSource({"1e-9, 0", "1e-12, 1e-12", "1e-12, 1e-6", "1e-14, 1e-3"})
    void ordersThatAreSmallByAccidentKeepThePromise(double tolerance, double distance) {
        double start = 5 * Math.PI / 6 + distance;
        Solution solution = solve(Problems.pendulum(), SolveOptions.STANDARD.rtol(tolerance), 6, start, 0);
        assertThat(solution.statistics().largestError()).isBetween(1e-6, 0.5);
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 19, 20})
    void gapsInASeriesKeepThePromise(int order) {
        SolveOptions options = SolveOptions.STANDARD.rtol(1e-12).order(order);
        assertThat(solve(Problems.scalar("cos(t*t)"), options, 3, 0)
                        .statistics()
                        .largestError())
                .isBetween(1e-6, 0.5);
    }

    /** |t - 1| is a line until the corner, and the series knows of no corner: the one step that leaps over it errs by about its length. */
    @Test
    void aCornerThatIsLeaptOverIsReported() {
        Solution solution = solve(Problems.scalar("(t*t-2*t+1)^0.5"), SolveOptions.STANDARD, 3, 0);
        assertThat(Math.abs(solution.state(0) - 2.5)).isGreaterThan(1e-3);
        assertThat(solution.statistics().exceeded()).isEqualTo(1);
        assertThat(solution.statistics().largestError()).isGreaterThan(1e6);
        assertThat(solution.warnings()).anyMatch(warning -> warning.startsWith("the error of 1 of "));
    }

    /** The last step is checked too. */
    @Test
    void aCornerInTheLastStepIsReported() {
        Solution solution = solve(Problems.scalar("(t*t-2*t+1)^0.5"), SolveOptions.STANDARD, 1.5, 0);
        assertThat(solution.statistics().exceeded()).isEqualTo(1);
    }
}
