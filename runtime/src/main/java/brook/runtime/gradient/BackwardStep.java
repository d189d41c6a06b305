package brook.runtime.gradient;

/** A step of a method, forward as it was taken, and backward from weights at its end to weights at its start. */
interface BackwardStep {

    /** Writes the point after a step from another; the points are states with the integrals behind them. */
    void forward(double t, double[] point, double h, double[] end);

    /**
     * Replaces the derivatives of a number with respect to the point at the end of a step by those with respect to the point at its start, and adds
     * those with respect to what does not change in a step.
     */
    void backward(double t, double[] point, double h, Weights all);

    /** The stages whose right-hand sides it can take from a record. */
    default int stages() {
        return 0;
    }

    /** The step that goes backward next, of which the record may know the right-hand sides. */
    default void recall(StepRecord record, int step) {}

    /** The evaluations of the adjoint in a step backward, and of the model in one forward. */
    int evaluations();

    /** The evaluations of the model in the last step backward. */
    int recomputed();
}
