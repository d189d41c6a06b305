package brook.examples.chemistry;

import brook.runtime.OutputTimes;
import java.util.Locale;

/** What the Brusselator does along its tube. Shows: rows at times of one's own, and vectors that begin at index 0. */
public final class TubeProfiles {

    private TubeProfiles() {}

    /** A run with rows at these times. */
    public static BrusselatorSolver.Trajectory run(double... times) {
        return BrusselatorSolver.builder().output(OutputTimes.at(times)).build().solve();
    }

    /** Prints the concentration at five places. */
    public static void main(String[] arguments) {
        BrusselatorSolver.Trajectory run = run(0, 2, 4, 6, 8, 10);
        for (int row = 0; row < run.rows(); row++) {
            System.out.printf(Locale.ROOT, "t = %4.1f", run.timeAt(row));
            for (int i = 0; i <= 20; i += 5) {
                System.out.printf(Locale.ROOT, "   %.4f", run.uAt(row, i));
            }
            System.out.println();
        }
    }
}
