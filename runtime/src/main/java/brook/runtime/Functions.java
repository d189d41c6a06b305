package brook.runtime;

import brook.runtime.special.ErrorFunction;
import brook.runtime.special.ExponentialMoment;
import brook.runtime.special.LambertW;

/** The elementary and special functions of the language that {@code Math} lacks, within 2 units in the last place. */
public final class Functions {

    private static final double SQRT_HALF = 0.7071067811865476;
    private static final double LN_2 = 0.6931471805599453;
    /** 1/ln 2 is the sum of these two doubles. */
    private static final double INVERSE_LN_2_HEAD = 1.4426950408889634;

    private static final double INVERSE_LN_2_TAIL = 2.0355273740931033e-17;
    /** Above this x² + 1 and x² - 1 are x². */
    private static final double HUGE = 0x1p28;

    private static final double BERN_FAR = 700;

    private Functions() {}

    /** 1/(1 + exp(-x)). */
    public static double sigmoid(double x) {
        if (x >= 0) {
            return 1 / (1 + Math.exp(-x));
        }
        double e = Math.exp(x);
        return e / (1 + e);
    }

    /** log(1 + exp(x)). */
    public static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /** The error function. */
    public static double erf(double x) {
        return ErrorFunction.erf(x);
    }

    /** The complement of the error function, accurate where it is small. */
    public static double erfc(double x) {
        return ErrorFunction.erfc(x);
    }

    /** The principal branch of the Lambert function: w exp(w) = x, w &gt;= -1; NaN below -1/e. */
    public static double lambertw(double x) {
        return LambertW.value(x);
    }

    /** The inverse of sinh. */
    public static double asinh(double x) {
        double a = Math.abs(x);
        double value;
        if (a > HUGE) {
            value = Math.log(a) + LN_2;
        } else if (a > 2) {
            value = Math.log(2 * a + 1 / (Math.sqrt(a * a + 1) + a));
        } else {
            value = Math.log1p(a + a * a / (1 + Math.sqrt(a * a + 1)));
        }
        return Math.copySign(value, x);
    }

    /** The inverse of cosh, NaN below 1. */
    public static double acosh(double x) {
        if (x > HUGE) {
            return Math.log(x) + LN_2;
        }
        if (x > 2) {
            return Math.log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
        }
        double above = x - 1;
        return Math.log1p(above + Math.sqrt(2 * above + above * above));
    }

    /** The inverse of tanh, NaN outside -1 to 1. */
    public static double atanh(double x) {
        double a = Math.abs(x);
        double twice = 2 * a;
        double value = a < 0.5 ? Math.log1p(twice + twice * a / (1 - a)) : Math.log1p(twice / (1 - a));
        return Math.copySign(value / 2, x);
    }

    /** The binary logarithm, exact for powers of two. */
    public static double log2(double x) {
        if (!(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE)) {
            return x > 0 && x < 1 ? log2(x * 0x1p54) - 54 : Math.log(x);
        }
        int exponent = Math.getExponent(x);
        double mantissa = Math.scalb(x, -exponent);
        if (mantissa > 2 * SQRT_HALF) {
            mantissa /= 2;
            exponent++;
        }
        double log = Math.log(mantissa);
        return exponent + (log * INVERSE_LN_2_HEAD + log * INVERSE_LN_2_TAIL);
    }

    /** x/(exp(x) - 1), which is 1 at 0. */
    public static double bern(double x) {
        if (x == 0) {
            return 1;
        }
        if (x > BERN_FAR) {
            double half = Math.exp(-x / 2);
            return half == 0 ? 0 : x * half * half;
        }
        return x == Double.NEGATIVE_INFINITY ? -x : x / Math.expm1(x);
    }

    /** The n-th derivative of (exp(x) - 1)/x, the integral of s^n exp(x s) over 0 &lt;= s &lt;= 1. */
    public static double phi(int n, double x) {
        return ExponentialMoment.value(n, x);
    }

    /** Copies what is not NaN, from one place up to another. */
    public static void takeGiven(double[] values, double[] given, int from, int to) {
        for (int i = from; i < to; i++) {
            values[i] = Double.isNaN(given[i]) ? values[i] : given[i];
        }
    }
}
