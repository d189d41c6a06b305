package brook.runtime.special;

/**
 * exp(x) in parts: 2^k (R + r)/(R - r) with x = k ln 2 + r, |r| &lt;= 0.35 and R = r coth(r/2).
 *
 * <p>The rational form of fdlibm's {@code e_exp.c} (1993), R = 2 + w with w a polynomial in r², interpolated at the
 * Chebyshev nodes with 60 digits; its error is 7e-18. No choices, so that loops over the parts
 * become vector instructions.
 */
final class PowerOfE {

    /** Added to a small number, it leaves the nearest integer in the last bits of the sum. */
    private static final double ROUNDER = 0x1.8p52;

    private static final double LOG2_E = 0x1.71547652b82fep+0;
    /** ln 2 is the sum of these two; the first has 41 bits, so that its multiples by k are exact. */
    private static final double LN_2_HEAD = 0x1.62e42fefa38p-1;

    private static final double LN_2_TAIL = 0x1.ef35793c76730p-45;
    private static final long ONE = 0x3ff0000000000000L;

    private PowerOfE() {}

    /** The integer k nearest to x/ln 2, in the last bits of a double. */
    static double shifted(double x) {
        return x * LOG2_E + ROUNDER;
    }

    /** r, rounded. */
    static double remainder(double x, double shifted) {
        double k = shifted - ROUNDER;
        return (x - k * LN_2_HEAD) - k * LN_2_TAIL;
    }

    /** What the rounding of r has lost. */
    static double remainderTail(double x, double shifted) {
        double k = shifted - ROUNDER;
        double head = x - k * LN_2_HEAD;
        double tail = k * LN_2_TAIL;
        return (head - (head - tail)) - tail;
    }

    /** 2^k, for -1023 &lt; k &lt; 1024. */
    static double power(double shifted) {
        return Double.longBitsToDouble(ONE + (Double.doubleToRawLongBits(shifted) << 52));
    }

    /** 2^-k, for -1024 &lt; k &lt; 1023. */
    static double inversePower(double shifted) {
        return Double.longBitsToDouble(ONE - (Double.doubleToRawLongBits(shifted) << 52));
    }

    /** 2^k p, where both are normal. */
    static double scaled(double p, double shifted) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(p) + (Double.doubleToRawLongBits(shifted) << 52));
    }

    /** 2^k p for any k, rounded once more where the result is subnormal. */
    static double scaledFar(double p, double shifted) {
        int k = (int) Double.doubleToRawLongBits(shifted);
        int half = k >> 1;
        return p * power(ROUNDER + half) * power(ROUNDER + (k - half));
    }

    /** R - 2. */
    static double w(double r) {
        double z = r * r;
        double upper = 0x1.1566ab59bff44p-14 + z * (-0x1.bbd5291e7504bp-20 + z * 0x1.63ed1d12771cdp-25);
        return z * (0x1.5555555555553p-3 + z * (-0x1.6c16c16c0a5fap-9 + z * upper));
    }

    /** R + r, rounded. */
    static double above(double r, double w) {
        return 2 + (w + r);
    }

    /** What R + r lost when 2 was added. */
    static double aboveTail(double r, double w) {
        return (w + r) - (above(r, w) - 2);
    }

    /** R - r, rounded. */
    static double below(double r, double w) {
        return 2 + (w - r);
    }

    /** What R - r lost when 2 was added. */
    static double belowTail(double r, double w) {
        return (w - r) - (below(r, w) - 2);
    }
}
