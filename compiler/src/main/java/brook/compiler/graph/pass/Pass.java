package brook.compiler.graph.pass;

import brook.compiler.graph.OdeGraph;

/** Rewrites a graph into an equal one. */
public interface Pass {

    /** How equal the values stay. */
    enum Law {
        /** Bit for bit, but for the sign of a zero. */
        EXACT,
        /** Equal for real numbers; rounding changes. */
        REASSOCIATING
    }

    /** An equal system. */
    OdeGraph apply(OdeGraph ode);

    /** Whether results keep all their bits. */
    Law law();
}
