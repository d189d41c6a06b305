package brook.runtime.output;

import brook.runtime.Step;
import brook.runtime.StepListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A whole run that answers at any of its times: the polynomials of all steps, found by binary search.
 *
 * <p>It keeps states × (order + 1) doubles per step and is filled by being the listener of a run. Once filled it can be
 * read by any number of threads.
 */
public final class Trajectory implements StepListener {

    private static final int CHUNK_DOUBLES = 1 << 15;

    private final List<double[]> chunks = new ArrayList<>();
    private int dimension;
    private int terms;
    private int stepsPerChunk;
    private int steps;
    /** Start of each step, then the end of the last. */
    private double[] times = new double[16];

    private double[] tails = new double[16];
    private double direction = 1;
    private double[] endState = new double[0];

    @Override
    public void begin(double t0, double t1, double[] state) {
        chunks.clear();
        dimension = state.length;
        terms = 0;
        steps = 0;
        times[0] = t0;
        direction = t1 < t0 ? -1 : 1;
        endState = state.clone();
    }

    @Override
    public boolean accept(Step step) {
        terms = step.order() + 1;
        int size = dimension * terms;
        stepsPerChunk = Math.max(1, CHUNK_DOUBLES / size);
        if (steps % stepsPerChunk == 0) {
            chunks.add(new double[Math.multiplyExact(stepsPerChunk, size)]);
        }
        if (steps + 2 > times.length) {
            times = Arrays.copyOf(times, 2 * times.length);
            tails = Arrays.copyOf(tails, 2 * tails.length);
        }
        times[steps] = step.startTime();
        tails[steps] = step.startTimeTail();
        times[steps + 1] = step.endTime();
        store(step, chunks.get(steps / stepsPerChunk), steps % stepsPerChunk * size);
        step.endState(endState);
        steps++;
        return true;
    }

    /** Component by component, the highest order first, as Horner reads them. */
    private void store(Step step, double[] chunk, int offset) {
        int at = offset;
        for (int i = 0; i < dimension; i++) {
            for (int k = terms - 1; k >= 0; k--) {
                chunk[at++] = step.coefficient(i, k);
            }
        }
    }

    /** The number of steps. */
    public int steps() {
        return steps;
    }

    /** The number of doubles in a state. */
    public int dimension() {
        return dimension;
    }

    /** Where step {@code i} starts; {@code time(steps())} is the end of the run. */
    public double time(int i) {
        return times[Math.min(i, steps)];
    }

    /** The time at which the run started. */
    public double startTime() {
        return times[0];
    }

    /** The time at which the run ended. */
    public double endTime() {
        return times[steps];
    }

    /** The state at a time between start and end. */
    public double[] state(double t) {
        double[] state = new double[dimension];
        state(t, state);
        return state;
    }

    /** Writes the state at a time between start and end. */
    public void state(double t, double[] state) {
        int step = stepAt(t);
        for (int i = 0; i < dimension; i++) {
            state[i] = value(step, i, t);
        }
    }

    /** One component of the state at a time between start and end. */
    public double value(int component, double t) {
        return value(stepAt(t), component, t);
    }

    private double value(int step, int component, double t) {
        if (t == endTime()) {
            return endState[component];
        }
        double[] chunk = chunks.get(step / stepsPerChunk);
        int at = (step % stepsPerChunk * dimension + component) * terms;
        double h = (t - times[step]) - tails[step];
        double sum = chunk[at];
        for (int end = at + terms - 1; at < end; ) {
            sum = sum * h + chunk[++at];
        }
        return sum;
    }

    /** The last step that starts at {@code t} or before it. */
    private int stepAt(double t) {
        if (!((t - startTime()) * direction >= 0 && (endTime() - t) * direction >= 0)) {
            throw new IllegalArgumentException(
                    "t = " + t + " lies outside the run from " + startTime() + " to " + endTime());
        }
        int low = 0;
        int high = steps - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if ((t - times[middle]) * direction >= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
