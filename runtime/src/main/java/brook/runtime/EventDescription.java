package brook.runtime;

/**
 * What people and tables need to know of an event of a model.
 *
 * @param name the user's name, or {@code event3} for the third of the file
 * @param assigns whether it gives states or discrete variables new values
 * @param records whether it stores the point
 * @param stops whether it ends the run
 * @param text the trigger as the user wrote it, {@code when y falls 0}
 * @param line where the model file declares it, counted from 1
 */
public record EventDescription(
        String name,
        Trigger trigger,
        boolean assigns,
        boolean records,
        boolean stops,
        String text,
        int line,
        int column) {

    /** What an event waits for. */
    public enum Trigger {
        /** A function that becomes positive. */
        RISES,
        /** A function that becomes negative. */
        FALLS,
        /** A function that changes its sign. */
        CROSSES,
        /** A condition that becomes true. */
        CONDITION,
        /** Given times. */
        AT,
        /** A first time, and then period after period. */
        EVERY
    }

    /** Whether it waits for the sign of a function. */
    public boolean isRoot() {
        return trigger == Trigger.RISES || trigger == Trigger.FALLS || trigger == Trigger.CROSSES;
    }
}
