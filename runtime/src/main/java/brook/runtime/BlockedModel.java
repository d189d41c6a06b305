package brook.runtime;

/** Loops of a large model in blocks that may run at the same time; generated classes implement it. */
public interface BlockedModel {

    /**
     * Runs one block of a loop. Blocks of a loop write to different places.
     *
     * @param loop which of the loops of the model
     * @param block counted from 0
     * @param t the time, for a loop of order 0
     * @param w the jet
     * @param k the order, for a loop of a higher order
     */
    void block(int loop, int block, double t, double[] w, int k);
}
