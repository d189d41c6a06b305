package brook.jmh.hand;

/** r'' = -r / |r|^3 in the plane: x, y, x', y'. */
public final class KeplerJet implements HandWrittenJet {

    private final double[] square;
    private final double[] power;
    private final double[] inverse;

    public KeplerJet(int order) {
        square = new double[order + 1];
        power = new double[order + 1];
        inverse = Inverses.upTo(order);
    }

    @Override
    public void fill(double[][] state, int order) {
        double[] x = state[0];
        double[] y = state[1];
        double[] vx = state[2];
        double[] vy = state[3];
        for (int k = 0; k < order; k++) {
            squaredDistance(x, y, k);
            inverseCube(k);
            double ax = 0;
            double ay = 0;
            for (int j = 0; j <= k; j++) {
                ax += x[j] * power[k - j];
                ay += y[j] * power[k - j];
            }
            x[k + 1] = vx[k] * inverse[k + 1];
            y[k + 1] = vy[k] * inverse[k + 1];
            vx[k + 1] = -ax * inverse[k + 1];
            vy[k + 1] = -ay * inverse[k + 1];
        }
    }

    /** x^2 + y^2, each product of different orders once. */
    private void squaredDistance(double[] x, double[] y, int k) {
        double sum = 0;
        for (int j = 0; j < (k + 1) / 2; j++) {
            sum += x[j] * x[k - j] + y[j] * y[k - j];
        }
        sum *= 2;
        if (k % 2 == 0) {
            sum += x[k / 2] * x[k / 2] + y[k / 2] * y[k / 2];
        }
        square[k] = sum;
    }

    /** p = u^(-3/2): k u_0 p_k = sum over j below k of (-3/2 (k - j) - j) u_(k-j) p_j. */
    private void inverseCube(int k) {
        double[] u = square;
        double[] p = power;
        if (k == 0) {
            p[0] = 1 / (u[0] * Math.sqrt(u[0]));
            return;
        }
        double sum = 0;
        for (int j = 0; j < k; j++) {
            sum += (0.5 * j - 1.5 * k) * u[k - j] * p[j];
        }
        p[k] = sum / (k * u[0]);
    }
}
