package brook.runtime.taylor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.Ending;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.Switching;
import brook.runtime.integrator.Integrator;
import brook.runtime.reference.JumpingModel;
import brook.runtime.reference.JumpingModel.Watched;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Right-hand sides that jump. */
class SwitchingTest {

    private static final Watched SIGN_OF_X = new Watched(Switching.SIGN, 0, 0, 1);

    private static Solution solve(JumpingModel model, double t0, double x0, double t1) {
        return Integrator.of(model, SolveOptions.STANDARD.rtol(1e-12)).solve(t0, new double[] {x0}, t1);
    }

    @Test
    void aJumpEndsTheStep() {
        JumpingModel model =
                new JumpingModel(List.of(new Watched(Switching.POSITIVE, -2, 0, 1)), mode -> mode[0] == 0 ? 1 : 10);
        Solution solution = solve(model, 0, 0, 3);
        assertThat(solution.reachedEnd()).isTrue();
        assertThat(solution.state(0)).isCloseTo(12, within(1e-14));
        assertThat(solution.statistics().switches()).isEqualTo(1);
    }

    @Test
    void everyIntegerOfAFloorIsFound() {
        JumpingModel model = new JumpingModel(List.of(new Watched(Switching.FLOOR, 0, 1, 0)), mode -> mode[0]);
        assertThat(solve(model, 0, 0, 10).state(0)).isCloseTo(45, within(1e-13));
        assertThat(solve(model, 10, 45, 0).state(0)).isCloseTo(0, within(1e-13));
        JumpingModel up = new JumpingModel(List.of(new Watched(Switching.CEILING, 0, 1, 0)), mode -> mode[0]);
        assertThat(solve(up, 0, 0, 10).state(0)).isCloseTo(55, within(1e-13));
        assertThat(solve(up, 10, 55, 0).state(0)).isCloseTo(0, within(1e-13));
    }

    @Test
    void aSignPassesThroughZero() {
        JumpingModel model = new JumpingModel(List.of(SIGN_OF_X), mode -> mode[0] > 0 ? -1 : -2);
        Solution solution = solve(model, 0, 1, 2);
        assertThat(solution.reachedEnd()).isTrue();
        assertThat(solution.state(0)).isCloseTo(-2, within(1e-14));
    }

    @Test
    void aStartOnTheSurfaceGoesTheWayOfTheEquation() {
        JumpingModel away = new JumpingModel(List.of(SIGN_OF_X), mode -> mode[0] == 0 ? 1 : 3 * mode[0]);
        assertThat(solve(away, 0, 0, 1).state(0)).isEqualTo(3);
        JumpingModel rests = new JumpingModel(List.of(SIGN_OF_X), mode -> mode[0]);
        assertThat(solve(rests, 0, 0, 1).state(0)).isZero();
    }

    @Test
    void aShortPulseIsSeenWithinOneStepThoughTheStateRests() {
        JumpingModel model = new JumpingModel(
                List.of(new Watched(Switching.POSITIVE, -3, 1, 0), new Watched(Switching.POSITIVE, 3.001, -1, 0)),
                mode -> mode[0] * mode[1]);
        assertThat(solve(model, 0, 0, 8000).state(0)).isCloseTo(0.001, within(1e-15));
        // Switching times are offsets from 8000, known to the last bit of such a number.
        assertThat(solve(model, 8000, 0.001, 0).state(0)).isCloseTo(0, within(2 * Math.ulp(8000.0)));
    }

    @Test
    void twoModesOnOneSurfaceChangeTogether() {
        JumpingModel model = new JumpingModel(
                List.of(SIGN_OF_X, new Watched(Switching.NOT_NEGATIVE, 0, 0, -1)),
                mode -> mode[1] == 0 && mode[0] > 0 ? -1 : mode[1] == 1 && mode[0] < 0 ? -2 : 100);
        assertThat(solve(model, 0, 1, 2).state(0)).isCloseTo(-2, within(1e-14));
    }

    @Test
    void aRunThatSlidesSaysSo() {
        JumpingModel model = new JumpingModel(List.of(SIGN_OF_X), mode -> -mode[0]);
        Solution solution = solve(model, 0, 1, 2);
        assertThat(solution.ending()).isEqualTo(Ending.SLIDING);
        assertThat(solution.time()).isCloseTo(1, within(1e-15));
        JumpingModel shifted = new JumpingModel(
                List.of(new Watched(Switching.POSITIVE, -1, 0, 1)), mode -> mode[0] > 0 ? -1e-3 : 1e-3);
        Solution slow = solve(shifted, 0, 3, 3000);
        assertThat(slow.ending()).isEqualTo(Ending.SLIDING);
        assertThat(slow.time()).isCloseTo(2000, within(1e-9));
    }
}
