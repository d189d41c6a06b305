package brook.runtime.special;

/**
 * 1/(1 + exp(-x)) as 2^k P/(2^k P + Q) from the parts of exp(x), P = R + r and Q = R - r, corrected by what the rounding of
 * P, Q and the denominator lost.
 */
public final class Logistic extends ArrayFunction {

    /** Over arrays, with a block for the passes. */
    public Logistic(Block block) {
        super(block, -Exponential.ORDINARY, Exponential.ORDINARY);
    }

    /** The value for any x. */
    public static double value(double x) {
        if (!(Math.abs(x) <= Exponential.ORDINARY)) {
            // Far down 1 + exp(x) is 1.
            return x > 0 ? 1 : Exponential.value(x);
        }
        double shifted = PowerOfE.shifted(x);
        double r = PowerOfE.remainder(x, shifted);
        double s = PowerOfE.power(shifted);
        double w = PowerOfE.w(r);
        double p = PowerOfE.above(r, w);
        double pTail = PowerOfE.aboveTail(r, w);
        double q = PowerOfE.below(r, w);
        double lost = lost(s * p, q) + (s * pTail + PowerOfE.belowTail(r, w));
        return value(s, p, pTail, s * p + q, lost);
    }

    /** What the sum of p and q lost (Knuth 1998, section 4.2.2); either may be the larger one. */
    private static double lost(double p, double q) {
        double sum = p + q;
        double second = sum - p;
        return (p - (sum - second)) + (q - second);
    }

    private static double value(double s, double p, double pTail, double denominator, double lost) {
        double quotient = p / denominator;
        // 1/denominator is quotient/p, and 1/p is (4 - p)/4 up to 4 %, enough for a correction.
        double correction = (pTail - quotient * lost) * (quotient * (1 - 0.25 * p));
        return s * (quotient + correction);
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
        parts(n);
        sums(n);
        quotients(n);
    }

    private void reduce(int n) {
        double[] x = block.x;
        double[] shifted = block.a;
        double[] r = block.b;
        for (int i = 0; i < n; i++) {
            double k = PowerOfE.shifted(x[i]);
            shifted[i] = k;
            r[i] = PowerOfE.remainder(x[i], k);
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

    private void parts(int n) {
        double[] r = block.b;
        double[] w = block.c;
        double[] p = block.y;
        double[] pTail = block.d;
        double[] qTail = block.e;
        for (int i = 0; i < n; i++) {
            p[i] = PowerOfE.above(r[i], w[i]);
            pTail[i] = PowerOfE.aboveTail(r[i], w[i]);
            qTail[i] = PowerOfE.belowTail(r[i], w[i]);
            w[i] = PowerOfE.below(r[i], w[i]);
        }
    }

    private void sums(int n) {
        double[] s = block.a;
        double[] denominator = block.c;
        double[] p = block.y;
        double[] lost = block.b;
        for (int i = 0; i < n; i++) {
            double scaled = s[i] * p[i];
            lost[i] = lost(scaled, denominator[i]);
            denominator[i] = scaled + denominator[i];
        }
    }

    private void quotients(int n) {
        double[] s = block.a;
        double[] lost = block.b;
        double[] denominator = block.c;
        double[] pTail = block.d;
        double[] qTail = block.e;
        double[] y = block.y;
        for (int i = 0; i < n; i++) {
            double all = lost[i] + (s[i] * pTail[i] + qTail[i]);
            y[i] = value(s[i], y[i], pTail[i], denominator[i], all);
        }
    }
}
