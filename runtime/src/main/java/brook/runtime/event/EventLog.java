package brook.runtime.event;

import java.util.Arrays;

/** What events did since it was cleared, in order: event, time, and the point before and after; its memory is reused. */
public final class EventLog {

    private final int size;
    private int count;
    private int[] events = new int[4];
    private double[] times = new double[4];
    private double[] points;

    /** For points of so many doubles. */
    public EventLog(int size) {
        this.size = size;
        this.points = new double[0];
    }

    /** Forgets all. */
    public void clear() {
        count = 0;
    }

    /** Adds an event with the doubles of the point before it: some states, the discrete variables behind them. */
    public void open(int event, double t, double[] state, double[] discretes) {
        if (count == events.length) {
            events = Arrays.copyOf(events, 2 * count);
            times = Arrays.copyOf(times, 2 * count);
        }
        int needed = Math.multiplyExact(2 * (count + 1), size);
        if (points.length < needed) {
            points = Arrays.copyOf(points, Math.max(needed, 2 * points.length));
        }
        events[count] = event;
        times[count] = t;
        write(2 * count, state, discretes);
        count++;
    }

    /** The point after the event that was added last. */
    public void close(double[] state, double[] discretes) {
        write(2 * count - 1, state, discretes);
    }

    private void write(int place, double[] state, double[] discretes) {
        int states = size - discretes.length;
        System.arraycopy(state, 0, points, place * size, states);
        System.arraycopy(discretes, 0, points, place * size + states, discretes.length);
    }

    /** The number of events. */
    public int count() {
        return count;
    }

    /** Which event it was. */
    public int event(int entry) {
        return events[entry];
    }

    /** When it was. */
    public double time(int entry) {
        return times[entry];
    }

    /** A copy of the point before it. */
    public double[] before(int entry) {
        return Arrays.copyOfRange(points, 2 * entry * size, (2 * entry + 1) * size);
    }

    /** A copy of the point after it. */
    public double[] after(int entry) {
        return Arrays.copyOfRange(points, (2 * entry + 1) * size, (2 * entry + 2) * size);
    }
}
