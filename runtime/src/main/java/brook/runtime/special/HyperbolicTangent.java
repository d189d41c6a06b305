package brook.runtime.special;

/**
 * tanh(x) as the quotient (P - Q)/(P + Q) of the parts of exp(2|x|) = 2^k (R + r)/(R - r): P = R + r, Q = 2^-k (R - r).
 *
 * <p>All sums carry what their rounding lost (Knuth 1998, section 4.2.2), and the quotient is corrected by it.
 */
public final class HyperbolicTangent extends ArrayFunction {

    /** Up to here 2^-k is normal; the value is 1 long before. */
    public static final double ORDINARY = 350;

    /** Denominators are from 1.65 to 4.02: the line LINE - SLOPE*d is the inverse up to a tenth, one of Newton's steps makes that 1 %. */
    public static final double LINE = 0.773;

    public static final double SLOPE = 0.1363;

    private static final long SIGN = Long.MIN_VALUE;

    /** Over arrays, with a block for the passes. */
    public HyperbolicTangent(Block block) {
        super(block, -ORDINARY, ORDINARY);
    }

    /** The value for any x. */
    public static double value(double x) {
        if (!(Math.abs(x) <= ORDINARY)) {
            return Double.isNaN(x) ? x : Math.copySign(1, x);
        }
        double twice = twice(x);
        double shifted = PowerOfE.shifted(twice);
        double r = PowerOfE.remainder(twice, shifted);
        double rTail = PowerOfE.remainderTail(twice, shifted);
        double s = PowerOfE.inversePower(shifted);
        double w = PowerOfE.w(r);
        double p = PowerOfE.above(r, w);
        double pTail = pTail(r, w, rTail);
        double q = s * PowerOfE.below(r, w);
        double qTail = s * qTail(r, w, rTail);
        double rest = rest(p, pTail, q, qTail);
        double numerator = (p - q) + rest;
        double tail = rest - (numerator - (p - q));
        return signed(quotient(numerator, tail, p + q, lost(p, pTail, q, qTail)), x);
    }

    private static double twice(double x) {
        return 2 * Math.abs(x);
    }

    /** What R + r lacks, the tail of r included. */
    private static double pTail(double r, double w, double rTail) {
        return PowerOfE.aboveTail(r, w) + ((w - ((w + r) - r)) + rTail);
    }

    /** What R - r lacks, the tail of r included. */
    private static double qTail(double r, double w, double rTail) {
        return PowerOfE.belowTail(r, w) + ((w - ((w - r) + r)) - rTail);
    }

    /** What p - q lacks. */
    private static double rest(double p, double pTail, double q, double qTail) {
        return ((p - (p - q)) - q) + (pTail - qTail);
    }

    /** What p + q lacks. */
    private static double lost(double p, double pTail, double q, double qTail) {
        return (q - ((p + q) - p)) + (pTail + qTail);
    }

    private static double quotient(double numerator, double tail, double denominator, double lost) {
        double quotient = numerator / denominator;
        double line = LINE - SLOPE * denominator;
        double inverse = line * (2 - denominator * line);
        return quotient + (tail - quotient * lost) * inverse;
    }

    private static double signed(double value, double x) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) ^ (Double.doubleToRawLongBits(x) & SIGN));
    }

    @Override
    void each(double[] in, int from, double[] out, int to, int count) {
        for (int i = 0; i < count; i++) {
            out[to + i] = value(in[from + i]);
        }
    }

    @Override
    void passes(int n) {
        reduce(n);
        powers(n);
        aboves(n);
        belows(n);
        scale(n);
        numerators(n);
        denominators(n);
        quotients(n);
        signs(n);
    }

    private void reduce(int n) {
        double[] x = block.x;
        double[] shifted = block.a;
        double[] r = block.b;
        double[] rTail = block.c;
        for (int i = 0; i < n; i++) {
            double twice = twice(x[i]);
            double k = PowerOfE.shifted(twice);
            shifted[i] = k;
            r[i] = PowerOfE.remainder(twice, k);
            rTail[i] = PowerOfE.remainderTail(twice, k);
        }
    }

    private void powers(int n) {
        double[] s = block.a;
        double[] r = block.b;
        double[] w = block.d;
        for (int i = 0; i < n; i++) {
            s[i] = PowerOfE.inversePower(s[i]);
            w[i] = PowerOfE.w(r[i]);
        }
    }

    private void aboves(int n) {
        double[] r = block.b;
        double[] rTail = block.c;
        double[] w = block.d;
        double[] p = block.y;
        double[] pTail = block.e;
        for (int i = 0; i < n; i++) {
            p[i] = PowerOfE.above(r[i], w[i]);
            pTail[i] = pTail(r[i], w[i], rTail[i]);
        }
    }

    private void belows(int n) {
        double[] r = block.b;
        double[] qTail = block.c;
        double[] q = block.d;
        for (int i = 0; i < n; i++) {
            double w = q[i];
            q[i] = PowerOfE.below(r[i], w);
            qTail[i] = qTail(r[i], w, qTail[i]);
        }
    }

    private void scale(int n) {
        double[] s = block.a;
        double[] qTail = block.c;
        double[] q = block.d;
        for (int i = 0; i < n; i++) {
            q[i] = s[i] * q[i];
            qTail[i] = s[i] * qTail[i];
        }
    }

    private void numerators(int n) {
        double[] p = block.y;
        double[] pTail = block.e;
        double[] q = block.d;
        double[] qTail = block.c;
        double[] numerator = block.a;
        double[] tail = block.b;
        for (int i = 0; i < n; i++) {
            double rest = rest(p[i], pTail[i], q[i], qTail[i]);
            double difference = p[i] - q[i];
            numerator[i] = difference + rest;
            tail[i] = rest - ((difference + rest) - difference);
        }
    }

    private void denominators(int n) {
        double[] q = block.d;
        double[] qTail = block.c;
        double[] denominator = block.y;
        double[] lost = block.e;
        for (int i = 0; i < n; i++) {
            double p = denominator[i];
            denominator[i] = p + q[i];
            lost[i] = lost(p, lost[i], q[i], qTail[i]);
        }
    }

    private void quotients(int n) {
        double[] numerator = block.a;
        double[] tail = block.b;
        double[] y = block.y;
        double[] lost = block.e;
        for (int i = 0; i < n; i++) {
            y[i] = quotient(numerator[i], tail[i], y[i], lost[i]);
        }
    }

    private void signs(int n) {
        double[] x = block.x;
        double[] y = block.y;
        for (int i = 0; i < n; i++) {
            y[i] = signed(y[i], x[i]);
        }
    }
}
