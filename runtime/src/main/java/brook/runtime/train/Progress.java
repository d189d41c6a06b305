package brook.runtime.train;

/** Where training stands after a step. */
public interface Progress {

    /** The epoch, from 1. */
    int epoch();

    /** The number of steps taken in it. */
    int batch();

    /** The number of steps of an epoch. */
    int batches();

    /** The means over the steps of this epoch so far. */
    Measures soFar();

    /** All that training needs to go on from here. */
    Checkpoint checkpoint();
}
