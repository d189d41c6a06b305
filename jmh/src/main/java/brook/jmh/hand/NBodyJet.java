package brook.jmh.hand;

import java.util.Arrays;

/** Newton's attraction among N bodies, each pair computed once; x holds all positions, then all velocities. */
public final class NBodyJet implements HandWrittenJet {

    private final int bodies;
    private final double[] attraction;
    private final int rows;
    /** For each pair five series in a row: dx, dy, dz, the squared distance, its power -3/2. */
    private final double[] pairs;

    private final double[] acceleration;
    private final double[] inverse;

    public NBodyJet(double gravity, double[] masses, int order) {
        bodies = masses.length;
        attraction = new double[bodies];
        for (int i = 0; i < bodies; i++) {
            attraction[i] = gravity * masses[i];
        }
        rows = order + 1;
        pairs = new double[bodies * (bodies - 1) / 2 * 5 * rows];
        acceleration = new double[3 * bodies];
        inverse = Inverses.upTo(order);
    }

    @Override
    public void fill(double[][] x, int order) {
        int half = 3 * bodies;
        for (int k = 0; k < order; k++) {
            Arrays.fill(acceleration, 0);
            int pair = 0;
            for (int i = 0; i < bodies; i++) {
                for (int j = i + 1; j < bodies; j++) {
                    pair(x, k, pair, i, j);
                    pair += 5 * rows;
                }
            }
            for (int i = 0; i < half; i++) {
                x[i][k + 1] = x[half + i][k] * inverse[k + 1];
                x[half + i][k + 1] = acceleration[i] * inverse[k + 1];
            }
        }
    }

    /** All of a pair in one method, which is 7 % faster than a method per operation. */
    private void pair(double[][] x, int k, int dx, int i, int j) {
        double[] w = pairs;
        int dy = dx + rows;
        int dz = dy + rows;
        int u = dz + rows;
        int p = u + rows;
        w[dx + k] = x[3 * j][k] - x[3 * i][k];
        w[dy + k] = x[3 * j + 1][k] - x[3 * i + 1][k];
        w[dz + k] = x[3 * j + 2][k] - x[3 * i + 2][k];
        double xx = 0;
        double yy = 0;
        double zz = 0;
        for (int n = 0; n < (k + 1) / 2; n++) {
            xx += w[dx + n] * w[dx + k - n];
            yy += w[dy + n] * w[dy + k - n];
            zz += w[dz + n] * w[dz + k - n];
        }
        double square = 2 * (xx + yy + zz);
        if (k % 2 == 0) {
            int m = k / 2;
            square += w[dx + m] * w[dx + m] + w[dy + m] * w[dy + m] + w[dz + m] * w[dz + m];
        }
        w[u + k] = square;
        w[p + k] = k == 0 ? 1 / (square * Math.sqrt(square)) : inverseCube(w, k, u, p);
        double fx = 0;
        double fy = 0;
        double fz = 0;
        for (int n = 0; n <= k; n++) {
            double q = w[p + k - n];
            fx += w[dx + n] * q;
            fy += w[dy + n] * q;
            fz += w[dz + n] * q;
        }
        attract(acceleration, 3 * i, attraction[j], fx, fy, fz);
        attract(acceleration, 3 * j, -attraction[i], fx, fy, fz);
    }

    /** p = u^(-3/2): k u_0 p_k = sum over j below k of (-3/2 (k - j) - j) u_(k-j) p_j. */
    private static double inverseCube(double[] w, int k, int u, int p) {
        double sum = 0;
        for (int j = 0; j < k; j++) {
            sum += (0.5 * j - 1.5 * k) * w[u + k - j] * w[p + j];
        }
        return sum / (k * w[u]);
    }

    private static void attract(double[] acceleration, int i, double factor, double fx, double fy, double fz) {
        acceleration[i] += factor * fx;
        acceleration[i + 1] += factor * fy;
        acceleration[i + 2] += factor * fz;
    }
}
