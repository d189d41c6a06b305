package brook.runtime;

import java.util.Arrays;

/**
 * An event that happened in a run: which, when, and the point before and after what it assigned. It never changes and may be
 * kept.
 */
public final class EventOccurrence {

    private final ModelDescription model;
    private final int index;
    private final double time;
    private final double[] before;
    private final double[] after;

    /** Keeps the arrays: the point before and after, states, integrals and discrete variables. */
    public EventOccurrence(ModelDescription model, int index, double time, double[] before, double[] after) {
        this.model = model;
        this.index = index;
        this.time = time;
        this.before = before;
        this.after = after;
    }

    /** The name of the event; {@code event3} for one without, the third of the file. */
    public String name() {
        return event().name();
    }

    /** What the model says of the event. */
    public EventDescription event() {
        return model.events().get(index);
    }

    /** Which event it is, in the order of {@code description().events()}. */
    public int index() {
        return index;
    }

    /** When it happened, the double nearest to the time. */
    public double time() {
        return time;
    }

    /** Whether the event assigned values, so that before and after may differ. */
    public boolean assigned() {
        return event().assigns();
    }

    /** Whether the model asked to record it. */
    public boolean recorded() {
        return event().records();
    }

    /** A copy of the point before: the states, the integrals, the discrete variables, as {@code description().pointLabels()}. */
    public double[] before() {
        return before.clone();
    }

    /** A copy of the point after. */
    public double[] after() {
        return after.clone();
    }

    /**
     * A state, an integral or a discrete variable just before the event, or an element of one: {@code v}, {@code q'[2,3]}.
     *
     * @throws IllegalArgumentException if the model has no such scalar or element
     */
    public double before(String label) {
        return before[position(label)];
    }

    /**
     * A state, an integral or a discrete variable just after the event, or an element of one.
     *
     * @throws IllegalArgumentException if the model has no such scalar or element
     */
    public double after(String label) {
        return after[position(label)];
    }

    private int position(String label) {
        int position = model.pointLabels().indexOf(label.replaceAll("\\s+", ""));
        if (position < 0) {
            throw new IllegalArgumentException("`" + label + "` is no state, integral or discrete variable of "
                    + model.name() + ", nor an element of one; there are: " + String.join(", ", model.pointLabels()));
        }
        return position;
    }

    @Override
    public String toString() {
        return name() + " at " + model.time() + " = " + time + ": " + Arrays.toString(before)
                + (assigned() ? " -> " + Arrays.toString(after) : "");
    }
}
