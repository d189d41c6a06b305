package brook.runtime.train;

/**
 * A length along a direction at which the value is smaller by enough and the slope flatter by enough, the strong Wolfe conditions (Nocedal and Wright 2006, equations 3.7,
 * algorithms 3.5 and 3.6, with the cubic of equation 3.59).
 */
final class WolfeSearch {

    private static final double ENOUGH = 1e-4;
    private static final double FLATTER = 0.9;
    private static final double GROWTH = 4;
    private static final int MOST = 40;

    private final QuasiNewton.Slope objective;
    private final double[] from;
    private final double[] direction;
    private final double value;
    private final double slope;
    private final double[] point;
    private final double[] gradient;
    private int evaluations;

    WolfeSearch(QuasiNewton.Slope objective, double[] from, double[] direction, double value, double slope) {
        this.objective = objective;
        this.from = from;
        this.direction = direction;
        this.value = value;
        this.slope = slope;
        this.point = new double[from.length];
        this.gradient = new double[from.length];
    }

    /** A length with the value and the slope there; the value is infinite where there is none. */
    private record Trial(double length, double value, double slope) {}

    /** Looks for a length, {@code first} before all others; whether there is one. */
    boolean find(double first) {
        Trial before = new Trial(0, value, slope);
        Trial now = at(first);
        while (evaluations < MOST) {
            if (isTooHigh(now) || now.value() >= before.value() && before.length() > 0) {
                return between(before, now);
            }
            if (isFlat(now)) {
                return true;
            }
            if (now.slope() >= 0) {
                return between(now, before);
            }
            before = now;
            now = at(GROWTH * now.length());
        }
        return false;
    }

    /** Where the search ended. */
    double[] point() {
        return point;
    }

    /** The derivatives there. */
    double[] gradient() {
        return gradient;
    }

    /** Algorithm 3.6: {@code low} has the least value so far, and its slope points to {@code high}. */
    private boolean between(Trial low, Trial high) {
        while (evaluations < MOST && Math.abs(high.length() - low.length()) > 1e-15 * low.length()) {
            Trial middle = at(length(low, high));
            if (isTooHigh(middle) || middle.value() >= low.value()) {
                high = middle;
            } else {
                if (isFlat(middle)) {
                    return true;
                }
                if (middle.slope() * (high.length() - low.length()) >= 0) {
                    high = low;
                }
                low = middle;
            }
        }
        return false;
    }

    /** The minimum of the cubic through both, or the middle where that is outside or too near to an end. */
    private static double length(Trial low, Trial high) {
        double width = high.length() - low.length();
        double middle = low.length() + width / 2;
        double d1 = low.slope() + high.slope() - 3 * (low.value() - high.value()) / (low.length() - high.length());
        double d2 = Math.signum(width) * Math.sqrt(d1 * d1 - low.slope() * high.slope());
        double cubic = high.length() - width * (high.slope() + d2 - d1) / (high.slope() - low.slope() + 2 * d2);
        boolean inside = Math.abs(cubic - middle) < 0.4 * Math.abs(width);
        return inside ? cubic : middle;
    }

    private boolean isTooHigh(Trial trial) {
        return !(trial.value() <= value + ENOUGH * trial.length() * slope);
    }

    private boolean isFlat(Trial trial) {
        return Math.abs(trial.slope()) <= -FLATTER * slope;
    }

    private Trial at(double length) {
        evaluations++;
        for (int i = 0; i < point.length; i++) {
            point[i] = from[i] + length * direction[i];
        }
        double there = objective.at(point, gradient);
        return new Trial(length, there, QuasiNewton.dot(gradient, direction));
    }
}
