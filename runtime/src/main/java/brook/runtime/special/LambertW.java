package brook.runtime.special;

/**
 * The principal branch of the Lambert function, w exp(w) = x with w &gt;= -1.
 *
 * <p>Near the branch point -1/e the series in p = sqrt(2 (e x + 1)), Corless, Gonnet, Hare, Jeffrey, Knuth 1996,
 * equations 4.22 to 4.24; elsewhere the iteration of Fritsch, Shafer and Crowley 1973 on log(x/w) - w, which converges
 * with order four.
 */
public final class LambertW {

    /** 1/e is the sum of these two doubles, up to 1e-34. */
    private static final double INVERSE_E_HEAD = 0.36787944117144233;

    private static final double INVERSE_E_TAIL = -1.2428753672788363e-17;

    /** From here on the series needs too many terms. */
    private static final double SERIES_END = 0.6;

    /** Below this the approximation by logarithms is a poor start. */
    private static final double BRANCH_POINT_NEAR = -0.25;

    /** Closer to 0 than this, two terms of the series at 0 are all. */
    private static final double LINEAR = 1e-8;

    private static final int TERMS = 46;
    private static final int ITERATIONS = 3;
    private static final double[] SERIES = series();

    private LambertW() {}

    /** The value for x, NaN below -1/e. */
    public static double value(double x) {
        if (Math.abs(x) < LINEAR || x == Double.POSITIVE_INFINITY) {
            return Math.abs(x) < LINEAR ? x - x * x : x;
        }
        if (x < BRANCH_POINT_NEAR) {
            return nearBranchPoint(x);
        }
        // Iacono and Boyd 2017: 0.03 off at most.
        double l = Math.log1p(x);
        return iterate(x, l * (1 - Math.log1p(l) / (2 + l)));
    }

    private static double nearBranchPoint(double x) {
        double gap = (x + INVERSE_E_HEAD) + INVERSE_E_TAIL;
        if (gap < INVERSE_E_TAIL) {
            return Double.NaN;
        }
        double p = Math.sqrt(2 * Math.E * Math.max(0, gap));
        return p < SERIES_END ? horner(p) : iterate(x, horner(p));
    }

    private static double iterate(double x, double start) {
        double w = start;
        for (int i = 0; i < ITERATIONS; i++) {
            double ratio = x / w;
            double z = (Math.log(ratio) - w) + divisionError(x, w, ratio) / x;
            double q = 2 * (1 + w) * (1 + w + 2.0 / 3 * z);
            w += w * (z / (1 + w)) * ((q - z) / (q - 2 * z));
        }
        return w;
    }

    /** x - w q without rounding of the product; w in two halves (Dekker 1971). */
    private static double divisionError(double x, double w, double q) {
        double wHigh = upper(w);
        double wLow = w - wHigh;
        double qHigh = upper(q);
        double qLow = q - qHigh;
        return ((x - wHigh * qHigh) - wHigh * qLow - wLow * qHigh) - wLow * qLow;
    }

    /** The upper 26 bits of the mantissa. */
    private static double upper(double a) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(a) & 0xfffffffff8000000L);
    }

    private static double horner(double p) {
        double sum = 0;
        for (int n = TERMS - 1; n >= 1; n--) {
            sum = sum * p + SERIES[n];
        }
        return sum * p - 1;
    }

    private static double[] series() {
        double[] mu = new double[TERMS];
        double[] alpha = new double[TERMS];
        mu[0] = -1;
        mu[1] = 1;
        alpha[0] = 2;
        alpha[1] = -1;
        for (int k = 2; k < TERMS; k++) {
            for (int j = 2; j < k; j++) {
                alpha[k] += mu[j] * mu[k + 1 - j];
            }
            mu[k] = (k - 1.0) / (k + 1) * (mu[k - 2] / 2 + alpha[k - 2] / 4) - alpha[k] / 2 - mu[k - 1] / (k + 1);
        }
        return mu;
    }
}
