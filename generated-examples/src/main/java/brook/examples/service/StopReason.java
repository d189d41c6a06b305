package brook.examples.service;

import brook.runtime.solver.EndlessEventsException;
import brook.runtime.solver.IntegrationException;
import brook.runtime.solver.NotFiniteException;
import brook.runtime.solver.SingularityException;
import brook.runtime.solver.SlidingException;
import brook.runtime.solver.TooManyStepsException;

/** Why a table ends where it ends. */
record StopReason(Kind kind, String message) {

    /** The words of the answer, in lower case. */
    enum Kind {
        END,
        SINGULARITY,
        NOT_FINITE,
        SLIDING,
        ENDLESS_EVENTS,
        STEPS,
        TIME
    }

    static final StopReason END = new StopReason(Kind.END, "");

    static StopReason time(String seconds) {
        return new StopReason(Kind.TIME, "the run took longer than " + seconds + " s");
    }

    static StopReason of(IntegrationException stopped) {
        return new StopReason(kind(stopped), String.valueOf(stopped.getMessage()));
    }

    private static Kind kind(IntegrationException stopped) {
        if (stopped instanceof SingularityException) {
            return Kind.SINGULARITY;
        }
        if (stopped instanceof NotFiniteException) {
            return Kind.NOT_FINITE;
        }
        if (stopped instanceof SlidingException) {
            return Kind.SLIDING;
        }
        if (stopped instanceof EndlessEventsException) {
            return Kind.ENDLESS_EVENTS;
        }
        if (stopped instanceof TooManyStepsException) {
            return Kind.STEPS;
        }
        throw new AssertionError(stopped);
    }
}
