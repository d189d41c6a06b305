package brook.runtime.run;

import brook.runtime.OdeModel;
import java.util.Arrays;

/**
 * The functions watched for jumps and events as polynomials on a step of a method without series: interpolated between values at points of the
 * step's own polynomial, and compared with values between them, so that no crossing lies where they do not hold.
 *
 * <p>Its coefficients go to where a jet has them: plane k + 1 holds that of order k, divided by k + 1.
 */
final class WatchedInterpolant {

    /** The degree: a compromise between evaluations and the rounding errors of powers of the time. */
    static final int DEGREE = 6;

    /** Where the polynomial is compared with the function, as parts of the step: between the nodes. */
    private static final double[] CHECKS = {0.12, 0.37, 0.88};

    /** A step is never divided into more than 2^12 parts: what changes faster is rounding. */
    private static final int MOST_HALVINGS = 12;

    /** Errors up to so many times what rounding makes of a value are rounding: sums of seven values with weights of both signs. */
    private static final double AMPLIFICATION = 16;

    /** What does not matter in the value of a function, next to its largest value on the step. */
    private static final double LEAST_TOLERANCE = 1e-10;

    private final OdeModel model;
    private final int first;
    private final int count;
    private final int plane;
    private final double tolerance;
    private final RunCosts costs;
    private final double[] nodes = new double[DEGREE + 1];
    /** Row k gives the coefficient of order k on the unit interval from the values at the nodes. */
    private final double[][] weights;

    private final double[] values;
    /** How far each polynomial is off where it is compared, and what of it may be rounding. */
    private final double[] errors;

    private final double[] roundings;
    private final double[] point;
    private final double[] carry;
    private final double[] rates;

    WatchedInterpolant(OdeModel model, double rtol, RunCosts costs) {
        this.model = model;
        this.first = model.dimension() + model.integralCount();
        this.count = model.modeCount() + model.rootCount();
        this.plane = model.planeSize();
        this.tolerance = Math.max(rtol, LEAST_TOLERANCE);
        this.costs = costs;
        for (int i = 0; i <= DEGREE; i++) {
            nodes[i] = (1 - Math.cos(Math.PI * i / DEGREE)) / 2;
        }
        this.weights = weights();
        this.values = new double[(DEGREE + 1) * count];
        this.errors = new double[count];
        this.roundings = new double[count];
        this.point = new double[first];
        this.carry = new double[first];
        this.rates = new double[count > 0 ? 2 * plane : 0];
    }

    /** The coefficients of all Lagrange polynomials of the nodes. */
    private double[][] weights() {
        double[][] coefficients = new double[DEGREE + 1][DEGREE + 1];
        for (int i = 0; i <= DEGREE; i++) {
            double[] product = new double[DEGREE + 2];
            product[0] = 1;
            for (int j = 0; j <= DEGREE; j++) {
                if (j != i) {
                    multiply(product, nodes[j], 1 / (nodes[i] - nodes[j]));
                }
            }
            for (int k = 0; k <= DEGREE; k++) {
                coefficients[k][i] = product[k];
            }
        }
        return coefficients;
    }

    /** Multiplies by (s - root) factor. */
    private static void multiply(double[] polynomial, double root, double factor) {
        for (int k = polynomial.length - 1; k >= 0; k--) {
            double below = k > 0 ? polynomial[k - 1] : 0;
            polynomial[k] = (below - root * polynomial[k]) * factor;
        }
    }

    /**
     * Finds the polynomials on the step {@code h}, or on the first part of it that they follow the functions on.
     *
     * @return the length on which they hold
     */
    double find(StepPlanes step, double[] startCarry, double t, double h) {
        double length = h;
        Arrays.fill(roundings, 0);
        for (int i = 0; i < MOST_HALVINGS; i++) {
            interpolate(step, startCarry, t, length);
            compare(step, startCarry, t, length);
            if (hold()) {
                return length;
            }
            if (i == 0) {
                findRoundings(step.known(), t);
                if (hold()) {
                    return length;
                }
            }
            length /= 2;
        }
        return length;
    }

    private void interpolate(StepPlanes step, double[] startCarry, double t, double h) {
        for (int n = 0; n <= DEGREE; n++) {
            evaluate(step, startCarry, t, nodes[n] * h);
            System.arraycopy(rates, plane + first, values, n * count, count);
        }
        double[] planes = step.all();
        for (int i = 0; i < count; i++) {
            double power = 1;
            for (int k = 0; k <= DEGREE; k++) {
                double sum = 0;
                for (int n = 0; n <= DEGREE; n++) {
                    sum += weights[k][n] * values[n * count + i];
                }
                planes[(k + 1) * plane + first + i] = sum / power / (k + 1);
                power *= h;
            }
        }
    }

    private void compare(StepPlanes step, double[] startCarry, double t, double h) {
        Arrays.fill(errors, 0);
        for (double part : CHECKS) {
            evaluate(step, startCarry, t, part * h);
            for (int i = 0; i < count; i++) {
                double error = Math.abs(rates[plane + first + i] - value(step.all(), i, part * h));
                errors[i] = Math.max(errors[i], error);
            }
        }
    }

    /** Whether all errors are small next to the values, or are rounding; what is not a number is for the method to see. */
    private boolean hold() {
        for (int i = 0; i < count; i++) {
            if (errors[i] > tolerance * largest(i) + AMPLIFICATION * roundings[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * By how much the functions change where the time, and each component of the point, changes by its last digit: on a step that is hardly
     * longer than that no polynomial is better. Signs are mixed, lest they cancel.
     */
    private void findRoundings(double[] start, double t) {
        System.arraycopy(start, 0, rates, 0, first);
        addRoundings(t + Math.ulp(t));
        for (int i = 0; i < first; i++) {
            boolean up = Integer.bitCount(i * 0x9E3779B9) % 2 == 0;
            rates[i] = up ? Math.nextUp(start[i]) : Math.nextDown(start[i]);
        }
        addRoundings(t);
    }

    private void addRoundings(double t) {
        model.jet(t, rates, 1);
        costs.evaluation();
        for (int i = 0; i < count; i++) {
            // The first node is the start of the step.
            roundings[i] += Math.abs(rates[plane + first + i] - values[i]);
        }
    }

    private double largest(int i) {
        double largest = Double.MIN_NORMAL;
        for (int n = 0; n <= DEGREE; n++) {
            largest = Math.max(largest, Math.abs(values[n * count + i]));
        }
        return largest;
    }

    private double value(double[] planes, int i, double h) {
        double sum = 0;
        for (int k = DEGREE; k >= 0; k--) {
            sum = sum * h + (k + 1) * planes[(k + 1) * plane + first + i];
        }
        return sum;
    }

    private void evaluate(StepPlanes step, double[] startCarry, double t, double offset) {
        step.evaluate(startCarry, offset, point, carry);
        System.arraycopy(point, 0, rates, 0, first);
        model.jet(t + offset, rates, 1);
        costs.evaluation();
    }
}
