package brook.runtime.rungekutta;

import brook.runtime.AbsoluteTolerances;
import java.util.List;

/**
 * How far a step is off: q, the mean over the components of (e_i/tol_i)² with tol_i = atol_i + rtol max(|x_i|, |x_i new|), after
 * Hairer, Nørsett and Wanner 1993, II.4, equations 4.10 and 4.11.
 *
 * <p>Of the two estimates e and f of Dormand and Prince's method of order 8 it is (E/(E + 0.01 F)) E, with E and F such means (II.10).
 */
final class ErrorEstimate {

    private final List<Combination> estimates;
    private final int controlled;
    private final double rtol;
    private final AbsoluteTolerances atol;

    /** For estimates of which so many components count. */
    ErrorEstimate(List<List<Double>> estimates, int controlled, double rtol, AbsoluteTolerances atol) {
        this.estimates = estimates.stream().map(Combination::new).toList();
        this.controlled = controlled;
        this.rtol = rtol;
        this.atol = atol;
    }

    /** The number q of a step of {@code h}, which may be accepted up to 1. */
    double square(double[][] rates, double h, double[] start, double[] end) {
        double mean = mean(estimates.get(0), rates, h, start, end);
        if (estimates.size() == 1 || mean == 0) {
            return mean;
        }
        return mean * (mean / (mean + 0.01 * mean(estimates.get(1), rates, h, start, end)));
    }

    private double mean(Combination estimate, double[][] rates, double h, double[] start, double[] end) {
        double squares = 0;
        for (int i = 0; i < controlled; i++) {
            double error = h * estimate.sum(rates, i);
            double tolerance = atol.of(i) + rtol * Math.max(Math.abs(start[i]), Math.abs(end[i]));
            double ratio = error == 0 ? 0 : error / tolerance;
            squares += ratio * ratio;
        }
        return squares / controlled;
    }
}
