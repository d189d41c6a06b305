package brook.runtime.event;

import java.util.Arrays;

/**
 * The times of a run at which its time events are due, in the order of the run: given times, or a first time and period
 * after period, t_n = first + n period, each computed from its number.
 *
 * <p>Times that rounding alone keeps apart are one time: the earlier one, or the start or the end of the run.
 */
public final class TimeEvents {

    private static final double ULPS = 4;

    private final boolean[] periodic;
    private final double[][] times;
    /** The number of the next time of each event. */
    private final long[] next;

    private final double[] nextTimes;
    private double start;
    private double end;
    private double direction = 1;
    private double slack;
    private double first;

    /** For so many events, of which some are periodic. */
    public TimeEvents(boolean[] periodic) {
        this.periodic = periodic.clone();
        this.times = new double[periodic.length][];
        this.next = new long[periodic.length];
        this.nextTimes = new double[periodic.length];
    }

    /** The number of events. */
    public int count() {
        return periodic.length;
    }

    /** Begins a run; the times of each event are then to be given. */
    public void start(double t0, double t1) {
        start = t0;
        end = t1;
        direction = t1 < t0 ? -1 : 1;
        slack = ULPS * Math.ulp(Math.max(Math.abs(t0), Math.abs(t1)));
        first = t1;
        Arrays.fill(nextTimes, Double.NaN);
    }

    /**
     * Gives the times of an event; of a periodic one the period and the first time, NaN for the start of the run, from
     * where it then goes on in the direction of the run.
     *
     * @return whether they are times: numbers, and a period that is positive and not too short to be told from none
     */
    public boolean give(int event, double[] given) {
        times[event] = periodic[event] ? series(given) : sorted(given);
        boolean valid = valid(event);
        if (valid) {
            next[event] = periodic[event] ? numberOfFirst(times[event]) : 0;
            advance(event);
        }
        return valid;
    }

    /** The period signed as the run, the time from which it counts, and the last number: 0 where a run comes back to it. */
    private double[] series(double[] given) {
        double from = Double.isNaN(given[1]) ? start : given[1];
        double limit = Double.isNaN(given[1]) || direction > 0 ? Double.POSITIVE_INFINITY : 0;
        return new double[] {given[0] * direction, from, limit};
    }

    private long numberOfFirst(double[] series) {
        double steps = Math.floor((start - series[1]) / series[0]) - 1;
        boolean endsAtFirst = series[2] == 0;
        return endsAtFirst ? (long) steps : Math.max(0, (long) steps);
    }

    private double[] sorted(double[] given) {
        double[] sorted = new double[given.length];
        for (int i = 0; i < given.length; i++) {
            sorted[i] = given[i] * direction;
        }
        Arrays.sort(sorted);
        for (int i = 0; i < given.length; i++) {
            sorted[i] = sorted[i] * direction + 0.0;
        }
        return sorted;
    }

    private boolean valid(int event) {
        if (periodic[event]) {
            double period = Math.abs(times[event][0]);
            return times[event][0] * direction > 2 * slack
                    && Double.isFinite(period)
                    && Double.isFinite(times[event][1]);
        }
        for (double time : times[event]) {
            if (Double.isNaN(time)) {
                return false;
            }
        }
        return true;
    }

    /** Finds the next time of an event within the run that has not been taken. */
    private void advance(int event) {
        while (exists(event) && (time(event) - start) * direction < -slack) {
            next[event]++;
        }
        double time = exists(event) ? time(event) : Double.NaN;
        nextTimes[event] = within(time) ? snapped(time) : Double.NaN;
        findFirst();
    }

    private boolean exists(int event) {
        return periodic[event] ? next[event] <= times[event][2] : next[event] < times[event].length;
    }

    private double time(int event) {
        double[] series = times[event];
        return periodic[event] ? series[1] + next[event] * series[0] : series[(int) next[event]];
    }

    private boolean within(double time) {
        return (end - time) * direction >= -slack;
    }

    private double snapped(double time) {
        if (Math.abs(time - end) <= slack) {
            return end;
        }
        return Math.abs(time - start) <= slack ? start : time;
    }

    private void findFirst() {
        first = end;
        for (double time : nextTimes) {
            if ((time - first) * direction < 0) {
                first = time;
            }
        }
    }

    /** The end of the run. */
    public double end() {
        return end;
    }

    /** The next time of all events, or the end of the run. */
    public double next() {
        return first;
    }

    /** Takes the next time of an event if it is this one, or earlier by rounding, or later by rounding; then it is past. */
    public boolean take(int event, double t) {
        if (!((nextTimes[event] - t) * direction <= slack)) {
            return false;
        }
        next[event]++;
        advance(event);
        return true;
    }
}
