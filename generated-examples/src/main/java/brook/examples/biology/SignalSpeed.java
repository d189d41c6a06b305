package brook.examples.biology;

import java.util.Locale;

/** How fast a signal runs along a nerve. Shows: one element of a vector at any time, from a model that imports a library. */
public final class SignalSpeed {

    private SignalSpeed() {}

    /** A run with a coupling between neighbours. */
    public static AxonSolver.Trajectory run(double coupling) {
        return AxonSolver.builder().coupling(coupling).build().solve();
    }

    /** When the potential of a cell first rises through 0, in ms. */
    public static double arrival(AxonSolver.Trajectory run, int cell) {
        int row = 1;
        while (run.VAt(row, cell) < 0) {
            row++;
        }
        double before = run.timeAt(row - 1);
        double after = run.timeAt(row);
        for (int halving = 0; halving < 60; halving++) {
            double middle = (before + after) / 2;
            if (run.V(middle, cell) < 0) {
                before = middle;
            } else {
                after = middle;
            }
        }
        return after;
    }

    /** Prints when the signal arrives where. */
    public static void main(String[] arguments) {
        AxonSolver.Trajectory run = run(5);
        for (int cell = 10; cell <= 50; cell += 10) {
            System.out.printf(Locale.ROOT, "%d mm after %.3f ms%n", cell, arrival(run, cell));
        }
    }
}
