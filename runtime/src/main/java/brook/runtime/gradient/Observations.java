package brook.runtime.gradient;

/** What is read at the observations of a run, and how much of it counts: the sum of all targets, each with its weight, is differentiated. */
@FunctionalInterface
public interface Observations {

    /**
     * Writes the weights of the targets at an observation, NaN nowhere.
     *
     * @param observation counted from 0; asked from the last to the first
     * @param targets the values of outputs, then losses, there; not to be changed
     * @param weights a weight for each; 0 unless it is written
     */
    void weigh(int observation, double[] targets, double[] weights);

    /** The doubles of the parameters that have a value of their own at each observation, such as inputs with data; none unless it says so. */
    default int[] inputs() {
        return new int[0];
    }

    /** Writes the values of {@link #inputs()} at an observation; on entry those of the run. There is no derivative with respect to them. */
    default void give(int observation, double[] values) {}
}
