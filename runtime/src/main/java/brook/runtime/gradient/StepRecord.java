package brook.runtime.gradient;

import brook.runtime.OdeModel;
import brook.runtime.Step;
import brook.runtime.StepListener;
import java.util.Arrays;

/**
 * The steps of a run, so that it can be gone through backward: their times and lengths, some of the points at which they start, and in short runs the right-hand sides of
 * their stages and what the model left there for its adjoint.
 *
 * <p>Points are kept at every {@code stride()}-th step. When they fill their memory, every second one is given up and the stride doubles; what lies between is
 * computed anew, once, when the run is gone through backward. So the points that are in memory at one time are at most those of this record and one stride.
 */
final class StepRecord implements StepListener {

    private final int size;
    private final int mostPoints;
    private double[] times = new double[64];
    private double[] lengths = new double[64];
    private double[] points;
    private int steps;
    private int stride = 1;
    private final double[] point;
    private final int ofStages;
    private boolean keepsRates;
    private double[] rates = new double[0];
    private boolean[] known = new boolean[64];
    private final int handed;
    private final int stages;
    private final long mostValues;
    private boolean keepsValues;
    /** An array for each stage of each step. */
    private double[][] values = new double[0][];

    /** How many there are. */
    private int made;

    private boolean[] valuesKnown = new boolean[64];

    /**
     * Keeps at most so many points, at least 2; the right-hand sides of so many stages of each step as long as they take no more memory than the points may; and what was left
     * for the adjoint as long as it takes no more than twice that.
     */
    StepRecord(OdeModel model, int mostPoints, int stages) {
        this.stages = stages;
        this.handed = model.handedCount();
        this.ofStages = stages * (model.dimension() + model.integralCount());
        this.size = model.dimension() + model.integralCount();
        this.mostPoints = Math.max(2, mostPoints);
        this.mostValues = 2L * this.mostPoints * size;
        this.points = new double[0];
        this.point = new double[size];
    }

    @Override
    public void begin(double t0, double t1, double[] state) {
        steps = 0;
        stride = 1;
        keepsRates = ofStages > 0;
        keepsValues = handed > 0;
    }

    @Override
    public boolean accept(Step step) {
        if (steps == times.length) {
            times = Arrays.copyOf(times, 2 * steps);
            lengths = Arrays.copyOf(lengths, 2 * steps);
            known = Arrays.copyOf(known, 2 * steps);
            valuesKnown = Arrays.copyOf(valuesKnown, 2 * steps);
        }
        times[steps] = step.startTime();
        lengths[steps] = step.length();
        if (steps % stride == 0) {
            keepPoint(step);
        }
        keepRates(step);
        keepValues(step);
        steps++;
        return true;
    }

    private void keepPoint(Step step) {
        if (steps / stride == mostPoints) {
            for (int i = 1; 2 * i < mostPoints; i++) {
                System.arraycopy(points, 2 * i * size, points, i * size, size);
            }
            stride *= 2;
            if (steps % stride != 0) {
                return;
            }
        }
        int at = steps / stride * size;
        if (at + size > points.length) {
            points = Arrays.copyOf(points, Math.max(2 * points.length, at + size));
        }
        step.state(step.startTime(), point);
        System.arraycopy(point, 0, points, at, size);
    }

    private void keepRates(Step step) {
        long needed = (steps + 1L) * ofStages;
        keepsRates &= needed <= (long) mostPoints * size;
        known[steps] = false;
        if (keepsRates) {
            if (needed > rates.length) {
                rates = Arrays.copyOf(rates, Math.max((int) needed, (int)
                        Math.min(2L * rates.length, Integer.MAX_VALUE - 8)));
            }
            known[steps] = step.stageRates(ofStages / size, rates, steps * ofStages);
        }
    }

    private void keepValues(Step step) {
        int first = steps * stages;
        keepsValues &= known[steps] && (first + stages) * (long) handed <= mostValues;
        valuesKnown[steps] = false;
        if (keepsValues) {
            makeRoom(first + stages);
            valuesKnown[steps] = step.exchangeStageValues(stages, values, first);
        }
    }

    private void makeRoom(int arrays) {
        if (arrays > values.length) {
            values = Arrays.copyOf(values, Math.max(arrays, 2 * values.length));
        }
        for (; made < arrays; made++) {
            values[made] = new double[handed];
        }
    }

    /** Writes what the model left for its adjoint at a stage of a step; false if it is not known. */
    boolean values(int step, int stage, double[] into, int offset) {
        if (valuesKnown[step]) {
            System.arraycopy(values[step * stages + stage], 0, into, offset, handed);
        }
        return valuesKnown[step];
    }

    /** Writes the right-hand sides of the stages of a step; false if they are not known. */
    boolean rates(int step, double[][] into) {
        if (!known[step]) {
            return false;
        }
        for (int i = 0; i < into.length; i++) {
            System.arraycopy(rates, step * ofStages + i * size, into[i], 0, size);
        }
        return true;
    }

    int steps() {
        return steps;
    }

    int stride() {
        return stride;
    }

    double time(int step) {
        return times[step];
    }

    double length(int step) {
        return lengths[step];
    }

    /** Writes the point at which a step starts whose number is a multiple of the stride. */
    void point(int step, double[] into, int offset) {
        System.arraycopy(points, step / stride * size, into, offset, size);
    }
}
