package brook.jmh.hand.training;

import java.util.Arrays;

/**
 * The coefficients of a = tanh(u) or sigmoid(u), lane by lane, and backward: a' = u' w with w = 1 - a^2 or a - a^2.
 *
 * <p>k a[k] = sum over j = 1 .. k of j u[j] w[k-j] (Griewank and Walther 2008, table 13.2).
 */
public enum Activation {
    TANH(1, 0) {
        @Override
        double value(double u) {
            return Math.tanh(u);
        }
    },
    SIGMOID(0, 1) {
        @Override
        double value(double u) {
            return 1 / (1 + Math.exp(-u));
        }
    };

    private final double constant;
    private final double linear;

    Activation(double constant, double linear) {
        this.constant = constant;
        this.linear = linear;
    }

    abstract double value(double u);

    /** Fills order k of a and w from orders up to k of u. */
    void forward(int k, double[][][] u, double[][][] a, double[][][] w) {
        for (int i = 0; i < u[0].length; i++) {
            if (k == 0) {
                start(u[0][i], a[0][i], w[0][i]);
            } else {
                next(k, i, u, a, w);
            }
        }
    }

    private void start(double[] u, double[] a, double[] w) {
        for (int l = 0; l < u.length; l++) {
            a[l] = value(u[l]);
        }
        for (int l = 0; l < u.length; l++) {
            w[l] = constant + (linear - a[l]) * a[l];
        }
    }

    private void next(int k, int i, double[][][] u, double[][][] a, double[][][] w) {
        double[] value = a[k][i];
        Arrays.fill(value, 0);
        for (int j = 1; j <= k; j++) {
            Rows.addProduct((double) j / k, u[j][i], w[k - j][i], value);
        }
        if (k == w.length - 1) {
            // No further order asks for it.
            return;
        }
        double[] slope = w[k][i];
        for (int l = 0; l < slope.length; l++) {
            slope[l] = linear * value[l];
        }
        for (int j = 0; 2 * j <= k; j++) {
            Rows.addProduct(2 * j == k ? -1 : -2, a[j][i], a[k - j][i], slope);
        }
    }

    /** Adds what order k of a and w gives to orders up to k of u, a and w. */
    void backward(int k, Series values, Series bars) {
        for (int i = 0; i < values.u[0].length; i++) {
            if (k == 0 || k < values.w.length - 1) {
                slopeBackward(k, i, values, bars);
            }
            valueBackward(k, i, values, bars);
        }
    }

    private void slopeBackward(int k, int i, Series values, Series bars) {
        double[] bar = bars.w[k][i];
        Rows.add(linear, bar, bars.a[k][i]);
        for (int j = 0; j <= k; j++) {
            Rows.addProduct(-2, values.a[k - j][i], bar, bars.a[j][i]);
        }
    }

    private void valueBackward(int k, int i, Series values, Series bars) {
        double[] bar = bars.a[k][i];
        if (k == 0) {
            Rows.addProduct(1, values.w[0][i], bar, bars.u[0][i]);
            return;
        }
        for (int j = 1; j <= k; j++) {
            double factor = (double) j / k;
            Rows.addProduct(factor, values.w[k - j][i], bar, bars.u[j][i]);
            Rows.addProduct(factor, values.u[j][i], bar, bars.w[k - j][i]);
        }
    }
}
