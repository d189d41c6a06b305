package brook.runtime.run;

/** The times at which steps end whatever the accuracy allows, in the order of the run; the last is its end. */
final class LandingTimes {

    private double[] times = {Double.NaN};
    private double direction;
    private int passed;

    /**
     * Begins a run.
     *
     * @throws IllegalArgumentException if a time is not finite or lies before the one that it follows
     */
    void start(double t0, double[] runThrough) {
        times = runThrough;
        passed = 0;
        direction = end() < t0 ? -1 : 1;
        double last = t0;
        for (double time : times) {
            if (!Double.isFinite(time) || (time - last) * direction < 0) {
                throw new IllegalArgumentException(
                        "a run from t = " + last + " to " + time + " on its way to " + end());
            }
            last = time;
        }
    }

    /** The end of the run. */
    double end() {
        return times[times.length - 1];
    }

    /** 1 where the time grows, -1 where the run goes backward. */
    double direction() {
        return direction;
    }

    /** Where a step from a time must end, unless something happens before it at the other time given. */
    double next(double head, double other) {
        while (passed < times.length - 1 && (times[passed] - head) * direction <= 0) {
            passed++;
        }
        return (other - times[passed]) * direction < 0 ? other : times[passed];
    }
}
