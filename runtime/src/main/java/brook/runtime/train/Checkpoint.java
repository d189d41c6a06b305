package brook.runtime.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** All that training needs to go on to the same bits: weights, what the optimizer remembers, the place in the data, random numbers, the best so far. */
public final class Checkpoint {

    private final String plan;
    private final Position position;
    private final Best best;
    private final double[] weights;
    /** The sums of the epoch so far, and then what the optimizer remembers. */
    private final double[][] memory;

    /**
     * Where training stands.
     *
     * @param epoch the number of complete epochs
     * @param batch the number of steps taken in the next one
     * @param steps the number of all steps
     * @param random the state of the random numbers at the beginning of the epoch
     */
    record Position(int epoch, int batch, long steps, long random) {}

    /** The best weights: after which epoch, 0 for the first weights, and what was watched, infinite as long as nothing was. */
    static final class Best {

        private final int epoch;
        private final double value;
        private final double[] weights;

        /** The weights are not copied, and do not change any more. */
        Best(int epoch, double value, double[] weights) {
            this.epoch = epoch;
            this.value = value;
            this.weights = weights;
        }

        int epoch() {
            return epoch;
        }

        double value() {
            return value;
        }

        double[] weights() {
            return weights.clone();
        }
    }

    Checkpoint(String plan, Position position, Best best, double[] weights, double[][] memory) {
        this.plan = plan;
        this.position = position;
        this.best = best;
        this.weights = weights;
        this.memory = memory;
    }

    /** The weights. */
    public double[] weights() {
        return weights.clone();
    }

    /** The weights after the epoch with the best value, that of the test where there is one; before the end of an epoch the first weights. */
    public double[] bestWeights() {
        return best.weights();
    }

    /** The value of the best weights, infinite before the end of an epoch. */
    public double bestValue() {
        return best.value();
    }

    /** After which epoch the best weights were found, 0 for the first weights. */
    public int bestEpoch() {
        return best.epoch();
    }

    /** The number of complete epochs. */
    public int epoch() {
        return position.epoch();
    }

    /** The number of steps taken in the epoch that is not complete. */
    public int batch() {
        return position.batch();
    }

    /** The number of all steps. */
    public long steps() {
        return position.steps();
    }

    /** What it belongs to, in words: options but for the number of epochs, sizes, rows. */
    public String plan() {
        return plan;
    }

    Position position() {
        return position;
    }

    Best best() {
        return best;
    }

    double[][] memory() {
        return Arrays.stream(memory).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * Replaces a file as a whole: where this fails, the old one stays as it was.
     *
     * @throws IOException if the disk is full, the folder is missing or read-only, ...
     */
    public void write(Path file) throws IOException {
        CheckpointFile.write(file, this);
    }

    /**
     * Reads what {@link #write} has written.
     *
     * @throws CheckpointException if the file is no checkpoint, or damaged
     * @throws IOException if it cannot be read
     */
    public static Checkpoint read(Path file) throws IOException {
        return CheckpointFile.read(file);
    }
}
