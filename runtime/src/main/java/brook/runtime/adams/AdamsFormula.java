package brook.runtime.adams;

import brook.runtime.OdeModel;
import java.util.Arrays;

/**
 * One step of Adams, Bashforth and Moulton: predict by a polynomial of order k, evaluate, correct by one of order k + 1, and evaluate once more
 * where the next step begins (PECE with local extrapolation).
 *
 * <p>Shampine and Gordon 1975, chapter 5: with φ*_i = β_i φ_i(n),
 *
 * <pre>{@code
 *   p_(n+1) = y_n + h Σ_{i<k} g_i φ*_i,   δ = f(t_(n+1), p_(n+1)) - Σ_{i<k} φ*_i,   y_(n+1) = p_(n+1) + h g_k δ.
 * }</pre>
 */
final class AdamsFormula {

    private static final int ROWS = AdamsBasis.MOST + 2;

    private final OdeModel model;
    private final AdamsBasis basis;
    private final int size;
    private final int plane;
    /** Row i: φ_i(n) of all components. */
    private double[] differences;
    /** Row i: φ_i(n+1) as predicted, with 0 for φ_k. */
    private double[] predicted;
    /** The point predicted, and behind it the rates there. */
    private final double[] trial;

    private final double[] increment;
    private final double[] delta;
    private double h;
    private int order;

    AdamsFormula(OdeModel model) {
        this.model = model;
        this.basis = new AdamsBasis();
        this.size = model.dimension() + model.integralCount();
        this.plane = model.planeSize();
        this.differences = new double[Math.multiplyExact(ROWS, size)];
        this.predicted = new double[ROWS * size];
        this.trial = new double[Math.multiplyExact(2, plane)];
        this.increment = new double[size];
        this.delta = new double[size];
    }

    /** Computes the rates at a point; whether they are finite. */
    boolean evaluate(double t, double[] point) {
        System.arraycopy(point, 0, trial, 0, size);
        return evaluateTrial(t);
    }

    private boolean evaluateTrial(double t) {
        model.jet(t, trial, 1);
        boolean finite = true;
        for (int i = plane; i < plane + size; i++) {
            finite &= Math.abs(trial[i]) <= Double.MAX_VALUE;
        }
        return finite;
    }

    /** Forgets all points but that of the rates computed last. */
    void restart() {
        System.arraycopy(trial, plane, differences, 0, size);
    }

    /** Moves on to the point at the end of the step predicted last, where the rates have just been computed. */
    void advance() {
        double[] last = differences;
        differences = predicted;
        predicted = last;
        basis.advance();
        for (int i = 0; i < size; i++) {
            double change = trial[plane + i] - differences[i];
            for (int row = 0; row < order; row++) {
                differences[row * size + i] += change;
            }
            differences[order * size + i] = change;
            // This needs equal steps, as does whoever reads it.
            differences[(order + 1) * size + i] = change - last[order * size + i];
        }
    }

    /** Predicts the point after {@code length} by a polynomial of an order; at most one more than in the step before. */
    void predict(double[] point, double length, int k) {
        h = length;
        order = k;
        basis.prepare(length, k);
        Arrays.fill(increment, 0);
        Arrays.fill(delta, 0);
        for (int row = k - 1; row >= 0; row--) {
            double weight = basis.integral(row);
            double beta = basis.beta(row);
            int at = row * size;
            for (int i = 0; i < size; i++) {
                double star = beta * differences[at + i];
                increment[i] += weight * star;
                delta[i] += star;
                predicted[at + i] = delta[i];
            }
        }
        for (int i = 0; i < size; i++) {
            trial[i] = point[i] + h * increment[i];
        }
    }

    /** Evaluates the rates at the point predicted and compares them with those predicted; whether they are finite. */
    boolean compare(double t) {
        boolean finite = evaluateTrial(t);
        for (int i = 0; i < size; i++) {
            delta[i] = trial[plane + i] - predicted[i];
        }
        return finite;
    }

    /** Writes the corrected point and what rounding took from it (compensated summation); whether it is finite. */
    boolean correct(double[] point, double[] carry, double[] corrected, double[] newCarry) {
        double weight = basis.integral(order);
        boolean finite = true;
        for (int i = 0; i < size; i++) {
            double x = point[i];
            double change = h * (increment[i] + weight * delta[i]) + carry[i];
            double next = x + change;
            double part = next - x;
            newCarry[i] = (x - (next - part)) + (change - part);
            corrected[i] = next;
            finite &= Math.abs(next) <= Double.MAX_VALUE;
        }
        return finite;
    }

    /**
     * Writes the polynomial of the corrector, of degree k + 1, to planes by order, zeros above it: it goes from the point to the corrected one,
     * and its slopes are the rates at the last k points and that at the point predicted.
     */
    void polynomial(double[] planes) {
        double power = 1;
        for (int q = 0; q <= AdamsBasis.MOST; q++) {
            int at = (q + 1) * plane;
            Arrays.fill(planes, at, at + size, 0);
            for (int row = q; row <= order; row++) {
                double weight = basis.coefficient(row, q) / ((q + 1) * power);
                boolean last = row == order;
                addTo(planes, at, last ? weight : weight * basis.beta(row), last ? delta : differences, last ? 0 : row);
            }
            power *= h;
        }
    }

    private void addTo(double[] planes, int at, double weight, double[] rows, int row) {
        for (int i = 0; i < size; i++) {
            planes[at + i] += weight * rows[row * size + i];
        }
    }

    /** The point predicted last, and behind it, from the size of a plane on, the rates computed last. */
    double[] trial() {
        return trial;
    }

    /** The rows of φ_i(n), so many doubles each as a point has. */
    double[] differences() {
        return differences;
    }

    /** The rows of φ_i(n+1) as predicted: without δ. */
    double[] predicted() {
        return predicted;
    }

    /** φ_k(n+1), where the rate at the end is that at the point predicted. */
    double[] delta() {
        return delta;
    }

    /** The grid on which the step stands. */
    AdamsBasis basis() {
        return basis;
    }
}
