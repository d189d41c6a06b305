package brook.runtime.taylor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.Ending;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.reference.JumpingModel;
import org.junit.jupiter.api.Test;

/** Right-hand sides that jump. */
class SwitchingTest {

    private static Solution solve(JumpingModel model, double t0, double x0, double t1) {
        return TaylorIntegrator.of(model, SolveOptions.STANDARD.rtol(1e-12)).solve(t0, new double[] {x0}, t1);
    }

    @Test
    void aJumpEndsTheStep() {
        JumpingModel model = new JumpingModel((t, x) -> x < 2 ? 0 : 1, mode -> mode == 0 ? 1 : 10);
        Solution solution = solve(model, 0, 0, 3);
        assertThat(solution.reachedEnd()).isTrue();
        assertThat(solution.state(0)).isCloseTo(12, within(1e-14));
        assertThat(solution.statistics().switches()).isEqualTo(1);
    }

    @Test
    void everyIntegerOfAFloorIsFound() {
        JumpingModel model = new JumpingModel((t, x) -> Math.floor(t), mode -> mode);
        assertThat(solve(model, 0, 0, 10).state(0)).isCloseTo(45, within(1e-13));
        assertThat(solve(model, 10, 45, 0).state(0)).isCloseTo(0, within(1e-13));
    }

    @Test
    void aSignPassesThroughZero() {
        JumpingModel model = new JumpingModel((t, x) -> Math.signum(x), mode -> mode > 0 ? -1 : -2);
        Solution solution = solve(model, 0, 1, 2);
        assertThat(solution.reachedEnd()).isTrue();
        assertThat(solution.state(0)).isCloseTo(-2, within(1e-14));
    }

    @Test
    void aShortPulseIsSeenWithinOneStep() {
        JumpingModel model = new JumpingModel((t, x) -> t > 3 && t < 4 ? 1 : 0, mode -> mode);
        assertThat(solve(model, 0, 0, 8).state(0)).isCloseTo(1, within(1e-14));
    }

    @Test
    void aRunThatSlidesSaysSo() {
        JumpingModel model = new JumpingModel((t, x) -> x > 0 ? 1 : -1, mode -> -mode);
        Solution solution = solve(model, 0, 1, 2);
        assertThat(solution.ending()).isEqualTo(Ending.SLIDING);
        assertThat(solution.time()).isCloseTo(1, within(1e-12));
        JumpingModel shifted = new JumpingModel((t, x) -> x > 1 ? 1 : -1, mode -> -1e-3 * mode);
        assertThat(solve(shifted, 0, 3, 3000).ending()).isEqualTo(Ending.SLIDING);
    }
}
