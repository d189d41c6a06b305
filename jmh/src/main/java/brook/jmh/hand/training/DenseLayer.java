package brook.jmh.hand.training;

import java.util.Arrays;

/** s = W [t; x] + b for the coefficients of x, one order after the other, and backward. */
final class DenseLayer {

    private final double[][] weights;
    private final double[] timeWeights;
    private final double[] biases;
    private final double[][] weightGradient;
    private final double[] timeGradient;
    private final double[] biasGradient;
    private final double[][] lanesFirst;

    DenseLayer(int inputs, int outputs, int lanes) {
        weights = new double[outputs][inputs];
        timeWeights = new double[outputs];
        biases = new double[outputs];
        weightGradient = new double[outputs][inputs];
        timeGradient = new double[outputs];
        biasGradient = new double[outputs];
        lanesFirst = new double[lanes][inputs];
    }

    /** Row after row the weight of the time and those of the inputs, then biases; the place behind them. */
    int read(double[] flat, int from) {
        int at = from;
        for (int i = 0; i < weights.length; i++) {
            timeWeights[i] = flat[at++];
            System.arraycopy(flat, at, weights[i], 0, weights[i].length);
            at += weights[i].length;
        }
        System.arraycopy(flat, at, biases, 0, biases.length);
        return at + biases.length;
    }

    int writeGradient(double[] flat, int from) {
        int at = from;
        for (int i = 0; i < weights.length; i++) {
            flat[at++] = timeGradient[i];
            System.arraycopy(weightGradient[i], 0, flat, at, weights[i].length);
            at += weights[i].length;
        }
        System.arraycopy(biasGradient, 0, flat, at, biases.length);
        return at + biases.length;
    }

    void clearGradient() {
        Rows.clear(weightGradient);
        Arrays.fill(timeGradient, 0);
        Arrays.fill(biasGradient, 0);
    }

    /** The coefficient of one order; that of the time is t, 1, 0, ... */
    void forward(int order, double t, double[][] x, double[][] out) {
        for (int i = 0; i < weights.length; i++) {
            double[] row = weights[i];
            double[] s = out[i];
            Arrays.fill(s, constant(order, t, i));
            for (int j = 0; j < row.length; j++) {
                Rows.add(row[j], x[j], s);
            }
        }
    }

    private double constant(int order, double t, int i) {
        return switch (order) {
            case 0 -> timeWeights[i] * t + biases[i];
            case 1 -> timeWeights[i];
            default -> 0;
        };
    }

    /** Adds to the weights' gradient and to that of x. */
    void backward(int order, double t, double[][] x, double[][] outBar, double[][] xBar) {
        for (int i = 0; i < weights.length; i++) {
            double[] row = weights[i];
            for (int j = 0; j < row.length; j++) {
                Rows.add(row[j], outBar[i], xBar[j]);
            }
        }
        addOuter(outBar, x);
        addConstants(order, t, outBar);
    }

    /** With features side by side the sums over lanes become loops over features. */
    private void addOuter(double[][] outBar, double[][] x) {
        for (int j = 0; j < x.length; j++) {
            double[] row = x[j];
            for (int l = 0; l < row.length; l++) {
                lanesFirst[l][j] = row[l];
            }
        }
        for (int i = 0; i < weights.length; i++) {
            double[] gradient = weightGradient[i];
            double[] bar = outBar[i];
            for (int l = 0; l < bar.length; l++) {
                Rows.add(bar[l], lanesFirst[l], gradient);
            }
        }
    }

    private void addConstants(int order, double t, double[][] outBar) {
        if (order > 1) {
            return;
        }
        for (int i = 0; i < weights.length; i++) {
            double sum = Rows.sum(outBar[i]);
            timeGradient[i] += order == 0 ? t * sum : sum;
            biasGradient[i] += order == 0 ? sum : 0;
        }
    }
}
