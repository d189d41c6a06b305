package brook.jmh.hand;

/** x' = v, v' = -sin x. */
public final class PendulumJet implements HandWrittenJet {

    private final double[] sine;
    private final double[] cosine;
    private final double[] slope;
    private final double[] inverse;

    public PendulumJet(int order) {
        sine = new double[order + 1];
        cosine = new double[order + 1];
        slope = new double[order + 1];
        inverse = Inverses.upTo(order);
    }

    @Override
    public void fill(double[][] state, int order) {
        double[] x = state[0];
        double[] v = state[1];
        double[] s = sine;
        double[] c = cosine;
        s[0] = Math.sin(x[0]);
        c[0] = Math.cos(x[0]);
        x[1] = v[0];
        v[1] = -s[0];
        for (int k = 1; k < order; k++) {
            slope[k] = k * x[k];
            sineAndCosine(k);
            x[k + 1] = v[k] * inverse[k + 1];
            v[k + 1] = -s[k] * inverse[k + 1];
        }
    }

    /** s' = x' c, c' = -x' s. */
    private void sineAndCosine(int k) {
        double[] d = slope;
        double[] s = sine;
        double[] c = cosine;
        double sumS = 0;
        double sumC = 0;
        for (int j = 1; j <= k; j++) {
            sumS += d[j] * c[k - j];
            sumC += d[j] * s[k - j];
        }
        s[k] = sumS * inverse[k];
        c[k] = -sumC * inverse[k];
    }
}
