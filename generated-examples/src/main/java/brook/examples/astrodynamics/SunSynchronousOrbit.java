package brook.examples.astrodynamics;

import java.util.Locale;

/**
 * Which inclination makes the plane of an orbit turn once a year, with the Sun. Shows: one solver, used again with other
 * parameters.
 */
public final class SunSynchronousOrbit {

    /** Degrees a day. */
    static final double OF_THE_SUN = 360 / 365.2422;

    private static final double DAYS = 10;
    private static final double DAY = 86_400;

    private final SatelliteSolver solver = SatelliteSolver.builder().build();
    private final SatelliteSolver.Trajectory run = solver.newTrajectory();

    SunSynchronousOrbit(double altitude) {
        solver.setA(solver.R() + altitude);
    }

    /** How fast the plane turns, in degrees a day, if it is inclined by so many degrees. */
    double turn(double inclination) {
        solver.setInclination(inclination);
        solver.solve(0, DAYS * DAY, run);
        return (run.node(run.endTime()) - run.node(0)) / DAYS;
    }

    /** The inclination in degrees, by the rule of secants. */
    double inclination() {
        double last = 95;
        double here = 100;
        double lastTurn = turn(last);
        while (Math.abs(here - last) > 1e-6) {
            double turn = turn(here);
            double next = here - (turn - OF_THE_SUN) * (here - last) / (turn - lastTurn);
            last = here;
            lastTurn = turn;
            here = next;
        }
        return here;
    }

    /** Prints a table. */
    public static void main(String[] arguments) {
        System.out.println("altitude   inclination");
        for (int altitude = 400; altitude <= 1000; altitude += 200) {
            System.out.printf(
                    Locale.ROOT, "%5d km   %.3f degrees%n", altitude, new SunSynchronousOrbit(altitude).inclination());
        }
    }
}
