package brook.runtime;

import brook.runtime.EventDescription.Trigger;

/** The times of an event {@code at} or {@code every} are none: not a number, or a period that is not positive. */
public final class EventTimeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String event;
    private final String reason;

    /** With the values of the model: times, or a period and the first time, NaN for the start of the run. */
    public EventTimeException(ModelDescription model, EventDescription event, double[] values) {
        this(model, event, reason(event, values));
    }

    private EventTimeException(ModelDescription model, EventDescription event, String reason) {
        super("the event `" + event.name() + "` (" + model.source() + ":" + event.line() + ":" + event.column() + ": "
                + event.text() + ") " + reason + "; look at the parameters it reads");
        this.event = event.name();
        this.reason = reason;
    }

    private static String reason(EventDescription event, double[] values) {
        if (event.trigger() != Trigger.EVERY) {
            return "has a time that is not a number";
        }
        if (Double.isInfinite(values[1])) {
            return "has the first time " + values[1] + ", which must be finite";
        }
        return "has the period " + values[0]
                + ", which must be a positive number that is not tiny next to the times of the run";
    }

    /** The name of the event. */
    public String event() {
        return event;
    }

    /** What is wrong, as the words after the name of the event. */
    public String reason() {
        return reason;
    }
}
