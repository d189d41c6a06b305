package brook.jmh.hand;

/** x' = v, v' = (1 - x^2) v - x. */
public final class VanDerPolJet implements HandWrittenJet {

    private final double[] damping;
    private final double[] inverse;

    public VanDerPolJet(int order) {
        damping = new double[order + 1];
        inverse = Inverses.upTo(order);
    }

    @Override
    public void fill(double[][] state, int order) {
        double[] x = state[0];
        double[] v = state[1];
        double[] u = damping;
        for (int k = 0; k < order; k++) {
            u[k] = (k == 0 ? 1 : 0) - square(x, k);
            double product = 0;
            for (int j = 0; j <= k; j++) {
                product += u[j] * v[k - j];
            }
            x[k + 1] = v[k] * inverse[k + 1];
            v[k + 1] = (product - x[k]) * inverse[k + 1];
        }
    }

    private static double square(double[] x, int k) {
        double sum = 0;
        for (int j = 0; j < (k + 1) / 2; j++) {
            sum += x[j] * x[k - j];
        }
        return k % 2 == 0 ? 2 * sum + x[k / 2] * x[k / 2] : 2 * sum;
    }
}
