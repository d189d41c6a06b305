package brook.jmh.problem;

/**
 * The weights of the benchmark's neural net, drawn from a linear congruential generator.
 *
 * <p>s = 6364136223846793005 s + 1442695040888963407 mod 2^64 from 42, u = (s >>> 11) 2^-53. Weights are
 * (2u - 1)/sqrt(columns), W1, W2, W3 row by row, then biases 0.1 (2u - 1), b1, b2, b3.
 */
public final class NetworkWeights {

    private static final int[] WIDTHS = {2, 32, 32, 2};

    private final double[][][] weights = new double[WIDTHS.length - 1][][];
    private final double[][] biases = new double[WIDTHS.length - 1][];
    private long seed = 42;

    public NetworkWeights() {
        for (int layer = 0; layer < weights.length; layer++) {
            weights[layer] = new double[WIDTHS[layer + 1]][];
            for (int row = 0; row < weights[layer].length; row++) {
                weights[layer][row] = row(WIDTHS[layer], Math.sqrt(WIDTHS[layer]));
            }
        }
        for (int layer = 0; layer < biases.length; layer++) {
            biases[layer] = new double[WIDTHS[layer + 1]];
            for (int i = 0; i < biases[layer].length; i++) {
                biases[layer][i] = 0.1 * draw();
            }
        }
    }

    private double[] row(int count, double divisor) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = draw() / divisor;
        }
        return values;
    }

    /** The next number between -1 and 1. */
    private double draw() {
        seed = seed * 6364136223846793005L + 1442695040888963407L;
        return 2 * ((seed >>> 11) * 0x1p-53) - 1;
    }

    /** Matrix and bias, layer by layer. */
    void writeTo(double[] parameters) {
        int at = 0;
        for (int layer = 0; layer < weights.length; layer++) {
            for (double[] row : weights[layer]) {
                System.arraycopy(row, 0, parameters, at, row.length);
                at += row.length;
            }
            System.arraycopy(biases[layer], 0, parameters, at, biases[layer].length);
            at += biases[layer].length;
        }
    }

    public int layers() {
        return weights.length;
    }

    /** The matrix of a layer, by rows. */
    public double[][] weights(int layer) {
        double[][] copy = weights[layer].clone();
        for (int row = 0; row < copy.length; row++) {
            copy[row] = copy[row].clone();
        }
        return copy;
    }

    public double[] biases(int layer) {
        return biases[layer].clone();
    }
}
