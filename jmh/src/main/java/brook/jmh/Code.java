package brook.jmh;

/** Whose code runs, and whether all of it or the jets alone. */
public enum Code {
    /** A Taylor integrator as a good programmer writes it. */
    HAND_WRITTEN,
    /** The model compiled by us, run by our integrator. */
    GENERATED,
    /** The same in a JVM with the Vector API. */
    GENERATED_VECTORS,
    /** Eight systems in lanes, in a JVM with the Vector API; steps are those of all. */
    GENERATED_BATCH,
    /** Hipparchus, order 8. */
    DORMAND_PRINCE_853,
    /** The recurrences of the hand-written integrator, without step size and update. */
    HAND_WRITTEN_JET,
    /** The jets of the model compiled by us, without step size and update. */
    GENERATED_JET;

    /** Whether it is the recurrences alone. */
    boolean isJet() {
        return this == HAND_WRITTEN_JET || this == GENERATED_JET;
    }

    /** Whether its JVM gets the module of the Vector API. */
    boolean usesVectors() {
        return this == GENERATED_VECTORS || this == GENERATED_BATCH;
    }
}
