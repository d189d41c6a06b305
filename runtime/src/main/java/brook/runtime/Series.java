package brook.runtime;

/** Taylor recurrences that are more than a sum of products, for generated code. */
public final class Series {

    private static final double NEAR = 16;

    /** More than usual orders. */
    private static final int RESTS = 128;

    /** What the doubles nearest to 1/n lack. */
    private static final double[] REST = rests();

    private Series() {}

    private static double[] rests() {
        double[] rests = new double[RESTS];
        for (int n = 1; n < RESTS; n++) {
            rests[n] = restOf(n);
        }
        return rests;
    }

    private static double restOf(int n) {
        return Math.fma(-(1.0 / n), n, 1.0) / n;
    }

    /** What the double nearest to 1/n lacks, for n from 1 on: with r = 1.0/n, fma(x, r, x rest(n)) is x/n within 0.51 ulp. */
    public static double rest(int n) {
        return n < RESTS ? REST[n] : restOf(n);
    }

    /** The doubles of scratch memory that {@link #bern} needs for one series up to an order. */
    public static int bernScratch(int order) {
        return (order + 1) * (order + 4) / 2;
    }

    /**
     * Computes coefficient {@code k >= 1} of v = bern(u) = u/(exp(u) - 1); the orders must be asked for in turn.
     *
     * <p>For abs(u_0) &lt; 16 with x = u or -u, whichever starts above 0: b = bern(x) = 1/phi(x) and v = b, or v = b + x.
     * With d_n the series of the n-th derivative of phi(x) = (exp(x) - 1)/x, k d_n[k] = sum over j = 1..k of
     * j x_j d_(n+1)[k-j], without a division by x. Otherwise the quotient by exp(u) - 1: its rounding errors grow like
     * abs(u_0)^-k, as if u = 0 were a pole, while the series of v decays like abs(u_0 + 2 pi i)^-k.
     *
     * @param w the jet; coefficient j of u is {@code w[u + j * plane]}, that of v {@code w[v + j * plane]}
     * @param scratch {@code bernScratch(order)} doubles from {@code offset} on that belong to this series alone and
     *     keep their values from order 1 to the last
     */
    public static void bern(double[] w, int u, int v, int plane, int k, double[] scratch, int offset) {
        if (Math.abs(w[u]) >= NEAR) {
            w[v + k * plane] = quotient(w, u, v, plane, k, scratch, offset);
        } else if (w[u] < 0) {
            w[v + k * plane] = reciprocal(w, u, plane, -1, k, scratch, offset) - w[u + k * plane];
        } else {
            w[v + k * plane] = reciprocal(w, u, plane, 1, k, scratch, offset);
        }
    }

    /**
     * Computes coefficient {@code k >= 1} of v = phi(n, u), the integral of s^n exp(u s) over 0 &lt;= s &lt;= 1, whose derivative with
     * respect to u is phi(n + 1, u); arguments as for {@link #bern}.
     */
    public static void phi(double[] w, int u, int v, int plane, int k, double[] scratch, int offset, int n) {
        if (k == 1) {
            scratch[offset] = Functions.phi(n, w[u]);
        }
        int diagonal = diagonal(offset, k);
        scratch[diagonal + k] = Functions.phi(n + k, w[u]);
        for (int m = k - 1; m >= 0; m--) {
            scratch[diagonal + m] = derivative(w, u, plane, m, k - m, scratch, offset);
        }
        w[v + k * plane] = scratch[diagonal];
    }

    /** b_k for x = sign u; diagonal s of the scratch holds d_n[s-n] for n = 0..s, then b_s. */
    private static double reciprocal(double[] w, int u, int plane, int sign, int k, double[] scratch, int offset) {
        double x = sign * w[u];
        if (k == 1) {
            scratch[offset] = Functions.phi(0, x);
            scratch[offset + 1] = Functions.bern(x);
        }
        int diagonal = diagonal(offset, k);
        scratch[diagonal + k] = Functions.phi(k, x);
        for (int n = k - 1; n >= 0; n--) {
            scratch[diagonal + n] = sign * derivative(w, u, plane, n, k - n, scratch, offset);
        }
        double sum = 0;
        for (int j = 1; j <= k; j++) {
            sum += scratch[diagonal(offset, j)] * scratch[diagonal(offset, k - j) + k - j + 1];
        }
        double b = -sum / scratch[offset];
        scratch[diagonal + k + 1] = b;
        return b;
    }

    private static int diagonal(int offset, int s) {
        return offset + s * (s + 3) / 2;
    }

    /** d_n[m] for x = u, its sign left to the caller. */
    private static double derivative(double[] w, int u, int plane, int n, int m, double[] scratch, int offset) {
        double sum = 0;
        for (int j = 1; j <= m; j++) {
            sum += j * w[u + j * plane] * scratch[diagonal(offset, n + 1 + m - j) + n + 1];
        }
        return sum / m;
    }

    /**
     * With f = exp(-u) for u_0 &gt; 0: v = u f/(1 - f); with f = exp(u) for u_0 &lt; 0: v = u/(f - 1). The scratch holds f.
     */
    private static double quotient(double[] w, int u, int v, int plane, int k, double[] scratch, int offset) {
        double sign = w[u] > 0 ? -1 : 1;
        if (k == 1) {
            scratch[offset] = Math.exp(sign * w[u]);
        }
        double slope = 0;
        for (int j = 1; j <= k; j++) {
            slope += j * w[u + j * plane] * scratch[offset + k - j];
        }
        scratch[offset + k] = sign * slope / k;
        double numerator = sign > 0 ? w[u + k * plane] : 0;
        for (int j = 0; j <= k && sign < 0; j++) {
            numerator += w[u + j * plane] * scratch[offset + k - j];
        }
        for (int j = 1; j <= k; j++) {
            numerator -= sign * scratch[offset + j] * w[v + (k - j) * plane];
        }
        return numerator / (sign * Math.expm1(sign * w[u]));
    }
}
