package brook.runtime.special;

/**
 * exp(x) in parts: 2^k (R + r)/(R - r) with x = k ln 2 + r, |r| &lt;= 0.35 and R = r coth(r/2).
 *
 * <p>The rational form of fdlibm's {@code e_exp.c} (1993), R = 2 + w with w a polynomial in r², interpolated at the
 * Chebyshev nodes with 60 digits; its error is 7e-18. No choices, so that loops over the parts
 * become vector instructions.
 */
public final class PowerOfE {

    /** Added to a small number, it leaves the nearest integer in the last bits of the sum. */
    public static final double ROUNDER = 0x1.8p52;

    /** 1/ln 2. */
    public static final double LOG2_E = 0x1.71547652b82fep+0;
    /** ln 2 is the sum of these two; the first has 41 bits, so that its multiples by k are exact. */
    public static final double LN_2_HEAD = 0x1.62e42fefa38p-1;

    /** What the first lacks. */
    public static final double LN_2_TAIL = 0x1.ef35793c76730p-45;
    /** The bits of 1. */
    public static final long ONE = 0x3ff0000000000000L;

    /** The coefficients of R - 2 at r², r⁴, ... */
    public static final double W1 = 0x1.5555555555553p-3;

    public static final double W2 = -0x1.6c16c16c0a5fap-9;
    public static final double W3 = 0x1.1566ab59bff44p-14;
    public static final double W4 = -0x1.bbd5291e7504bp-20;
    public static final double W5 = 0x1.63ed1d12771cdp-25;

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
        double upper = W3 + z * (W4 + z * W5);
        return z * (W1 + z * (W2 + z * upper));
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
