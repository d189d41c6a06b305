package brook.runtime.special;

/**
 * log(1 + exp(x)) as max(x, 0) + 2 artanh(e/(2 + e)), e = exp(-|x|) = 2^k P/Q: e/(2 + e) = 2^k P/(2 Q + 2^k P).
 *
 * <p>2 (artanh(m) - m)/m³ is a polynomial in m² up to 1/9, interpolated at Chebyshev nodes; its error is 2e-18.
 */
public final class Softplus extends ArrayFunction {

    /** Further down the corrections would be subnormal. */
    private static final double ORDINARY = 650;

    /** Over arrays, with a block for the passes. */
    public Softplus(Block block) {
        super(block, -ORDINARY, ORDINARY);
    }

    /** The value for any x. */
    public static double value(double x) {
        if (!(Math.abs(x) <= ORDINARY)) {
            // Far down log(1 + e) is e.
            return x > 0 ? x : Exponential.value(x);
        }
        double y = -Math.abs(x);
        double shifted = PowerOfE.shifted(y);
        double r = PowerOfE.remainder(y, shifted);
        double s = PowerOfE.power(shifted);
        double w = PowerOfE.w(r);
        double quotient = quotient(s, r, w);
        double m = s * quotient;
        return completed(positive(x), m, s * correction(s, r, w, quotient), upper(m));
    }

    /** max(x, 0). */
    private static double positive(double x) {
        return 0.5 * (x + Math.abs(x));
    }

    /** P/(2 Q + s P). */
    private static double quotient(double s, double r, double w) {
        double p = PowerOfE.above(r, w);
        return p / (2 * PowerOfE.below(r, w) + s * p);
    }

    /** What the quotient lacks. */
    private static double correction(double s, double r, double w, double quotient) {
        double p = PowerOfE.above(r, w);
        double pTail = PowerOfE.aboveTail(r, w);
        double q = 2 * PowerOfE.below(r, w);
        double denominator = q + s * p;
        double lost = (s * p - (denominator - q)) + (2 * PowerOfE.belowTail(r, w) + s * pTail);
        // The denominator is from 3.3 to 6.5; the line is its inverse up to 6 %.
        return (pTail - quotient * lost) * (0.4311 - 0.04399 * denominator);
    }

    /** The polynomial from its term in m⁸ on, over m⁸. */
    private static double upper(double m) {
        double z = m * m;
        double z2 = z * z;
        double low = 0x1.745d17249e1bep-3 + z * 0x1.3b13b7d0ab8fdp-3;
        double middle = 0x1.11103dce132ddp-3 + z * 0x1.e204973064725p-4;
        double high = 0x1.ad44c75b7ee3dp-4 + z * 0x1.974909b4e3696p-4;
        double highest = 0x1.0334d3e9e131cp-4 + z * 0x1.38242120e44a9p-3;
        return (low + z2 * middle) + (z2 * z2) * (high + z2 * highest);
    }

    private static double completed(double positive, double m, double correction, double upper) {
        double z = m * m;
        double low = 0x1.5555555555555p-1 + z * 0x1.999999999999cp-2;
        double middle = 0x1.2492492491fdcp-2 + z * 0x1.c71c71c77efc7p-3;
        double z2 = z * z;
        double rest = 2 * correction + m * z * (low + z2 * (middle + z2 * upper));
        return positive + (2 * m + rest);
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
        quotients(n);
        corrections(n);
        uppers(n);
        complete(n);
    }

    private void reduce(int n) {
        double[] x = block.x;
        double[] shifted = block.a;
        double[] r = block.b;
        double[] positive = block.y;
        for (int i = 0; i < n; i++) {
            positive[i] = positive(x[i]);
            double y = -Math.abs(x[i]);
            double k = PowerOfE.shifted(y);
            shifted[i] = k;
            r[i] = PowerOfE.remainder(y, k);
        }
    }

    private void powers(int n) {
        double[] s = block.a;
        double[] r = block.b;
        double[] w = block.c;
        for (int i = 0; i < n; i++) {
            s[i] = PowerOfE.power(s[i]);
            w[i] = PowerOfE.w(r[i]);
        }
    }

    private void quotients(int n) {
        double[] s = block.a;
        double[] r = block.b;
        double[] w = block.c;
        double[] quotient = block.d;
        for (int i = 0; i < n; i++) {
            quotient[i] = quotient(s[i], r[i], w[i]);
        }
    }

    private void corrections(int n) {
        double[] s = block.a;
        double[] r = block.b;
        double[] w = block.c;
        double[] m = block.d;
        for (int i = 0; i < n; i++) {
            r[i] = s[i] * correction(s[i], r[i], w[i], m[i]);
            m[i] = s[i] * m[i];
        }
    }

    private void uppers(int n) {
        double[] upper = block.c;
        double[] m = block.d;
        for (int i = 0; i < n; i++) {
            upper[i] = upper(m[i]);
        }
    }

    private void complete(int n) {
        double[] correction = block.b;
        double[] upper = block.c;
        double[] m = block.d;
        double[] y = block.y;
        for (int i = 0; i < n; i++) {
            y[i] = completed(y[i], m[i], correction[i], upper[i]);
        }
    }
}
