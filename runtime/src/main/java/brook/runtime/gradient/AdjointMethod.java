package brook.runtime.gradient;

/** How the derivatives of a run are found, from its end to its start. */
public enum AdjointMethod {
    /** The steps that were taken are differentiated: exact for what the run computed. The standard. */
    DISCRETE,
    /** The equations of the derivatives are integrated backward, with steps of their own; the state is that of the run forward, read from its polynomials. */
    CONTINUOUS,
    /**
     * As {@link #CONTINUOUS}, but the state is integrated backward too, from each observation anew (Chen et al. 2018): no more memory
     * for more steps, and wrong where the state, backward, runs away from what it was.
     */
    REVERSED
}
