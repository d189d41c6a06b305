package brook.examples;

import brook.runtime.solver.ModelSolver;
import brook.runtime.solver.ModelTrajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Any columns of a run, named on the command line: {@code x H}. Shows: behind each typed solver there is one that knows
 * everything by name.
 */
public final class ByName {

    private ByName() {}

    /** Prints these columns, or all of them if none is named. */
    public static void main(String[] arguments) {
        ModelSolver solver = LotkaVolterraSolver.builder().build().untyped();
        List<String> names = new ArrayList<>(List.of(arguments));
        if (names.isEmpty()) {
            names.addAll(solver.description().stateLabels());
            names.addAll(solver.description().outputLabels());
        }
        solver.setInitial("x", 6);
        ModelTrajectory run = solver.solve();
        System.out.println(solver.description().text());
        for (double t = 0; t <= 20; t += 5) {
            System.out.printf(Locale.ROOT, "t = %4.1f", t);
            for (String name : names) {
                System.out.printf(Locale.ROOT, "   %s = %.6f", name, run.value(name, t));
            }
            System.out.println();
        }
    }
}
