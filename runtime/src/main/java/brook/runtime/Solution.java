package brook.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a run ended, where, and what it cost; the last good state is there however it ended. */
public final class Solution {

    private final Ending ending;
    private final double time;
    private final double[] state;
    private final double[] integrals;
    private final Optional<NonFinite> nonFinite;
    private final Optional<Accumulation> accumulation;
    private final Statistics statistics;
    private final List<String> warnings;
    private final List<String> notes;

    /**
     * What became infinite or undefined.
     *
     * @param component the component of the state vector; integrals are counted behind it
     * @param order the order of its Taylor coefficient: 0 the state itself, 1 its right-hand side
     */
    public record NonFinite(int component, int order) {}

    /**
     * An event that follows itself faster and faster, so that infinitely many would happen before a time (Zeno of Elea).
     *
     * @param event the event, counted in the order of {@code description().events()}
     * @param times how often it has happened like this
     * @param limit the time before which infinitely many would happen
     * @param factor by what the pauses between them shrink; 0 where rounds of events at one time have no end
     */
    public record Accumulation(int event, long times, double limit, double factor) {}

    /** Keeps copies of the state and the integrals. */
    public Solution(
            Ending ending,
            double time,
            double[] state,
            double[] integrals,
            Optional<NonFinite> nonFinite,
            Optional<Accumulation> accumulation,
            Statistics statistics,
            List<String> warnings,
            List<String> notes) {
        this.ending = ending;
        this.time = time;
        this.state = state.clone();
        this.integrals = integrals.clone();
        this.nonFinite = nonFinite;
        this.accumulation = accumulation;
        this.statistics = statistics;
        this.warnings = List.copyOf(warnings);
        this.notes = List.copyOf(notes);
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

    /** A copy of the integrals at {@link #time()}, in the order of {@code description().integralLabels()}. */
    public double[] integrals() {
        return integrals.clone();
    }

    /** A copy of some doubles of the integrals at {@link #time()}, from {@code first} on. */
    public double[] integrals(int first, int count) {
        return Arrays.copyOfRange(integrals, first, first + count);
    }

    /** One double of the integrals at {@link #time()}. */
    public double integral(int component) {
        return integrals[component];
    }

    /** What was not finite, if that ended the run. */
    public Optional<NonFinite> nonFinite() {
        return nonFinite;
    }

    /** The event that has no end, if that ended the run. */
    public Optional<Accumulation> accumulation() {
        return accumulation;
    }

    /** What the run cost. */
    public Statistics statistics() {
        return statistics;
    }

    /** What the user should know about this machine or this run, whole sentences. */
    public List<String> warnings() {
        return warnings;
    }

    /** What the method chose on the way and why, whole sentences. */
    public List<String> notes() {
        return notes;
    }

    @Override
    public String toString() {
        return ending + " at t = " + time + " after " + statistics.steps() + " steps";
    }
}
