package brook.runtime.special;

/**
 * The error function and its complement, within 2 units in the last place.
 *
 * <p>Below 0.8 the Maclaurin series (DLMF 7.6.1). Above, g = log(x exp(x²) erfc(x)) + 0.5625 as a polynomial in
 * s = (x - 2.5)/(x + 1), interpolated at the 28 Chebyshev nodes of -1 &lt;= s &lt;= 1 with 80 digits; its error is 5e-18.
 * The exponent -x² is split into an exact square and a small rest.
 */
public final class ErrorFunction {

    private static final double BORDER = 0.8;
    private static final double EXACT_SQUARE_SHIFT = 0.5625;
    /** Above this the complement is below the smallest double. */
    private static final double VANISHES = 27.3;

    private static final long UPPER_HALF = 0xffffffff00000000L;

    /** Coefficients of x^(2n + 1) of erf(x) - x: 2/sqrt(pi) (-1)^n / (n! (2n + 1)), the first less 1. */
    private static final double[] MACLAURIN = {
        0.1283791670955126,
        -0.37612638903183754,
        0.11283791670955126,
        -0.026866170645131252,
        0.005223977625442188,
        -0.0008548327023450853,
        0.00012055332981789664,
        -1.492565035840625e-05,
        1.6462114365889248e-06,
        -1.6365844691234924e-07,
        1.4807192815879218e-08,
        -1.2290555301717928e-09,
        9.422759064650411e-11,
        -6.7113668551641105e-12,
        4.4632242632864775e-13,
        -2.7835162072109215e-14,
    };

    /** Coefficients of s^n of g. */
    private static final double[] TAIL = {
        -0.0780245408531093,
        0.1656173715476314,
        -0.12708086412308123,
        0.029347698208352507,
        -0.000540064303316817,
        0.0023790517187324877,
        -0.0015250092606225456,
        -0.00011811861318674957,
        -4.8556501766807e-05,
        0.00012032478728638632,
        2.401831173114602e-05,
        -1.2901955732730503e-06,
        -1.2792026690495643e-05,
        -4.411216035865151e-06,
        4.805778709278385e-08,
        1.5702011877929058e-06,
        8.188153724398438e-07,
        1.2739517405006238e-07,
        -1.4785179381202813e-07,
        -1.4297926691028236e-07,
        -8.921255798517575e-08,
        -3.923325571653646e-09,
        5.063056580239125e-08,
        2.6136676355223887e-08,
        -1.0484875050953757e-08,
        -9.077282150498911e-09,
        7.746735327143842e-10,
        1.1126134896461958e-09,
    };

    private ErrorFunction() {}

    /** 2/sqrt(pi) times the integral of exp(-s²) from 0 to x. */
    public static double erf(double x) {
        double a = Math.abs(x);
        if (!(a > BORDER)) {
            return x + excess(x);
        }
        return Math.copySign(1 - tail(a), x);
    }

    /** 1 - erf(x), also where that is tiny. */
    public static double erfc(double x) {
        if (x < -BORDER) {
            return 2 - tail(-x);
        }
        if (x > BORDER) {
            return tail(x);
        }
        if (x < 0.25) {
            return 1 - (x + excess(x));
        }
        return 0.5 - ((x - 0.5) + excess(x));
    }

    /** erf(x) - x for small x. */
    private static double excess(double x) {
        return x * horner(MACLAURIN, x * x);
    }

    /** erfc(x) for x above the border. */
    private static double tail(double x) {
        if (x > VANISHES) {
            return 0;
        }
        double g = horner(TAIL, (x - 2.5) / (x + 1));
        double z = Double.longBitsToDouble(Double.doubleToRawLongBits(x) & UPPER_HALF);
        return Math.exp(-z * z - EXACT_SQUARE_SHIFT) * Math.exp((z - x) * (z + x) + g) / x;
    }

    private static double horner(double[] coefficients, double x) {
        double sum = 0;
        for (int n = coefficients.length - 1; n >= 0; n--) {
            sum = sum * x + coefficients[n];
        }
        return sum;
    }
}
