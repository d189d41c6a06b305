package brook.runtime.gradient;

/** Where the trajectories of a batch come from: rows of data, each with the inputs and the start of one trajectory. */
@FunctionalInterface
public interface TrajectorySource {

    /**
     * Writes one row. Both arrays hold NaN before.
     *
     * @param inputs the inputs, in the order of the description of the model; what stays NaN is drawn, if the model draws it
     * @param state the initial state; what stays NaN is what the model itself says
     */
    void write(int row, double[] inputs, double[] state);
}
