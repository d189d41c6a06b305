package brook.runtime.rungekutta;

import brook.runtime.Method;
import brook.runtime.SolveOptions;
import brook.runtime.SolveOptions.Controller;
import java.util.Arrays;
import java.util.List;

/** The methods of this package, and options for them. */
final class Steps {

    private Steps() {}

    /** The methods that choose their steps. */
    static List<Method> adaptive() {
        return Arrays.stream(Method.values())
                .filter(method -> method.kind() == Method.Kind.RUNGE_KUTTA)
                .toList();
    }

    /** The methods on a grid. */
    static List<Method> onGrid() {
        return Arrays.stream(Method.values())
                .filter(method -> method.kind() == Method.Kind.FIXED_GRID)
                .toList();
    }

    /** Options with a tolerance, relative and absolute. */
    static SolveOptions options(Method method, double tolerance) {
        return SolveOptions.STANDARD.method(method).rtol(tolerance);
    }

    /** A tolerance that suits the order of a method. */
    static double tolerance(Method method) {
        int order = order(method);
        return order == 1 ? 1e-8 : order == 2 ? 1e-4 : order < 5 ? 1e-6 : 1e-9;
    }

    /**
     * What errors of a run may come to in the end: some tolerances; for order 1 some roots of it, as steps are of the length of the root of the
     * tolerance, and each errs by the tolerance.
     */
    static double bound(Method method, double tolerance) {
        return order(method) == 1 ? 30 * Math.sqrt(tolerance) : 300 * tolerance;
    }

    private static int order(Method method) {
        return RungeKutta.tableau(method, Controller.I).order();
    }
}
