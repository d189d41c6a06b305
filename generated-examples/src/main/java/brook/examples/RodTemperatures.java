package brook.examples;

import java.util.Locale;

/** How a rod warms up that is kept cold at one end and warm at the other. Shows: a state that is a vector, and rows. */
public final class RodTemperatures {

    private RodTemperatures() {}

    /** A run with the settings of the model: 201 rows from 0 to 1. */
    public static HeatSolver.Trajectory run() {
        return HeatSolver.builder().build().solve();
    }

    /** Prints a profile of the rod every 25 rows. */
    public static void main(String[] arguments) {
        HeatSolver.Trajectory run = run();
        double[] u = new double[100];
        for (int row = 0; row < run.rows(); row += 25) {
            double t = run.timeAt(row);
            // All elements at once, into an array that is there already; one element is run.u(t, 50).
            run.u(t, u);
            System.out.printf(
                    Locale.ROOT, "t = %.3f   %5.3f %5.3f %5.3f   heat %.4f%n", t, u[24], u[49], u[74], run.heat(t));
        }
    }
}
