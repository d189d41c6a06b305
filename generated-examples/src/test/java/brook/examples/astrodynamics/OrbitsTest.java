package brook.examples.astrodynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orbits against the literature and what they conserve. */
class OrbitsTest {

    private static final double J2 = 1.0826267e-3;

    /**
     * To first order in J2 the plane turns by -3/2 J2 (R/a)² n cos i. What is left out is of second order: relatively a few
     * times J2; besides, the plane sways by J2 within a revolution, which counts once in ten days.
     */
    @ParameterizedTest
    @ValueSource(doubles = {30, 63.4, 98.6})
    void planesTurnAsTheFirstOrderSays(double inclination) {
        double a = 6378.137 + 800;
        double n = Math.sqrt(398600.4418 / (a * a * a));
        double factor = Math.pow(6378.137 / a, 2);
        double turn = -1.5 * J2 * factor * n * Math.cos(Math.toRadians(inclination)) * 86_400;
        double sway = J2 / 10;
        assertThat(new SunSynchronousOrbit(800).turn(inclination))
                .isCloseTo(Math.toDegrees(turn), within(Math.toDegrees(Math.abs(turn) * 5 * J2 + sway)));
    }

    @Test
    void thePlaneFoundTurnsWithTheSun() {
        SunSynchronousOrbit orbit = new SunSynchronousOrbit(800);
        double inclination = orbit.inclination();
        // Textbooks give 98.6 degrees for 800 km.
        assertThat(inclination).isCloseTo(98.6, within(0.05));
        // A secant that moved by less than 1e-6 degrees, where a degree changes the turn by 0.12 a day.
        assertThat(orbit.turn(inclination)).isCloseTo(SunSynchronousOrbit.OF_THE_SUN, within(1e-6));
    }

    /** The field is even around the axis and does not change: the energy and one component of the spin stay. */
    @Test
    void aSatelliteKeepsItsEnergyAndItsSpin() {
        SatelliteSolver.Trajectory run = SatelliteSolver.builder().build().solve();
        double bound = 1e-13 * run.steps();
        for (int row = 0; row < run.rows(); row++) {
            assertThat(run.energyAt(row)).isCloseTo(run.energyAt(0), within(bound * Math.abs(run.energyAt(0))));
            assertThat(run.hzAt(row)).isCloseTo(run.hzAt(0), within(bound * Math.abs(run.hzAt(0))));
        }
    }

    /** E. Hairer, S. P. Norsett, G. Wanner, Solving ODEs I, II.0: the start in 30 digits, of which a double has 16. */
    @Test
    void theOrbitOfArenstorfCloses() {
        RestrictedThreeBodySolver.Trajectory run =
                RestrictedThreeBodySolver.builder().build().solve();
        double t1 = run.endTime();
        // Two passages near the Moon, at a hundredth of the distance, enlarge the last digit by some 1e4 together.
        assertThat(run.x(t1)).isCloseTo(0.994, within(1e-11));
        assertThat(run.y(t1)).isCloseTo(0, within(1e-11));
        assertThat(run.jacobi(t1)).isCloseTo(run.jacobi(0), within(run.steps() * 1e-15 * 3 * run.jacobi(0)));
    }

    /**
     * K. C. Howell, Three-dimensional, periodic, halo orbits, Celestial Mechanics 32 (1984), mass ratio 0.04. The table
     * has six digits of z and of what follows from it: half a unit of the last, and as much times the slope between its rows, at most 7.
     */
    @ParameterizedTest
    @CsvSource({
        "0.729988, 0.215589, 0.397259, 1.348532",
        "0.753700, 0.267595, 0.399909, 1.211253",
        "0.777413, 0.284268, 0.361870, 1.101099",
    })
    void halosAreThoseOfHowell(double x, double z, double yDot, double half) {
        HaloOrbit.Half orbit = new HaloOrbit(0.04, z).improve(x + 1e-3, yDot - 1e-3);
        double digits = 0.5e-6 * (1 + 7);
        assertThat(orbit.x()).isCloseTo(x, within(digits));
        assertThat(orbit.yDot()).isCloseTo(yDot, within(digits));
        assertThat(orbit.time()).isCloseTo(half, within(digits));
    }
}
