package brook.jmh;

/** Whose code runs, and whether all of it or the jets alone. */
public enum Code {
    /** A Taylor integrator as a good programmer writes it. */
    HAND_WRITTEN,
    /** The model compiled by us, run by our integrator. */
    GENERATED,
    /** Hipparchus, order 8. */
    DORMAND_PRINCE_853,
    /** The recurrences of the hand-written integrator, without step size and update. */
    HAND_WRITTEN_JET,
    /** The jets of the model compiled by us, without step size and update. */
    GENERATED_JET
}
