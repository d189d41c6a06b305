package brook.jmh.precision;

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
        return problem + ": "
                + error().map(this::text).orElse(solver + " is not the fastest at the smallest error it reaches")
                + gain(1e-10) + ".";
    }

    private String text(double error) {
        if (error > 0.99 * Math.pow(10, COARSEST)) {
            return solver + " is the fastest at every error up to 0.1";
        }
        return String.format(
                Locale.ROOT,
                "%s is the fastest for errors below %.1e, which it reaches with a tolerance of %.1e; above, %s takes over",
                solver,
                error,
                own().reach(error).tolerance(),
                best(1.1 * error).solver());
    }

    private String gain(double error) {
        Curve next = best(error);
        double ratio = next.reach(error).millis() / own().reach(error).millis();
        return Double.isFinite(ratio)
                ? String.format(
                        Locale.ROOT,
                        "; for an error of %.0e it takes 1/%.1f of the time of %s",
                        error,
                        ratio,
                        next.solver())
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
