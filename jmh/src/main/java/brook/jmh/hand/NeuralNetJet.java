package brook.jmh.hand;

import brook.jmh.problem.NetworkWeights;

/** x' = W3 tanh(W2 tanh(W1 x + b1) + b2) + b3. */
public final class NeuralNetJet implements HandWrittenJet {

    private final Layer[] layers;
    private final double[] input;
    private final double[] inverse;

    public NeuralNetJet(NetworkWeights network, int order) {
        layers = new Layer[network.layers()];
        inverse = Inverses.upTo(order);
        for (int i = 0; i < layers.length; i++) {
            layers[i] = new Layer(network.weights(i), network.biases(i), order, inverse);
        }
        input = new double[network.weights(0)[0].length];
    }

    @Override
    public void fill(double[][] x, int order) {
        for (int k = 0; k < order; k++) {
            for (int i = 0; i < input.length; i++) {
                input[i] = x[i][k];
            }
            double[] a = input;
            for (int i = 0; i < layers.length - 1; i++) {
                layers[i].affine(a, k);
                layers[i].tanh(k);
                a = layers[i].coefficient;
            }
            Layer last = layers[layers.length - 1];
            last.affine(a, k);
            for (int i = 0; i < x.length; i++) {
                x[i][k + 1] = last.coefficient[i] * inverse[k + 1];
            }
        }
    }

    /** A layer: the coefficient of order k of its neurons, and the series that tanh needs. */
    private static final class Layer {

        private final double[][] weights;
        private final double[] biases;
        private final double[] coefficient;
        private final double[][] slope;
        private final double[][] output;
        private final double[][] gain;
        private final double[] inverse;

        Layer(double[][] weights, double[] biases, int order, double[] inverse) {
            this.weights = weights;
            this.biases = biases;
            this.coefficient = new double[biases.length];
            this.slope = new double[biases.length][order + 1];
            this.output = new double[biases.length][order + 1];
            this.gain = new double[biases.length][order + 1];
            this.inverse = inverse;
        }

        void affine(double[] x, int k) {
            for (int i = 0; i < weights.length; i++) {
                double[] row = weights[i];
                double sum = k == 0 ? biases[i] : 0;
                for (int j = 0; j < row.length; j++) {
                    sum += row[j] * x[j];
                }
                coefficient[i] = sum;
            }
        }

        void tanh(int k) {
            for (int i = 0; i < coefficient.length; i++) {
                coefficient[i] = k == 0
                        ? startTanh(coefficient[i], output[i], gain[i])
                        : tanh(k, coefficient[i], slope[i], output[i], gain[i]);
            }
        }

        private static double startTanh(double u, double[] a, double[] w) {
            a[0] = Math.tanh(u);
            w[0] = 1 - a[0] * a[0];
            return a[0];
        }

        /** a' = u' w, w = 1 - a^2. */
        private double tanh(int k, double u, double[] d, double[] a, double[] w) {
            d[k] = k * u;
            double sum = 0;
            for (int j = 1; j <= k; j++) {
                sum += d[j] * w[k - j];
            }
            a[k] = sum * inverse[k];
            double square = 0;
            for (int j = 0; j < (k + 1) / 2; j++) {
                square += a[j] * a[k - j];
            }
            w[k] = k % 2 == 0 ? -2 * square - a[k / 2] * a[k / 2] : -2 * square;
            return a[k];
        }
    }
}
