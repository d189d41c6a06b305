package brook.runtime.taylor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.AbsoluteTolerances;
import brook.runtime.Method;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.SolveOptions.Scale;
import brook.runtime.integrator.Integrator;
import brook.runtime.reference.ExpressionModel;
import brook.runtime.reference.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tolerances of components. */
class ErrorScaleTest {

    /** A large state that hardly changes, and a small oscillation beside it. */
    private static final ExpressionModel SMALL = ExpressionModel.of(List.of("a", "x", "v"), "0.001*a", "v", "-x");

    private static final double[] START = {1e6, 1e-6, 0};
    private static final SolveOptions RELATIVE =
            SolveOptions.STANDARD.rtol(1e-6).atol(0);

    private static double error(SolveOptions options, double... tolerances) {
        AbsoluteTolerances all = AbsoluteTolerances.of(SMALL, options).with(tolerances);
        Solution solution = Integrator.of(SMALL, options, all).solve(0, START, 20);
        return Math.abs(solution.state(1) - 1e-6 * Math.cos(20));
    }

    /** A tolerance of 1e-6 of the largest is 1 here: the oscillation is lost, and with a scale for each it is not. */
    @Test
    void eachComponentIsMeasuredByItself() {
        assertThat(error(RELATIVE)).isGreaterThan(1e-7);
        assertThat(error(RELATIVE.scale(Scale.EACH))).isLessThan(10 * 1e-6 * 1e-6);
    }

    /** A tolerance that is larger than the oscillation costs fewer steps than a sharp one. */
    @Test
    void anAbsoluteToleranceOfAComponentIsKept() {
        assertThat(error(RELATIVE.scale(Scale.EACH), Double.NaN, 1e-9, 1e-9)).isLessThan(10 * 1e-9);
        Solution loose = steps(RELATIVE.scale(Scale.EACH), Double.NaN, 1e-3, 1e-3);
        Solution sharp = steps(RELATIVE.scale(Scale.EACH), Double.NaN, 1e-15, 1e-15);
        assertThat(loose.statistics().steps()).isLessThan(sharp.statistics().steps());
    }

    private static Solution steps(SolveOptions options, double... tolerances) {
        return Integrator.of(
                        SMALL, options, AbsoluteTolerances.of(SMALL, options).with(tolerances))
                .solve(0, START, 20);
    }

    @ParameterizedTest
    @EnumSource(names = {"ADAMS", "DOPRI5", "DOP853", "BOSH3"})
    void otherMethodsKeepThemToo(Method method) {
        SolveOptions options = RELATIVE.method(method).atol(1e-3);
        assertThat(error(options)).isGreaterThan(1e-10);
        assertThat(error(options, Double.NaN, 1e-13, 1e-13)).isLessThan(50 * (1e-13 + 1e-6 * 1e-6));
    }

    /** Without absolute tolerances a state that passes through 0 makes steps shorter by (|x|/M)^(1/p) at most, and none when it is 0 just there. */
    @Test
    void passingThroughZeroDoesNotStall() {
        SolveOptions each = SolveOptions.STANDARD.atol(0).scale(Scale.EACH);
        SolveOptions largest = SolveOptions.STANDARD.atol(0);
        Solution ours = Integrator.of(Problems.oscillator(), each).solve(0, new double[] {0, 1}, 1000);
        Solution theirs = Integrator.of(Problems.oscillator(), largest).solve(0, new double[] {0, 1}, 1000);
        assertThat(ours.state(0)).isCloseTo(Math.sin(1000), within(1e-8));
        assertThat(ours.statistics().steps())
                .isBetween(theirs.statistics().steps(), 2 * theirs.statistics().steps());
        ExpressionModel still = ExpressionModel.of(List.of("x", "y"), "0*x", "-y");
        assertThat(Integrator.of(still, each)
                        .solve(0, new double[] {0, 1}, 5)
                        .statistics()
                        .steps())
                .isLessThan(20);
    }

    @Test
    void tolerancesAreNotNegative() {
        AbsoluteTolerances tolerances = AbsoluteTolerances.of(Problems.oscillator(), RELATIVE);
        assertThatThrownBy(() -> tolerances.with(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(tolerances.with(Double.NaN, 3).of(0)).isZero();
        assertThat(tolerances.with(Double.NaN, 3).of(1)).isEqualTo(3);
    }
}
