package brook.runtime.train;

/** Watches training, and may end it. */
public interface TrainListener {

    /** Says nothing and lets training go on. */
    TrainListener SILENT = new TrainListener() {};

    /** After each step; returns whether training goes on. */
    default boolean step(Progress progress) {
        return true;
    }

    /** After each epoch and its test; returns whether training goes on. The progress is that of the beginning of the next epoch. */
    default boolean epoch(EpochReport report, Progress progress) {
        return true;
    }
}
