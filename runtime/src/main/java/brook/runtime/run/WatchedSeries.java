package brook.runtime.run;

/** The Taylor polynomial of a watched function on a step: that of a right-hand side, whose integral has a place in the jet. */
final class WatchedSeries {

    private final int plane;
    private final int order;
    private final double rtol;
    private final double[] coefficients;

    WatchedSeries(int plane, int order, double rtol) {
        this.plane = plane;
        this.order = order;
        this.rtol = rtol;
        this.coefficients = new double[order + 1];
    }

    /** Reads the coefficients of the function whose integral lies at a place of each plane. */
    void read(double[] jet, int place) {
        for (int k = 0; k <= order; k++) {
            coefficients[k] = (k + 1) * jet[(k + 1) * plane + place];
        }
    }

    /** The coefficients, of which order 0 may be changed. */
    double[] coefficients() {
        return coefficients;
    }

    /** The step, or what is left of it so that the polynomial still holds, as accurate as the states. */
    double reach(double h) {
        double last =
                Math.max(Math.abs(coefficients[order]), Math.abs(coefficients[order - 1]) / h) * Math.pow(h, order);
        double largest = 0;
        double power = 1;
        for (int k = 0; k <= order; k++) {
            largest = Math.max(largest, Math.abs(coefficients[k]) * power);
            power *= h;
        }
        boolean holds = !(last > rtol * largest) || largest == 0;
        return holds ? h : h * Math.pow(rtol * largest / last, 1.0 / (order - 1));
    }

    /** The side to which the function goes from where it is, in a direction of the time. */
    int firstSign(double direction) {
        double sign = 1;
        for (int k = 1; k <= order; k++) {
            sign *= direction;
            if (coefficients[k] != 0) {
                return coefficients[k] * sign > 0 ? 1 : -1;
            }
        }
        return 0;
    }

    double value(double h) {
        double sum = coefficients[order];
        for (int k = order - 1; k >= 0; k--) {
            sum = sum * h + coefficients[k];
        }
        return sum;
    }

    double slope(double h) {
        double sum = 0;
        for (int k = order; k >= 1; k--) {
            sum = sum * h + k * coefficients[k];
        }
        return sum;
    }

    /** The sum of the absolute values of all terms after {@code h}: what rounding errors are relative to. */
    double magnitude(double h) {
        double sum = Math.abs(coefficients[order]);
        double length = Math.abs(h);
        for (int k = order - 1; k >= 0; k--) {
            sum = sum * length + Math.abs(coefficients[k]);
        }
        return sum;
    }
}
