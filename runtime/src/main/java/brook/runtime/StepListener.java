package brook.runtime;

/**
 * Is told of a run as it goes on; the arrays it is given are reused and must be copied to be kept. A state has the integrals
 * behind it, and behind these the discrete variables.
 */
@FunctionalInterface
public interface StepListener {

    /** A run starts; {@code t1 < t0} for a backward one. */
    default void begin(double t0, double t1, double[] state) {}

    /**
     * A step was accepted.
     *
     * @return whether the run may go on
     */
    boolean accept(Step step);

    /**
     * An event has happened: at the start of the run, within the step accepted last or at its end. It changes nothing here;
     * what the event assigned has been assigned.
     */
    default void event(EventOccurrence occurrence) {}

    /** The run is over, however it ended; this is the last good state. */
    default void end(double t, double[] state) {}
}
