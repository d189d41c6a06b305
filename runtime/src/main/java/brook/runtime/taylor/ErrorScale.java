package brook.runtime.taylor;

import brook.runtime.AbsoluteTolerances;
import brook.runtime.SolveOptions;
import java.util.Arrays;

/**
 * What an error of a component is relative to in a step: tol_i = rtol s_i.
 *
 * <p>With {@code scale = largest}, s_i = max(atol_i/rtol, M_0), where M_0 is the largest absolute value of a component at the start of the step; with
 * {@code scale = each}, s_i = max(atol_i/rtol, |x_i|). A component without an absolute tolerance that is 0 just there has no size of its own: it takes
 * M_0, and 1 where all vanish. Coefficients of order k are measured by M_k = max |x_i[k]| s/s_i, with s = s_i where they are equal, else 1.
 */
final class ErrorScale {

    private final int first;
    private final int count;
    private final int plane;
    private final boolean each;
    private final boolean weighted;

    private final double[] least;
    private final double[] inverses;
    private double common;

    /** For so many components of a point, from {@code first} on. */
    ErrorScale(int first, int count, int plane, SolveOptions options, AbsoluteTolerances tolerances) {
        this.first = first;
        this.count = count;
        this.plane = plane;
        this.each = options.scale() == SolveOptions.Scale.EACH;
        this.weighted = each || !tolerances.equal();
        this.least = new double[count];
        this.inverses = new double[count];
        for (int i = 0; i < count; i++) {
            least[i] = tolerances.of(first + i) / options.rtol();
        }
    }

    /** Looks at the start of a step. */
    void start(double[] jet) {
        double largest = plainNorm(jet, 0);
        common = common(largest);
        for (int i = 0; weighted && i < count; i++) {
            inverses[i] = inverse(i, Math.abs(jet[first + i]), largest);
        }
    }

    /** Looks at the start of a step in one lane of a scale for several. */
    void start(LaneScale lanes, int lane) {
        common = lanes.value(lane);
        for (int i = 0; weighted && i < count; i++) {
            inverses[i] = lanes.inverse(i, lane);
        }
    }

    /** Whether components have scales of their own. */
    boolean isWeighted() {
        return weighted;
    }

    /** The scale that is common to all components, where the largest has this size. */
    double common(double largest) {
        return weighted ? 1 : orOne(count == 0 ? 1 : Math.max(least[0], largest));
    }

    /** s/s_i of a component of this size, where the largest has that one. */
    double inverse(int i, double size, double largest) {
        double own = Math.max(least[i], each ? size : largest);
        return 1 / (own < Double.MIN_NORMAL ? orOne(largest) : own);
    }

    private static double orOne(double scale) {
        return scale < Double.MIN_NORMAL ? 1 : scale;
    }

    /** The scale s of {@link #norm}. */
    double value() {
        return common;
    }

    /** s/s_i of one component. */
    double inverse(int component) {
        return weighted ? inverses[component - first] : 1;
    }

    /** The scale s_i of one component. */
    double of(int component) {
        return weighted ? 1 / inverses[component - first] : common;
    }

    /** M_k, NaN if a coefficient is NaN. */
    double norm(double[] jet, int k) {
        return weighted ? weightedNorm(jet, k) : plainNorm(jet, k);
    }

    /** Sets the coefficients of order k to 0. */
    void clear(double[] jet, int k) {
        Arrays.fill(jet, k * plane + first, k * plane + first + count, 0.0);
    }

    private double plainNorm(double[] jet, int k) {
        int base = k * plane + first;
        // The bits of absolute values have the order of the values, with NaN above all.
        long norm = 0;
        for (int i = base; i < base + count; i++) {
            norm = Math.max(norm, Double.doubleToRawLongBits(jet[i]) & Long.MAX_VALUE);
        }
        return Double.longBitsToDouble(norm);
    }

    private double weightedNorm(double[] jet, int k) {
        int base = k * plane + first;
        long norm = 0;
        for (int i = 0; i < count; i++) {
            norm = Math.max(norm, Double.doubleToRawLongBits(jet[base + i] * inverses[i]) & Long.MAX_VALUE);
        }
        return Double.longBitsToDouble(norm);
    }
}
