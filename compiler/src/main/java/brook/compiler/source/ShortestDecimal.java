package brook.compiler.source;

import java.math.BigInteger;

/**
 * The shortest decimal text that reads back to the same double; of several, the one closest to it.
 *
 * <p>{@code Double.toString} does so from JDK 19 on only (JDK-4511638), and a text must not depend on the JDK. Algorithm:
 * R. Giulietti, <i>The Schubfach way to render doubles</i>, 2020; names as there. Numbers below 1e16 and from 1e-5 on are
 * written without an exponent, whole numbers without a point.
 */
public final class ShortestDecimal {

    private static final int PRECISION = 53;
    private static final int SMALLEST_EXPONENT = -1074;
    private static final long HIDDEN_BIT = 1L << (PRECISION - 1);
    private static final long MASK_63 = Long.MAX_VALUE;

    /** Where the powers of ten begin: 10^-k for the largest k. */
    private static final int LARGEST_K = 292;

    private static final int SMALLEST_K = -324;

    /** g(k) = floor(10^-k 2^-r) + 1 with 2^125 <= g < 2^126, in two words of 63 bits. */
    private static final long[] HIGH = new long[LARGEST_K - SMALLEST_K + 1];

    private static final long[] LOW = new long[LARGEST_K - SMALLEST_K + 1];

    static {
        BigInteger power = BigInteger.TEN.pow(-SMALLEST_K);
        BigInteger inverse = BigInteger.ONE;
        for (int i = 0; i < HIGH.length; i++) {
            int k = SMALLEST_K + i;
            BigInteger g = k <= 0 ? power.shiftRight(power.bitLength() - 126) : reciprocal(inverse);
            g = g.add(BigInteger.ONE);
            HIGH[i] = g.shiftRight(63).longValue();
            LOW[i] = g.longValue() & MASK_63;
            power = k < 0 ? power.divide(BigInteger.TEN) : power;
            inverse = k >= 0 ? inverse.multiply(BigInteger.TEN) : inverse;
        }
    }

    private ShortestDecimal() {}

    /** floor(2^(125 + bits)/power), where bits is such that the result has 126 bits. */
    private static BigInteger reciprocal(BigInteger power) {
        return BigInteger.ONE.shiftLeft(125 + power.bitLength()).divide(power);
    }

    /** The text: {@code 0.1}, {@code -3}, {@code 1e-9}, {@code NaN}, {@code Infinity}. */
    public static String of(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
        return sign + ofMagnitude(Math.abs(value));
    }

    private static String ofMagnitude(double value) {
        if (value < 1e15 && value == Math.rint(value)) {
            return Long.toString((long) value);
        }
        long bits = Double.doubleToRawLongBits(value);
        int biased = (int) (bits >>> (PRECISION - 1));
        long fraction = bits & (HIDDEN_BIT - 1);
        if (biased > 0) {
            return decimal(SMALLEST_EXPONENT + biased - 1, HIDDEN_BIT | fraction);
        }
        return fraction < 3 ? smallest(fraction) : decimal(SMALLEST_EXPONENT, fraction);
    }

    /** The two doubles for which the interval spans several powers of ten. */
    private static String smallest(long c) {
        return c == 1 ? "5e-324" : "1e-323";
    }

    /** Shortest decimal in the rounding interval of c 2^q. */
    private static String decimal(int q, long c) {
        boolean regular = c != HIDDEN_BIT || q == SMALLEST_EXPONENT;
        int k = regular ? floorLog10Pow2(q) : floorLog10ThreeQuartersPow2(q);
        int h = q + floorLog2Pow10(-k) + 2;
        int out = (int) c & 1;
        long v = scaled(k, (c << 2) << h);
        long left = scaled(k, ((c << 2) - (regular ? 2 : 1)) << h) + out;
        long right = scaled(k, ((c << 2) + 2) << h) - out;
        long s = v >> 2;
        long tens = s / 10 * 10;
        boolean lowerTen = s >= 10 && left <= tens << 2;
        boolean upperTen = s >= 10 && (tens + 10) << 2 <= right;
        if (lowerTen != upperTen) {
            return write(lowerTen ? tens : tens + 10, k);
        }
        boolean lower = left <= s << 2;
        boolean upper = (s + 1) << 2 <= right;
        if (lower != upper) {
            return write(lower ? s : s + 1, k);
        }
        long closer = v - ((s + s + 1) << 1);
        return write(closer < 0 || (closer == 0 && (s & 1) == 0) ? s : s + 1, k);
    }

    /** The round-to-odd product with g(k), section 9.9 of the paper. */
    private static long scaled(int k, long cp) {
        long g1 = HIGH[k - SMALLEST_K];
        long g0 = LOW[k - SMALLEST_K];
        long x1 = Math.multiplyHigh(g0, cp);
        long y0 = g1 * cp;
        long y1 = Math.multiplyHigh(g1, cp);
        long z = (y0 >>> 1) + x1;
        long w = y1 + (z >>> 63);
        return w | (((z & MASK_63) + MASK_63) >>> 63);
    }

    private static int floorLog10Pow2(int e) {
        return (int) ((e * 661_971_961_083L) >> 41);
    }

    private static int floorLog10ThreeQuartersPow2(int e) {
        return (int) ((e * 661_971_961_083L - 274_743_187_321L) >> 41);
    }

    private static int floorLog2Pow10(int e) {
        return (int) ((e * 913_124_641_741L) >> 38);
    }

    /** The text of digits 10^exponent. */
    private static String write(long digits, int exponent) {
        long rest = digits;
        int power = exponent;
        while (rest % 10 == 0) {
            rest /= 10;
            power++;
        }
        String text = Long.toString(rest);
        int point = text.length() + power;
        if (point <= -5 || point > 16) {
            return scientific(text, point - 1);
        }
        if (point <= 0) {
            return "0." + "0".repeat(-point) + text;
        }
        return power >= 0 ? text + "0".repeat(power) : text.substring(0, point) + "." + text.substring(point);
    }

    private static String scientific(String digits, int exponent) {
        String point = digits.length() == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + point + "e" + exponent;
    }
}
