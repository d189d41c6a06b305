package brook.runtime;

/** How a run ended. */
public enum Ending {
    /** At the time asked for. */
    REACHED_END,
    /** A listener asked for it. */
    STOPPED,
    /** An event of the model said {@code stop}. */
    STOPPED_BY_EVENT,
    /** After the largest number of steps allowed. */
    MAX_STEPS,
    /** A state or one of its Taylor coefficients became infinite or undefined. */
    NOT_FINITE,
    /** The step became shorter than the distance of two doubles at this time: most likely a singularity. */
    STEP_UNDERFLOW,
    /** Switching functions hold the state on their surface, so that time hardly moves on. */
    SLIDING,
    /** Events follow each other faster and faster, or without end at one time. */
    EVENTS_ACCUMULATE
}
