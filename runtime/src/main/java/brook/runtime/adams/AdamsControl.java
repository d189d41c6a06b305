package brook.runtime.adams;

/**
 * Chooses the order and the length of the next step; Shampine and Gordon 1975, chapters 6 and 7, and the code STEP there.
 *
 * <p>Errors of the orders k - 2, k - 1 and k are estimated with each step, that of k + 1 where steps have been equal for so long that it can be. The order
 * goes to where errors do not grow; a step is doubled, kept, or made shorter by a factor of 0.5 to 0.9. At the start the order rises and the step
 * doubles as long as all goes well.
 */
final class AdamsControl {

    /** The absolute values of γ*_i, the error constants on equal steps. */
    private static final double[] CONSTANTS = constants(AdamsBasis.MOST + 1);

    /** What steps are chosen for, of the error that would just be accepted. */
    private static final double AIM = 0.5;

    /** Above this, powers of a step up to its polynomial's degree are normal numbers. */
    private static final double LEAST_POWER = 1e-290;

    private int order;
    private int highest;
    private double length;
    private boolean rising;
    private boolean lower;
    private int failures;

    private double here;
    private double below;

    /** So many steps were of one length, as far as their order lets differences reach. */
    private int equal;

    private int lastOrder;
    private double lastLength;

    /** γ*_m + γ*_(m-1)/2 + ... + γ*_0/(m+1) = 0; Hairer, Nørsett and Wanner 1993, III (1.9'). */
    private static double[] constants(int most) {
        double[] constants = new double[most + 1];
        constants[0] = 1;
        for (int m = 1; m <= most; m++) {
            for (int j = 0; j < m; j++) {
                constants[m] -= constants[j] / (m + 1 - j);
            }
        }
        for (int m = 0; m <= most; m++) {
            constants[m] = Math.abs(constants[m]);
        }
        return constants;
    }

    /** |γ*_i|. */
    static double constant(int i) {
        return CONSTANTS[i];
    }

    /** A run begins. */
    void reset() {
        highest = 1;
    }

    /** Nothing is known but a first length. */
    void start(double first) {
        order = 1;
        length = first;
        rising = true;
        lower = false;
        failures = 0;
        equal = 0;
        lastOrder = 0;
        lastLength = 0;
    }

    /** The order of the next step of a length: less where powers of the length are no longer numbers. */
    int order(double h) {
        while (order > 1 && Math.pow(Math.abs(h), order + 1) < LEAST_POWER) {
            order--;
        }
        return order;
    }

    /** The length of the next step, positive. */
    double length() {
        return length;
    }

    /** The highest order of the run so far. */
    int highest() {
        return highest;
    }

    /** Judges the step that a formula has just tried, of the signed length {@code h}. */
    boolean accepts(AdamsFormula formula, ErrorNorm norm, double h) {
        double size = Math.abs(h);
        double[] delta = formula.delta();
        AdamsBasis basis = formula.basis();
        double change = size * norm.of(delta, 0);
        here = change * basis.sigma(order) * CONSTANTS[order];
        below = order > 1 ? size * lower(formula, norm, order - 1) : 0;
        double twoBelow = order > 2 ? size * lower(formula, norm, order - 2) : 0;
        lower = order == 2 ? below <= 0.5 * here : order > 2 && Math.max(below, twoBelow) <= here;
        return change * (basis.integral(order - 1) - basis.integral(order)) <= 1;
    }

    private static double lower(AdamsFormula formula, ErrorNorm norm, int k) {
        double[] delta = formula.delta();
        double difference = norm.ofSum(formula.predicted(), k * delta.length, delta);
        return formula.basis().sigma(k) * CONSTANTS[k] * difference;
    }

    /** A step was too long; from the third failure on only order 1 is trusted. */
    void reject(double h) {
        double factor = AIM < 0.25 * here ? Math.sqrt(AIM / here) : 0.5;
        fail(Math.abs(h) * (failures >= 3 ? factor : 0.5), failures >= 2 ? 1 : lower ? order - 1 : order);
    }

    /** A step came to where the right-hand side is not finite. */
    void rejectNonFinite(double h) {
        fail(Math.abs(h) / 4, 1);
    }

    private void fail(double shorter, int newOrder) {
        rising = false;
        failures++;
        order = newOrder;
        length = shorter;
    }

    /** A step has been accepted and taken. */
    void taken(double h) {
        equal = Math.min(h == lastLength ? equal + 1 : 1, lastOrder + 1);
        lastLength = h;
        lastOrder = order;
        length = Math.abs(h);
        highest = Math.max(highest, order);
        failures = 0;
        rising &= !lower && order < AdamsBasis.MOST;
    }

    /** Whether the error of order k + 1 can be estimated, and matters. */
    boolean asksForAbove() {
        return !rising && !lower && order + 1 <= equal;
    }

    /** The order of the step taken last. */
    int lastOrder() {
        return lastOrder;
    }

    /** Chooses the next step. */
    void chooseWithoutAbove() {
        double error = here;
        if (rising) {
            order++;
        } else if (lower) {
            order--;
            error = below;
        }
        chooseLength(error);
    }

    /** Chooses the next step, where the norm of φ_(k+1)(n+1) is known. */
    void choose(double norm) {
        double above = length * CONSTANTS[order + 1] * norm;
        double error = here;
        if (order > 1 && below <= Math.min(here, above)) {
            order--;
            error = below;
        } else if (order < AdamsBasis.MOST && above < (order == 1 ? 0.5 * here : here)) {
            order++;
            error = above;
        }
        chooseLength(error);
    }

    private void chooseLength(double error) {
        if (rising || error * Math.pow(2, order + 1) <= AIM) {
            length *= 2;
        } else if (error > AIM) {
            length *= Math.max(0.5, Math.min(0.9, Math.pow(AIM / error, 1.0 / (order + 1))));
        }
    }
}
