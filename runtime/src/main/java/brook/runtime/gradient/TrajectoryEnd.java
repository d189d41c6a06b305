package brook.runtime.gradient;

/** The end of one trajectory, in the memory of a batch. */
public interface TrajectoryEnd {

    /** A double of its state. */
    double state(int position);

    /** A double of its integrals. */
    double integral(int position);

    /** A double of its losses. */
    double loss(int position);

    /**
     * The derivative of what was differentiated with respect to an initial value of this trajectory, with all that the model derives from it; 0 where
     * nothing was differentiated.
     */
    double byInitialValue(int position);
}
