package brook.examples.mechanics;

import brook.runtime.Statistics;
import java.util.Locale;

/** The period of Van der Pol's oscillator, and what a run costs. Shows: the summary of a run and its statistics. */
public final class LimitCycle {

    private LimitCycle() {}

    /** A run long enough to forget where it started. */
    public static VanDerPolSolver.Trajectory run(double mu) {
        return VanDerPolSolver.builder().mu(mu).build().solve(0, 50 + 20 * mu);
    }

    /** The time between the last two rows after which x becomes positive, made precise. */
    public static double period(VanDerPolSolver.Trajectory run) {
        int row = lastRiseBefore(run, run.rows());
        return rise(run, row) - rise(run, lastRiseBefore(run, row));
    }

    private static int lastRiseBefore(VanDerPolSolver.Trajectory run, int end) {
        int row = end - 1;
        while (!(run.xAt(row - 1) < 0 && run.xAt(row) >= 0)) {
            row--;
        }
        return row;
    }

    private static double rise(VanDerPolSolver.Trajectory run, int row) {
        double before = run.timeAt(row - 1);
        double after = run.timeAt(row);
        for (int halving = 0; halving < 60; halving++) {
            double middle = (before + after) / 2;
            if (run.x(middle) < 0) {
                before = middle;
            } else {
                after = middle;
            }
        }
        return after;
    }

    /** Prints a table. */
    public static void main(String[] arguments) {
        System.out.println("  mu      period   steps   shortest    longest");
        for (double mu : new double[] {0.25, 1, 4, 16}) {
            VanDerPolSolver.Trajectory run = run(mu);
            Statistics cost = run.summary().statistics();
            System.out.printf(
                    Locale.ROOT,
                    "%5.2f   %9.6f   %5d   %8.6f   %8.6f%n",
                    mu,
                    period(run),
                    cost.steps(),
                    cost.minStep(),
                    cost.maxStep());
        }
    }
}
