package brook.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a run ended, where, and what it cost; the last good state is there however it ended. */
public final class Solution {

    private final Ending ending;
    private final double time;
    private final double[] state;
    private final Optional<NonFinite> nonFinite;
    private final Statistics statistics;
    private final List<String> warnings;

    /**
     * What became infinite or undefined.
     *
     * @param component the component of the state vector
     * @param order the order of its Taylor coefficient: 0 the state itself, 1 its right-hand side
     */
    public record NonFinite(int component, int order) {}

    /** Keeps a copy of the state. */
    public Solution(
            Ending ending,
            double time,
            double[] state,
            Optional<NonFinite> nonFinite,
            Statistics statistics,
            List<String> warnings) {
        this.ending = ending;
        this.time = time;
        this.state = state.clone();
        this.nonFinite = nonFinite;
        this.statistics = statistics;
        this.warnings = List.copyOf(warnings);
    }

    /** How the run ended. */
    public Ending ending() {
        return ending;
    }

    /** Whether the run came to the time asked for. */
    public boolean reachedEnd() {
        return ending == Ending.REACHED_END;
    }

    /** The last time that was reached. */
    public double time() {
        return time;
    }

    /** A copy of the state at {@link #time()}. */
    public double[] state() {
        return state.clone();
    }

    /** One component of the state at {@link #time()}. */
    public double state(int component) {
        return state[component];
    }

    /** A copy of some components of the state at {@link #time()}, from {@code first} on. */
    public double[] state(int first, int count) {
        return Arrays.copyOfRange(state, first, first + count);
    }

    /** What was not finite, if that ended the run. */
    public Optional<NonFinite> nonFinite() {
        return nonFinite;
    }

    /** What the run cost. */
    public Statistics statistics() {
        return statistics;
    }

    /** What the user should know about this machine or this run, whole sentences. */
    public List<String> warnings() {
        return warnings;
    }

    @Override
    public String toString() {
        return ending + " at t = " + time + " after " + statistics.steps() + " steps";
    }
}
