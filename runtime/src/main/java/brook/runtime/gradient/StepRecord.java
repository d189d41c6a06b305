package brook.runtime.gradient;

import brook.runtime.OdeModel;
import brook.runtime.Step;
import brook.runtime.StepListener;
import java.util.Arrays;

/**
 * The steps of a run, so that it can be gone through backward: their times and lengths, and some of the points at which they start.
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

    /** Keeps at most so many points, at least 2. */
    StepRecord(OdeModel model, int mostPoints) {
        this.size = model.dimension() + model.integralCount();
        this.mostPoints = Math.max(2, mostPoints);
        this.points = new double[0];
        this.point = new double[size];
    }

    @Override
    public void begin(double t0, double t1, double[] state) {
        steps = 0;
        stride = 1;
    }

    @Override
    public boolean accept(Step step) {
        if (steps == times.length) {
            times = Arrays.copyOf(times, 2 * steps);
            lengths = Arrays.copyOf(lengths, 2 * steps);
        }
        times[steps] = step.startTime();
        lengths[steps] = step.length();
        if (steps % stride == 0) {
            keepPoint(step);
        }
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
