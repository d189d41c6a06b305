package brook.runtime.event;

import java.util.Arrays;

/**
 * Watches for each event of a run whether it fires faster and faster, so that infinitely many would happen before some time
 * (Zeno of Elea): each pause shorter than the one before, many times in a row, until a pause is nothing next to the run.
 */
public final class EventStreak {

    private static final int MANY = 200;
    private static final double NOTHING = 1e-8;

    private final double[] heads;
    private final double[] tails;
    private final double[] pauses;
    private final double[] factors;
    private final long[] streaks;

    /** For so many events. */
    public EventStreak(int events) {
        this.heads = new double[events];
        this.tails = new double[events];
        this.pauses = new double[events];
        this.factors = new double[events];
        this.streaks = new long[events];
    }

    /** Forgets all. */
    public void start() {
        Arrays.fill(streaks, 0);
        Arrays.fill(factors, 0);
    }

    /** An event fires at a time, the sum of two doubles. */
    public void fires(int event, double head, double tail) {
        double pause = Math.abs(head - heads[event] + (tail - tails[event]));
        boolean shorter = streaks[event] == 1 || pause <= pauses[event];
        if (streaks[event] > 1 && pause > 4 * Math.ulp(head)) {
            factors[event] = pause / pauses[event];
        }
        streaks[event] = streaks[event] == 0 ? 1 : shorter ? streaks[event] + 1 : 2;
        heads[event] = head;
        tails[event] = tail;
        pauses[event] = pause;
    }

    /** Whether an event has fired faster and faster until its pauses are nothing next to the time since the start. */
    public boolean accumulates(int event, double sinceStart) {
        return streaks[event] >= MANY && pauses[event] <= NOTHING * sinceStart && factors[event] < 1;
    }

    /** How often an event has fired faster and faster. */
    public long times(int event) {
        return streaks[event];
    }

    /** By what its pauses shrink. */
    public double factor(int event) {
        return factors[event];
    }

    /** How much longer its pauses last in sum if they go on to shrink like this. */
    public double rest(int event) {
        return pauses[event] * factors[event] / (1 - factors[event]);
    }
}
