package brook.jmh.hand.training;

import java.util.ArrayList;
import java.util.List;

/** The Taylor coefficients of z from z' = f(t, z), (k + 1) z[k+1] = f[k], and backward. */
final class NetworkJet {

    private final Activation activation;
    private final List<DenseLayer> layers = new ArrayList<>();
    private final double[][] out;
    private final int orders;

    /** The derivatives by all that a stage keeps. */
    private final Stage bars;

    NetworkJet(NetworkShape shape, int orders, int lanes) {
        this.activation = shape.activation();
        this.orders = orders;
        for (int i = 0; i < shape.layers(); i++) {
            layers.add(new DenseLayer(shape.widths().get(i), shape.widths().get(i + 1), lanes));
        }
        out = new double[shape.dimension()][lanes];
        bars = new Stage(shape, orders, lanes);
    }

    void read(double[] weights) {
        int at = 0;
        for (DenseLayer layer : layers) {
            at = layer.read(weights, at);
            layer.clearGradient();
        }
    }

    void writeGradient(double[] gradient) {
        int at = 0;
        for (DenseLayer layer : layers) {
            at = layer.writeGradient(gradient, at);
        }
    }

    /** Fills a stage from its time and z[0]. */
    void forward(Stage stage) {
        for (int k = 0; k < orders; k++) {
            for (int i = 0; i < layers.size(); i++) {
                Series series = stage.layers.get(i);
                if (stage.isActive(i)) {
                    activation.forward(k, series.u, series.a, series.w);
                }
                layers.get(i).forward(k, stage.t, series.a[k], output(stage, i, k));
            }
            Rows.scale(1.0 / (k + 1), out, stage.z[k + 1]);
        }
    }

    /** Where a layer writes: into the next one, the last into a place of its own. */
    private double[][] output(Stage stage, int layer, int order) {
        return layer + 1 < layers.size() ? stage.layers.get(layer + 1).u[order] : out;
    }

    /** The derivatives by the coefficients of z, to be filled by the caller, all zero now. */
    double[][][] clearedBars() {
        bars.clear();
        return bars.z;
    }

    /** From derivatives by all coefficients of z to those by z[0] and by the weights. */
    void backward(Stage stage) {
        for (int k = orders - 1; k >= 0; k--) {
            Rows.scale(1.0 / (k + 1), bars.z[k + 1], out);
            for (int i = layers.size() - 1; i >= 0; i--) {
                Series values = stage.layers.get(i);
                Series derivatives = bars.layers.get(i);
                layers.get(i).backward(k, stage.t, values.a[k], output(bars, i, k), derivatives.a[k]);
                if (stage.isActive(i)) {
                    activation.backward(k, values, derivatives);
                }
            }
        }
    }
}
