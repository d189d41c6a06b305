package brook.runtime.gradient;

import brook.runtime.Step;

/** The points of a run at the times at which it is observed: states, integrals and discrete variables. Its last is the end of the run, wherever that is. */
final class ObservedPoints {

    private final int size;
    private double[] times = new double[0];
    /** How many steps were taken before each. */
    private int[] steps = new int[0];

    private double[] points = new double[0];
    private int total;
    private int count;
    private int taken;

    ObservedPoints(int size) {
        this.size = size;
    }

    /** Begins a run that is observed at so many times, which are copied. */
    void begin(double t0, double[] point, double[] observed) {
        if (steps.length < observed.length) {
            times = new double[observed.length];
            steps = new int[observed.length];
            points = new double[Math.multiplyExact(observed.length, size)];
        }
        System.arraycopy(observed, 0, times, 0, observed.length);
        total = observed.length;
        count = 0;
        taken = 0;
        observe(t0, point);
    }

    private void observe(double t, double[] point) {
        for (; count < total && times[count] == t; count++) {
            System.arraycopy(point, 0, points, count * size, size);
            steps[count] = taken;
        }
    }

    void accept(Step step, double[] scratch) {
        taken++;
        if (count < total && times[count] == step.endTime()) {
            step.endState(scratch);
            observe(step.endTime(), scratch);
        }
    }

    /** The end of the run takes the place of the first time that it did not reach. */
    void end(double t, double[] point) {
        if (count < total) {
            times[count] = t;
            observe(t, point);
        }
    }

    int count() {
        return count;
    }

    double time(int observation) {
        return times[observation];
    }

    /** How many steps were taken before an observation. */
    int steps(int observation) {
        return steps[observation];
    }

    /** Writes the point at an observation. */
    void point(int observation, double[] into) {
        System.arraycopy(points, observation * size, into, 0, size);
    }
}
