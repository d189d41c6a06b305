package brook.runtime.train;

/**
 * How a {@link Trainer} goes on; every method returns a changed copy.
 *
 * @param optimizer how a step follows from a gradient
 * @param schedule how its rate changes
 * @param clipping how gradients are cut
 * @param epochs how often the data is gone through; with 0 the first weights are measured, and nothing else is done
 * @param batch how many rows make one step, 0 for all of them
 * @param seed where random numbers start: the order of rows in each epoch, and what the objective draws
 * @param patience after so many epochs without a better value training ends; 0 for never
 */
public record TrainOptions(
        Optimizer optimizer, Schedule schedule, Clipping clipping, int epochs, int batch, long seed, int patience) {

    /** What the language says without settings. */
    public static final TrainOptions STANDARD =
            new TrainOptions(new Optimizer.Adam(1e-3), Schedule.CONSTANT, Clipping.NONE, 100, 0, 0, 0);

    public TrainOptions {
        require(epochs >= 0, "epochs", epochs);
        require(batch >= 0, "batch", batch);
        require(patience >= 0, "patience", patience);
    }

    private static void require(boolean holds, String name, int value) {
        if (!holds) {
            throw new IllegalArgumentException(name + " = " + value);
        }
    }

    /** These options with another method of descent. */
    public TrainOptions optimizer(Optimizer other) {
        return new TrainOptions(other, schedule, clipping, epochs, batch, seed, patience);
    }

    /** These options with a rate that changes otherwise. */
    public TrainOptions schedule(Schedule other) {
        return new TrainOptions(optimizer, other, clipping, epochs, batch, seed, patience);
    }

    /** These options with gradients cut otherwise. */
    public TrainOptions clipping(Clipping other) {
        return new TrainOptions(optimizer, schedule, other, epochs, batch, seed, patience);
    }

    /** These options with another number of epochs. */
    public TrainOptions epochs(int count) {
        return new TrainOptions(optimizer, schedule, clipping, count, batch, seed, patience);
    }

    /** These options with another number of rows for a step, 0 for all. */
    public TrainOptions batch(int rows) {
        return new TrainOptions(optimizer, schedule, clipping, epochs, rows, seed, patience);
    }

    /** These options with other random numbers. */
    public TrainOptions seed(long other) {
        return new TrainOptions(optimizer, schedule, clipping, epochs, batch, other, patience);
    }

    /** These options with an early end after so many epochs without a better value, 0 for none. */
    public TrainOptions patience(int withoutGain) {
        return new TrainOptions(optimizer, schedule, clipping, epochs, batch, seed, withoutGain);
    }
}
