package brook.compiler.system;

/** Functions that the Java library lacks, slow and clear: {@code brook.runtime} has fast ones, a test compares both. */
final class SpecialValues {

    private static final double TWO_OVER_ROOT_PI = 1.1283791670955126;

    private SpecialValues() {}

    /** For small arguments 2/sqrt(pi) exp(-x^2) sum of 2^n x^(2n+1) / (1 3 .. (2n+1)): all terms have the sign of x. */
    static double erf(double x) {
        if (Math.abs(x) > 1.5) {
            return x > 0 ? 1 - tail(x) : tail(-x) - 1;
        }
        double term = x;
        double sum = x;
        for (int n = 1; n < 100 && Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return TWO_OVER_ROOT_PI * StrictMath.exp(-x * x) * sum;
    }

    static double erfc(double x) {
        return x > 0.5 ? tail(x) : 1 - erf(x);
    }

    /** exp(-x^2)/sqrt(pi) / (x + (1/2)/(x + (2/2)/(x + (3/2)/ ..))), from the inside out; x above 0.5. */
    private static double tail(double x) {
        if (x > 28) {
            return 0;
        }
        double below = x;
        for (int n = (int) (40 + 300 / (x * x)); n > 0; n--) {
            below = x + n / (2 * below);
        }
        return TWO_OVER_ROOT_PI / 2 * squareExponential(x) / below;
    }

    /** exp(-x^2) with the square in two parts, so that its rounding error does not grow with it. */
    private static double squareExponential(double x) {
        double square = x * x;
        double lost = Math.fma(x, x, -square);
        return StrictMath.exp(-square) * (1 - lost);
    }

    static double sigmoid(double x) {
        double small = StrictMath.exp(-Math.abs(x));
        return x >= 0 ? 1 / (1 + small) : small / (1 + small);
    }

    static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    /** The upper real branch, by Halley's iteration. */
    static double lambertW(double x) {
        double branchPoint = -StrictMath.exp(-1);
        if (x <= branchPoint) {
            return x == branchPoint ? -1 : Double.NaN;
        }
        if (x == 0 || x == Double.POSITIVE_INFINITY) {
            return x;
        }
        double w = x < 0.5 ? nearBranchPoint(x) : StrictMath.log1p(x) * 0.8;
        for (int i = 0; i < 100; i++) {
            double e = StrictMath.exp(w);
            double f = w * e - x;
            double step = f / (e * (w + 1) - (w + 2) * f / (2 * w + 2));
            if (!(Math.abs(step) > 1e-16 * Math.abs(w))) {
                return w;
            }
            w -= step;
        }
        return w;
    }

    private static double nearBranchPoint(double x) {
        double p = Math.sqrt(2 * (Math.E * x + 1));
        return -1 + p - p * p / 3;
    }

    /** x/(exp(x) - 1), the singularity at 0 removed. */
    static double bern(double x) {
        if (x == 0) {
            return 1;
        }
        return x == Double.POSITIVE_INFINITY ? 0 : x / StrictMath.expm1(x);
    }

    /** The integral of s^n exp(x s) over 0 .. 1; series of positive terms, for negative x after Kummer's transformation (DLMF 13.2.39). */
    static double phi(double x, int n) {
        double sum = 0;
        double power = 1;
        if (x >= 0) {
            for (int j = 0; power > 1e-18 * sum && j < 10_000; j++) {
                sum += power / (n + j + 1);
                power *= x / (j + 1);
            }
            return sum;
        }
        for (int j = 0; power > 1e-18 * sum && j < 10_000; j++) {
            sum += power;
            power *= -x / (n + 2 + j);
        }
        return StrictMath.exp(x) * sum / (n + 1);
    }
}
