package brook.examples;

import brook.runtime.OutputTimes;
import java.util.Locale;

/** Six bodies for 550 years. Shows: states that are matrices, and an output that says how good a run is. */
public final class PlanetEnergy {

    private PlanetEnergy() {}

    /** A run with a row every 55 years or so. */
    public static OuterSolarSystemSolver.Trajectory run() {
        return OuterSolarSystemSolver.builder()
                .output(OutputTimes.every(20_000))
                .build()
                .solve();
    }

    /** The largest relative change of the energy at any row. */
    public static double drift(OuterSolarSystemSolver.Trajectory run) {
        double largest = 0;
        for (int row = 0; row < run.rows(); row++) {
            largest = Math.max(largest, Math.abs(run.EAt(row) / run.EAt(0) - 1));
        }
        return largest;
    }

    /** Prints how far Jupiter is from the Sun. */
    public static void main(String[] arguments) {
        OuterSolarSystemSolver.Trajectory run = run();
        for (int row = 0; row < run.rows(); row++) {
            double[][] q = run.qAt(row);
            double distance = Math.hypot(Math.hypot(q[1][0] - q[0][0], q[1][1] - q[0][1]), q[1][2] - q[0][2]);
            System.out.printf(Locale.ROOT, "day %6.0f   Jupiter at %.6f AU%n", run.timeAt(row), distance);
        }
        System.out.println("energy kept to 14 digits: " + (drift(run) < 1e-14));
    }
}
