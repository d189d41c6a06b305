package brook.runtime.train;

import brook.runtime.data.CsvTable;
import brook.runtime.data.DataTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Softmax regression on images: the mean cross-entropy, with half of a penalty times the squares of all weights. Its parts: cross-entropy, accuracy. */
final class SoftmaxRegression implements Objective {

    private static final int CLASSES = 10;
    private static final int INPUTS = 65;

    /** For each row the 64 pixels from 0 to 1, and 1. */
    private final double[][] inputs;

    private final int[] labels;
    private final double penalty;
    private final double[] scores = new double[CLASSES];

    private SoftmaxRegression(DataTable digits, double penalty) {
        int[] image = digits.columns(
                "image",
                IntStream.rangeClosed(1, 64).mapToObj(i -> "image[" + i + "]").toList());
        int label = digits.column("label");
        this.inputs = new double[digits.count()][INPUTS];
        this.labels = new int[digits.count()];
        for (int row = 0; row < labels.length; row++) {
            for (int k = 0; k < 64; k++) {
                inputs[row][k] = digits.present(row, image[k]) / 16;
            }
            inputs[row][64] = 1;
            labels[row] = (int) digits.present(row, label);
        }
        this.penalty = penalty;
    }

    /** On the 1,797 test digits of UCI. */
    static SoftmaxRegression ofDigits(double penalty) {
        try {
            return new SoftmaxRegression(
                    CsvTable.read(Path.of("src/test/resources/data/optdigits-test.csv.gz")), penalty);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @Override
    public int size() {
        return CLASSES * INPUTS;
    }

    @Override
    public int rows() {
        return labels.length;
    }

    @Override
    public List<String> parts() {
        return List.of("cross_entropy", "accuracy");
    }

    @Override
    public double gradient(double[] weights, Batch batch, double[] gradient, double[] parts) {
        Arrays.fill(gradient, 0);
        int count = batch.rows().count();
        for (int i = 0; i < count; i++) {
            int row = batch.rows().row(i);
            score(weights, row);
            double total = Arrays.stream(scores).map(Math::exp).sum();
            for (int c = 0; c < CLASSES; c++) {
                double error = (Math.exp(scores[c]) / total - (c == labels[row] ? 1 : 0)) / count;
                for (int k = 0; k < INPUTS; k++) {
                    gradient[INPUTS * c + k] += error * inputs[row][k];
                }
            }
        }
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] += penalty * weights[i];
        }
        return value(weights, batch, parts);
    }

    @Override
    public double value(double[] weights, Batch batch, double[] parts) {
        double entropy = 0;
        double right = 0;
        int count = batch.rows().count();
        for (int i = 0; i < count; i++) {
            int row = batch.rows().row(i);
            score(weights, row);
            double truth = scores[labels[row]];
            entropy += Math.log(Arrays.stream(scores).map(Math::exp).sum()) - truth;
            right += Arrays.stream(scores).max().orElseThrow() == truth ? 1 : 0;
        }
        parts[0] = entropy / count;
        parts[1] = right / count;
        return parts[0] + penalty / 2 * Arrays.stream(weights).map(w -> w * w).sum();
    }

    private void score(double[] weights, int row) {
        for (int c = 0; c < CLASSES; c++) {
            double sum = 0;
            for (int k = 0; k < INPUTS; k++) {
                sum += weights[INPUTS * c + k] * inputs[row][k];
            }
            scores[c] = sum;
        }
    }
}
