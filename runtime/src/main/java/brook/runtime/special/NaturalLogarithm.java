package brook.runtime.special;

/**
 * log(x) = k log 2 + log(1 + f) with x = 2^k (1 + f) and log(1 + f) = f - (f²/2 - s (f²/2 + series)), s = f/(2 + f).
 *
 * <p>The form of fdlibm's {@code e_log.c} (1993) without its branches; the series 2 (artanh(s) - s)/s is interpolated at the
 * Chebyshev nodes with 60 digits, error 5e-18.
 */
public final class NaturalLogarithm extends ArrayFunction {

    private static final double LN_2_HEAD = 0x1.62e42fefa38p-1;
    private static final double LN_2_TAIL = 0x1.ef35793c76730p-45;
    private static final long ONE = 0x3ff0000000000000L;
    /** Added to the bits of x, it leaves k + 1023 in the exponent, for the 1 + f between sqrt(1/2) and sqrt(2). */
    private static final long CENTRE = ONE - 0x3fe6a09e667f3bcdL;
    /** The last bits of this double count in ones. */
    private static final double COUNTER = 0x1.8p52;

    private static final double BIASED_COUNTER = COUNTER + 1023;
    private static final double SUBNORMAL_SCALE = 0x1p54;

    /** Over arrays, with a block for the passes. */
    public NaturalLogarithm(Block block) {
        super(block, Double.MIN_NORMAL, Double.MAX_VALUE);
    }

    /** The value for any x: NaN below 0, -infinity at both zeros. */
    public static double value(double x) {
        if (!(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE)) {
            return far(x);
        }
        return of(exponent(x), fraction(x));
    }

    private static double far(double x) {
        if (x > 0 && x < 1) {
            double scaled = x * SUBNORMAL_SCALE;
            return of(exponent(scaled) - 54, fraction(scaled));
        }
        if (x == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return x > 0 ? x : Double.NaN;
    }

    private static double of(double k, double f) {
        double s = f / (2 + f);
        double half = 0.5 * f * f;
        return k * LN_2_HEAD - (combined(k * LN_2_TAIL, s, half, series(s)) - f);
    }

    /** k. */
    private static double exponent(double x) {
        long biased = (Double.doubleToRawLongBits(x) + CENTRE) >>> 52;
        return Double.longBitsToDouble(Double.doubleToRawLongBits(COUNTER) + biased) - BIASED_COUNTER;
    }

    /** f. */
    private static double fraction(double x) {
        long bits = Double.doubleToRawLongBits(x);
        return Double.longBitsToDouble(bits - (((bits + CENTRE) >>> 52) << 52) + ONE) - 1;
    }

    /** 2 (artanh(s) - s)/s. */
    private static double series(double s) {
        double z = s * s;
        double z2 = z * z;
        double low = 0x1.5555555555558p-1 + z * 0x1.9999999995209p-2;
        double middle = 0x1.2492492e0940dp-2 + z * 0x1.c71c62c6f64bcp-3;
        double high = 0x1.7462bd59fb06dp-3 + z * (0x1.39fd400fdb1bfp-3 + z * 0x1.2b663322a9c32p-3);
        return z * ((low + z2 * middle) + (z2 * z2) * high);
    }

    private static double combined(double tail, double s, double half, double series) {
        return half - (s * (half + series) + tail);
    }

    @Override
    void each(double[] in, int from, double[] out, int to, int count) {
        for (int i = 0; i < count; i++) {
            out[to + i] = value(in[from + i]);
        }
    }

    @Override
    void passes(int n) {
        split(n);
        quotients(n);
        series(n);
        complete(n);
    }

    private void split(int n) {
        double[] x = block.x;
        double[] k = block.a;
        double[] f = block.b;
        for (int i = 0; i < n; i++) {
            k[i] = exponent(x[i]);
            f[i] = fraction(x[i]);
        }
    }

    private void quotients(int n) {
        double[] f = block.b;
        double[] s = block.c;
        double[] half = block.y;
        for (int i = 0; i < n; i++) {
            s[i] = f[i] / (2 + f[i]);
            half[i] = 0.5 * f[i] * f[i];
        }
    }

    private void series(int n) {
        double[] s = block.c;
        double[] series = block.d;
        for (int i = 0; i < n; i++) {
            series[i] = series(s[i]);
        }
    }

    private void complete(int n) {
        double[] k = block.a;
        double[] f = block.b;
        double[] s = block.c;
        double[] series = block.d;
        double[] y = block.y;
        for (int i = 0; i < n; i++) {
            double combined = combined(k[i] * LN_2_TAIL, s[i], y[i], series[i]);
            y[i] = k[i] * LN_2_HEAD - (combined - f[i]);
        }
    }
}
