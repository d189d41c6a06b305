package brook.jmh.precision;

import java.util.List;

/** The work of one solver on one problem, from the coarsest tolerance to the sharpest. */
record Curve(String solver, List<WorkPoint> points) {

    Curve {
        points = List.copyOf(points);
    }

    /**
     * What an error costs at least.
     *
     * @param millis CPU time, infinite where the error is out of reach
     * @param tolerance with which it is reached
     */
    record Reach(double millis, double tolerance) {

        private static final Reach NEVER = new Reach(Double.POSITIVE_INFINITY, Double.NaN);

        private Reach orCheaper(Reach other) {
            return other.millis < millis ? other : this;
        }
    }

    /** The least work with an error of at most this, on the lines between the points in the logarithms of all three numbers. */
    Reach reach(double error) {
        Reach best = Reach.NEVER;
        for (WorkPoint point : points) {
            if (point.error() <= error) {
                best = best.orCheaper(new Reach(point.millis(), point.tolerance()));
            }
        }
        for (int i = 1; i < points.size(); i++) {
            best = best.orCheaper(crossing(points.get(i - 1), points.get(i), error));
        }
        return best;
    }

    private static Reach crossing(WorkPoint a, WorkPoint b, double error) {
        if ((a.error() <= error) == (b.error() <= error)) {
            return Reach.NEVER;
        }
        double share = Math.log(error / a.error()) / Math.log(b.error() / a.error());
        return new Reach(between(a.millis(), b.millis(), share), between(a.tolerance(), b.tolerance(), share));
    }

    private static double between(double a, double b, double share) {
        return a * Math.pow(b / a, share);
    }
}
