package brook.runtime.taylor;

/**
 * Binary logarithm and power to about 1e-10, which is plenty for a step size and cheaper than {@code Math.pow}.
 *
 * <p>Tables of 128 entries and cubic polynomials, made of additions and multiplications alone, so that step sizes have
 * the same bits on every machine.
 */
final class FastPower {

    /** The most by which log2(1 + m) - m can exceed 0, 0.0861, rounded up. */
    static final double LOG2_ERROR = 0.087;

    private static final int ENTRIES = 128;
    private static final double LN_2 = 0.6931471805599453;
    private static final double LOG2_E = 1.4426950408889634;
    private static final long MANTISSA = 0x000fffffffffffffL;
    private static final long ONE = 0x3ff0000000000000L;
    /** Added to a number, it leaves the nearest multiple of 1/128 in the last bits of the sum. */
    private static final double ROUNDER = 0x1.8p45;

    /** The middles of 128 intervals from 1 to 2: their inverses and logarithms; and the powers of 2 with i/128. */
    private static final double[] INVERSES = new double[ENTRIES];

    private static final double[] LOGARITHMS = new double[ENTRIES];
    private static final double[] POWERS = new double[ENTRIES];

    static {
        for (int i = 0; i < ENTRIES; i++) {
            double middle = 1 + (i + 0.5) / ENTRIES;
            INVERSES[i] = 1 / middle;
            LOGARITHMS[i] = StrictMath.log(middle) / LN_2;
            POWERS[i] = StrictMath.exp(i * LN_2 / ENTRIES);
        }
    }

    private FastPower() {}

    /** The binary logarithm of a positive normal number. */
    static double log2(double x) {
        long bits = Double.doubleToRawLongBits(x);
        int exponent = (int) (bits >>> 52) - 1023;
        int i = (int) (bits >>> 45) & ENTRIES - 1;
        double r = Double.longBitsToDouble(bits & MANTISSA | ONE) * INVERSES[i] - 1;
        return (exponent + LOGARITHMS[i] + LOG2_E * r) + r * r * (LOG2_E / 3 * r - LOG2_E / 2);
    }

    /** The binary logarithm of a positive normal number, or up to {@link #LOG2_ERROR} less: the exponent, and the mantissa as if it were a logarithm. */
    static double roughLog2(double x) {
        return Double.doubleToRawLongBits(x) * 0x1p-52 - 1023;
    }

    /** 2 to the power y; infinite from 1023 on, 0 from -1022 down. */
    static double exp2(double y) {
        if (!(y > -1022)) {
            return y <= -1022 ? 0 : Double.NaN;
        }
        if (y >= 1023) {
            return Double.POSITIVE_INFINITY;
        }
        double shifted = y + ROUNDER;
        int nearest = (int) Double.doubleToRawLongBits(shifted);
        double f = (y - (shifted - ROUNDER)) * LN_2;
        double power = Double.longBitsToDouble((nearest >> 7) + 1023L << 52) * POWERS[nearest & ENTRIES - 1];
        return power + power * (f + f * f * (0.5 + f * (1. / 6)));
    }
}
