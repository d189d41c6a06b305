package brook.runtime.taylor;

import brook.runtime.EventDescription;
import brook.runtime.EventDescription.Trigger;
import brook.runtime.ModelDescription;

/** The times of an event {@code at} or {@code every} are none: not a number, or a period that is not positive. */
public final class EventTimeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String event;

    EventTimeException(ModelDescription model, EventDescription event) {
        super("the event `" + event.name() + "` (" + model.source() + ":" + event.line() + ":" + event.column() + ": "
                + event.text() + ") has "
                + (event.trigger() == Trigger.EVERY
                        ? "no period: it must be a positive number that is not tiny next to the times of the run"
                        : "a time that is not a number")
                + "; look at the parameters it reads");
        this.event = event.name();
    }

    /** The name of the event. */
    public String event() {
        return event;
    }
}
