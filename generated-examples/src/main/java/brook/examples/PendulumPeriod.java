package brook.examples;

import java.util.Locale;

/** The period of a pendulum by the height of its swing. Shows: a trajectory is known at every time, so one can search in it. */
public final class PendulumPeriod {

    private PendulumPeriod() {}

    /** The period in seconds without friction, from an amplitude in radians. */
    public static double of(double amplitude) {
        PendulumSolver solver =
                PendulumSolver.builder().c(0).initialTheta(amplitude).build();
        PendulumSolver.Trajectory run = solver.solve(0, 20);
        int row = 1;
        while (run.thetaDotAt(row) < 0) {
            row++;
        }
        // It stands still on the other side after half a period, between two rows.
        double before = run.timeAt(row - 1);
        double after = run.timeAt(row);
        for (int halving = 0; halving < 60; halving++) {
            double middle = (before + after) / 2;
            if (run.thetaDot(middle) < 0) {
                before = middle;
            } else {
                after = middle;
            }
        }
        return before + after;
    }

    /** Prints a table. */
    public static void main(String[] arguments) {
        System.out.println("amplitude     period");
        for (int degrees = 30; degrees <= 150; degrees += 30) {
            System.out.printf(Locale.ROOT, "%6d deg   %.6f s%n", degrees, of(Math.toRadians(degrees)));
        }
    }
}
