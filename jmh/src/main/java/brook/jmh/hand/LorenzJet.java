package brook.jmh.hand;

/** x' = 10 (y - x), y' = x (28 - z) - y, z' = x y - 8/3 z. */
public final class LorenzJet implements HandWrittenJet {

    private static final double BETA = 8.0 / 3;

    private final double[] inverse;

    public LorenzJet(int order) {
        inverse = Inverses.upTo(order);
    }

    @Override
    public void fill(double[][] state, int order) {
        double[] x = state[0];
        double[] y = state[1];
        double[] z = state[2];
        for (int k = 0; k < order; k++) {
            double xz = 0;
            double xy = 0;
            for (int j = 0; j <= k; j++) {
                xz += x[j] * z[k - j];
                xy += x[j] * y[k - j];
            }
            x[k + 1] = 10 * (y[k] - x[k]) * inverse[k + 1];
            y[k + 1] = (28 * x[k] - xz - y[k]) * inverse[k + 1];
            z[k + 1] = (xy - BETA * z[k]) * inverse[k + 1];
        }
    }
}
