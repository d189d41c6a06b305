package brook.runtime.train;

/**
 * What training came to.
 *
 * @param ending why it ended
 * @param checkpoint the weights, the best ones, and all that is needed to go on
 */
public record TrainResult(Ending ending, Checkpoint checkpoint) {

    /** Why training ended. */
    public enum Ending {
        /** All epochs are done. */
        EPOCHS,
        /** The value has not become better for too long. */
        PATIENCE,
        /** No step makes the value smaller. */
        CONVERGED,
        /** The listener wanted so. */
        INTERRUPTED,
        /** A value or a gradient was infinite or undefined; the weights are those before it. */
        NOT_FINITE
    }
}
