package brook.compiler.system;

/** The error functions and Lambert's W of numbers known at compile time, to a few units in the last place. */
final class SpecialFunctions {

    private static final double TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);
    private static final double BRANCH_POINT = -1 / Math.E;

    private SpecialFunctions() {}

    static double erf(double x) {
        double a = Math.abs(x);
        double value = a < 2 ? erfSeries(a) : 1 - erfcFraction(a);
        return Double.isNaN(x) ? x : Math.copySign(value, x);
    }

    static double erfc(double x) {
        if (x < 0) {
            return 2 - erfc(-x);
        }
        return x < 1.5 ? 1 - erfSeries(x) : erfcFraction(x);
    }

    /** The principal branch of w exp(w) = x; Halley's iteration, Corless et al. 1996, equation 5.9. */
    static double lambertW(double x) {
        if (Double.isNaN(x) || x < BRANCH_POINT - 1e-16) {
            return Double.NaN;
        }
        if (Double.isInfinite(x) || x == 0) {
            return x;
        }
        double p = Math.sqrt(Math.max(0, 2 * (Math.E * x + 1)));
        double w = x < 1 ? -1 + p * (1 + p * (-1.0 / 3 + p * 11 / 72)) : Math.log(x) - Math.log1p(Math.log(x)) / 2;
        for (int i = 0; i < 50; i++) {
            double e = Math.exp(w);
            double residual = w * e - x;
            double step = residual / (e * (w + 1) - (w + 2) * residual / (2 * w + 2));
            if (!(Math.abs(step) > 1e-17 * Math.abs(w))) {
                break;
            }
            w -= step;
        }
        return w;
    }

    /** erf(x) = 2/sqrt(pi) exp(-x²) sum over n of 2ⁿ x^(2n+1) / (1·3···(2n+1)); Abramowitz & Stegun 7.1.6. */
    private static double erfSeries(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return TWO_OVER_SQRT_PI * Math.exp(-x * x) * sum;
    }

    /** The continued fraction of erfc for x > 0, from its tail inwards; Abramowitz & Stegun 7.1.14. */
    private static double erfcFraction(double x) {
        double fraction = x;
        for (int n = 200; n >= 1; n--) {
            fraction = x + n / 2.0 / fraction;
        }
        return Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
    }
}
