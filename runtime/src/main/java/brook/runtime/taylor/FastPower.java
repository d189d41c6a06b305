package brook.runtime.taylor;

/**
 * Binary logarithm and power to about 1e-8, which is plenty for a step size and cheaper than {@code Math.pow}.
 *
 * <p>Made of additions, multiplications and one division, so that step sizes have the same bits on every machine.
 */
final class FastPower {

    private static final double SQRT_2 = 1.4142135623730951;
    private static final double LN_2 = 0.6931471805599453;
    private static final double TWO_OVER_LN_2 = 2.8853900817779268;
    private static final long MANTISSA = 0x000fffffffffffffL;
    private static final long ONE = 0x3ff0000000000000L;

    private FastPower() {}

    /** The binary logarithm of a positive normal number: 2/ln 2 artanh((m-1)/(m+1)) + exponent. */
    static double log2(double x) {
        long bits = Double.doubleToRawLongBits(x);
        int exponent = (int) (bits >>> 52) - 1023;
        double mantissa = Double.longBitsToDouble(bits & MANTISSA | ONE);
        if (mantissa > SQRT_2) {
            mantissa *= 0.5;
            exponent++;
        }
        double z = (mantissa - 1) / (mantissa + 1);
        double q = z * z;
        return exponent + TWO_OVER_LN_2 * z * (1 + q * (1. / 3 + q * (1. / 5 + q * (1. / 7 + q * (1. / 9)))));
    }

    /** 2 to the power y; infinite above 1023, 0 below -1022. */
    static double exp2(double y) {
        if (!(y > -1022)) {
            return y <= -1022 ? 0 : Double.NaN;
        }
        if (y >= 1023) {
            return Double.POSITIVE_INFINITY;
        }
        double whole = Math.rint(y);
        double f = (y - whole) * LN_2;
        double series =
                1 + f * (1 + f * (1. / 2 + f * (1. / 6 + f * (1. / 24 + f * (1. / 120 + f * (1. / 720 + f / 5040))))));
        return series * Double.longBitsToDouble(((long) whole + 1023) << 52);
    }
}
