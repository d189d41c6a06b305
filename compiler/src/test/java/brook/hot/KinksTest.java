package brook.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.solver.ModelTrajectory;
import brook.runtime.solver.SlidingException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Equations with jumps and corners, against closed forms. */
class KinksTest {

    private static ModelTrajectory solve(String model, double t1) {
        return Models.standard()
                .compile("kinks.ode", model)
                .orElseThrow()
                .solver()
                .rtol(1e-14)
                .build()
                .solve(0, t1);
    }

    @Test
    void aSignIsCrossed() {
        // From 3 with slope -1 + 2 = 1 reversed: x' = -sign(x - 1) - 2 is -3 above 1 and -1 below.
        ModelTrajectory run = solve("x' = -sign(x - 1) - 2\nx(0) = 3\n", 2);
        assertThat(run.value("x", 2)).isCloseTo(1 - (2 - 2.0 / 3), within(1e-15));
        assertThat(run.summary().statistics().switches()).isEqualTo(1);
    }

    @Test
    void aSignHoldsTheState() {
        assertThatExceptionOfType(SlidingException.class)
                .isThrownBy(() -> solve("x' = -sign(x - 1) + 0.5\nx(0) = 3\n", 10))
                .satisfies(stopped -> {
                    assertThat(stopped.time()).isEqualTo(4);
                    assertThat(stopped.solution().state(0)).isEqualTo(1);
                    assertThat(stopped.line()).isEqualTo(1);
                });
        assertThatExceptionOfType(SlidingException.class)
                .isThrownBy(() -> solve("x' = -sign(x)\nx(0) = 1\n", 10))
                .satisfies(stopped -> assertThat(stopped.time()).isEqualTo(1));
    }

    @Test
    void aRectifiedSineIsIntegratedArchByArch() {
        // The integral of max(sin t, 0) over n periods is 2 n, of |sin t| it is 4 n.
        ModelTrajectory run = solve("x' = max(sin(t), 0)\ny' = abs(sin(t))\nx(0) = 0\ny(0) = 0\n", 200 * Math.PI);
        assertThat(run.value("x", 200 * Math.PI)).isCloseTo(200, within(1e-11));
        assertThat(run.value("y", 200 * Math.PI)).isCloseTo(400, within(2e-11));
        // Each zero once for both, the start and the end at most once more.
        assertThat(run.summary().statistics().switches()).isBetween(199L, 201L);
    }

    @Test
    void aStimulusWakesAStateAtRest() {
        // A pulse of a thousandth of the run, while nothing moves: x = 1 - e^(-0.01) at its end, then decay.
        ModelTrajectory run = solve("x' = -x + (if t > 7 and t < 7.01 then 1 else 0)\nx(0) = 0\n", 10);
        double expected = -Math.expm1(-0.01) * Math.exp(-(10 - 7.01));
        assertThat(run.value("x", 6.9)).isZero();
        assertThat(run.value("x", 10)).isCloseTo(expected, within(1e-16));
    }

    @Test
    void aSawToothIsMadeOfItsTeeth() {
        // The integral of mod(t, 1) over n is n/2, of floor(t) it is n (n - 1)/2.
        ModelTrajectory run = solve("x' = mod(t, 1)\ny' = floor(t)\nz' = ceil(t)\nx(0) = 0\ny(0) = 0\nz(0) = 0\n", 100);
        assertThat(run.value("x", 100)).isCloseTo(50, within(1e-12));
        assertThat(run.value("y", 100)).isCloseTo(4950, within(1e-11));
        assertThat(run.value("z", 100)).isCloseTo(5050, within(1e-11));
    }

    @Test
    void aBodyWithDryFrictionTurnsRoundAndSticks() {
        // x'' = -x - 0.3 sign(x'): half circles about 0.3 and -0.3; from 2 the turns are at -1.4, 0.8, -0.2, where it
        // sticks.
        assertThatExceptionOfType(SlidingException.class)
                .isThrownBy(() -> solve("x'' = -x - 0.3*sign(x')\nx(0) = 2\nx'(0) = 0\n", 100))
                .satisfies(stopped -> {
                    assertThat(stopped.time()).isCloseTo(3 * Math.PI, within(1e-13));
                    assertThat(stopped.solution().state(0)).isCloseTo(-0.2, within(1e-13));
                });
    }

    @Test
    void cornersWithinFunctionsOfCornersAreFound() {
        // abs(abs(t - 2) - 1) from 0 to 4: triangles with the integrals 1/2, 1/2, 1/2, 1/2.
        ModelTrajectory run = solve("x' = abs(abs(t - 2) - 1)\nx(0) = 0\n", 4);
        assertThat(run.value("x", 4)).isCloseTo(2, within(2e-15));
        assertThat(run.summary().statistics().switches()).isEqualTo(3);
    }

    @Test
    void whoOptsOutGetsTheBranchOfEachStep() {
        String model = "x' = %s(abs(t - 0.3))\nx(0) = 0\n";
        ModelTrajectory located = solve(String.format(Locale.ROOT, model, ""), 1);
        ModelTrajectory unlocated = solve(String.format(Locale.ROOT, model, "noevent"), 1);
        assertThat(located.value("x", 1)).isCloseTo(0.045 + 0.245, within(1e-15));
        assertThat(located.summary().statistics().switches()).isEqualTo(1);
        assertThat(unlocated.summary().statistics().switches()).isZero();
        // Wrong by the part of the step over the corner, and no more.
        assertThat(unlocated.value("x", 1)).isCloseTo(0.29, within(0.25)).isNotEqualTo(located.value("x", 1));
    }
}
