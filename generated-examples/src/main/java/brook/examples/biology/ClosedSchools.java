package brook.examples.biology;

import java.util.Locale;

/** What it helps to halve the contacts of children with each other. Shows: parameters that are vectors and matrices. */
public final class ClosedSchools {

    private ClosedSchools() {}

    /** A year with the contacts of the model. */
    public static SeirByAgeSolver.Trajectory open() {
        return SeirByAgeSolver.builder().build().solve();
    }

    /** A year with half the contacts in row 1, column 1. */
    public static SeirByAgeSolver.Trajectory closed() {
        SeirByAgeSolver solver = SeirByAgeSolver.builder().build();
        solver.setContacts(1, 1, solver.contacts(1, 1) / 2);
        return solver.solve();
    }

    private static void print(String schools, SeirByAgeSolver.Trajectory run) {
        double[] attack = run.attack(run.endTime());
        System.out.printf(
                Locale.ROOT,
                "schools %s: %.1f %% of the children, %.1f %% of the adults, %.1f %% of the old%n",
                schools,
                100 * attack[0],
                100 * attack[1],
                100 * attack[2]);
    }

    /** Prints how many of each group fall ill. */
    public static void main(String[] arguments) {
        print("open", open());
        print("closed", closed());
    }
}
