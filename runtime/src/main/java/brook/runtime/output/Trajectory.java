package brook.runtime.output;

import brook.runtime.Step;
import brook.runtime.StepListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A whole run that answers at any of its times: the polynomials of all steps, found by binary search.
 *
 * <p>It keeps (states + integrals) × (order + 2) doubles per step and is filled by being the listener of a run; filled again, it uses
 * the memory it has. Once filled it can be read by any number of threads. Its values are to the last bit those that the
 * steps themselves gave. At the time of an event they are those after it.
 */
public final class Trajectory implements StepListener {

    /** The last chunk is not full. */
    private static final int CHUNK_DOUBLES = 1 << 13;

    /** The planes of all steps, by order, then the carries. */
    private final List<double[]> chunks = new ArrayList<>();

    private StepPolynomial polynomial = new StepPolynomial(0, 0, 0);
    /** The doubles that have polynomials: the states and the integrals behind them. */
    private int size;

    /** The doubles of a point: with the discrete variables behind the integrals. */
    private int pointSize;

    private int states;
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
        if (pointSize != state.length) {
            chunks.clear();
            pointSize = state.length;
            endState = new double[pointSize];
            terms = 0;
        }
        System.arraycopy(state, 0, endState, 0, pointSize);
        steps = 0;
        times[0] = t0;
        direction = t1 < t0 ? -1 : 1;
    }

    @Override
    public boolean accept(Step step) {
        if (terms != step.order() + 1 || states != step.dimension()) {
            shape(step);
        }
        int chunk = steps / stepsPerChunk;
        if (chunk == chunks.size()) {
            chunks.add(new double[Math.multiplyExact(stepsPerChunk, stepSize())]);
        }
        if (steps + 2 > times.length) {
            // By an eighth: what is not used counts beside a state of few components.
            int longer = times.length + times.length / 8 + 16;
            times = Arrays.copyOf(times, longer);
            tails = Arrays.copyOf(tails, longer);
        }
        times[steps] = step.startTime();
        tails[steps] = step.startTimeTail();
        times[steps + 1] = step.endTime();
        store(step, chunks.get(chunk), steps % stepsPerChunk * stepSize());
        step.endState(endState);
        steps++;
        return true;
    }

    /** Events may have changed the point after the last step. */
    @Override
    public void end(double t, double[] state) {
        System.arraycopy(state, 0, endState, 0, pointSize);
    }

    private void shape(Step step) {
        chunks.clear();
        size = pointSize - step.discreteCount();
        states = step.dimension();
        terms = step.order() + 1;
        polynomial = new StepPolynomial(states, size - states, size, step.order());
        stepsPerChunk = Math.max(1, CHUNK_DOUBLES / Math.max(1, stepSize()));
    }

    private int stepSize() {
        return Math.addExact(Math.multiplyExact(size, terms + 1), pointSize - size);
    }

    private void store(Step step, double[] chunk, int offset) {
        int at = offset;
        for (int k = 0; k < terms; k++) {
            for (int i = 0; i < size; i++) {
                chunk[at++] = step.coefficient(i, k);
            }
        }
        for (int i = 0; i < size; i++) {
            chunk[at++] = step.carry(i);
        }
        for (int i = 0; i < pointSize - size; i++) {
            chunk[at++] = step.discrete(i);
        }
    }

    /** The number of steps. */
    public int steps() {
        return steps;
    }

    /** The number of doubles of a state with the integrals and discrete variables behind it. */
    public int size() {
        return pointSize;
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

    /** The state at a time between start and end, with the integrals and discrete variables behind it. */
    public double[] state(double t) {
        double[] state = new double[pointSize];
        state(t, state);
        return state;
    }

    /**
     * Writes the state at a time between start and end, and the integrals and discrete variables behind it as far as there is room.
     *
     * @throws IllegalArgumentException if the time lies outside the run
     */
    public void state(double t, double[] state) {
        int step = stepAt(t);
        for (int i = 0; i < Math.min(state.length, pointSize); i++) {
            state[i] = value(step, i, t);
        }
    }

    /**
     * Writes components of the state at a time between start and end, from {@code first} on, as many as there is room for.
     *
     * @throws IllegalArgumentException if the time lies outside the run
     */
    public void state(double t, int first, double[] into) {
        int step = stepAt(t);
        for (int i = 0; i < into.length; i++) {
            into[i] = value(step, first + i, t);
        }
    }

    /**
     * One component of the state at a time between start and end.
     *
     * @throws IllegalArgumentException if the time lies outside the run
     */
    public double value(int component, double t) {
        return value(stepAt(t), component, t);
    }

    private double value(int step, int component, double t) {
        if (t == endTime()) {
            return endState[component];
        }
        double[] chunk = chunks.get(step / stepsPerChunk);
        int offset = step % stepsPerChunk * stepSize();
        if (component >= size) {
            return chunk[offset + terms * size + component];
        }
        if (t == times[step]) {
            return chunk[offset + component];
        }
        double carry = chunk[offset + terms * size + component];
        return polynomial.value(chunk, offset, carry, component, (t - times[step]) - tails[step]);
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
