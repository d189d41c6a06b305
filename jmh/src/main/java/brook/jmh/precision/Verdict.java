package brook.jmh.precision;

import brook.jmh.precision.Curve.Reach;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Below which error one solver is the fastest of all, by interpolation between the measured points. */
record Verdict(String problem, String solver, List<Curve> curves) {

    private static final double STEPS_PER_DECADE = 50;
    private static final double COARSEST = -1;
    private static final double SHARPEST = -17;

    Verdict {
        curves = List.copyOf(curves);
    }

    /** The largest error from which on, down to the smallest it reaches, the solver is the fastest; empty where it is not at its smallest. */
    Optional<Double> error() {
        Optional<Double> largest = Optional.empty();
        for (int i = (int) (SHARPEST * STEPS_PER_DECADE); i <= COARSEST * STEPS_PER_DECADE; i++) {
            double error = Math.pow(10, i / STEPS_PER_DECADE);
            double own = own().reach(error).millis();
            if (own < best(error).reach(error).millis()) {
                largest = Optional.of(error);
            } else if (Double.isFinite(own)) {
                return largest;
            }
        }
        return largest;
    }

    /** A sentence for people. */
    String text() {
        Optional<Double> below = error();
        if (below.isEmpty()) {
            return String.format("%s: %s is not the fastest at the smallest error it reaches.", problem, solver);
        }
        double error = below.orElseThrow();
        Reach reach = own().reach(error);
        String sentence = String.format(
                Locale.ROOT,
                "%s: %s is the fastest for errors below %.1e, which it reaches with a tolerance of %.1e",
                problem,
                solver,
                error,
                reach.tolerance());
        return sentence + (error < Math.pow(10, COARSEST) ? rival(error * 1.1) : ": at every error measured")
                + gain(1e-10) + ".";
    }

    private String rival(double error) {
        return "; above, " + best(error).solver() + " takes over";
    }

    private String gain(double error) {
        Curve next = best(error);
        double ratio = next.reach(error).millis() / own().reach(error).millis();
        return Double.isFinite(ratio)
                ? String.format(
                        Locale.ROOT, "; for an error of %.0e %s takes %.1f times as long", error, next.solver(), ratio)
                : "";
    }

    private Curve own() {
        return curves.stream()
                .filter(curve -> curve.solver().equals(solver))
                .findFirst()
                .orElseThrow();
    }

    /** The fastest of the others. */
    private Curve best(double error) {
        return curves.stream()
                .filter(curve -> !curve.solver().equals(solver))
                .min(Comparator.comparingDouble(curve -> curve.reach(error).millis()))
                .orElseThrow();
    }
}
