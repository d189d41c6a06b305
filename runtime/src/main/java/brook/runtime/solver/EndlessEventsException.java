package brook.runtime.solver;

import brook.runtime.EventDescription;
import brook.runtime.ModelDescription;
import brook.runtime.Solution;

/** An event follows itself faster and faster, so that infinitely many happen before some time, or at one time without end. */
public final class EndlessEventsException extends IntegrationException {

    private static final long serialVersionUID = 1;

    private final String event;

    EndlessEventsException(String message, ModelDescription description, EventDescription event, Solution solution) {
        super(message, description, event, solution);
        this.event = event.name();
    }

    /** The name of the event; {@code event3} for the third of the file if it has none. */
    public String event() {
        return event;
    }
}
