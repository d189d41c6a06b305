package brook.runtime.adams;

/**
 * The polynomials of an Adams step on a grid of unequal steps.
 *
 * <p>With s = (t - t_n)/h, and the point t_(n+1) = t_n + h at the end of the step,
 *
 * <pre>{@code
 *   N_i(s) = product over m < i of (t - t_(n-m))/(t_(n+1) - t_(n-m)),   N_i(1) = 1,
 *   f(t) = Σ N_i(s) β_i φ_i(n),   g_i = ∫ N_i over 0..1,
 * }</pre>
 *
 * where φ_i(n) are modified divided differences and β_i lets them stand for the step; Shampine and Gordon 1975, chapter 5; in this form
 * Hairer, Nørsett and Wanner 1993, III.5, (5.5) to (5.9). All coefficients of N_i in powers of s are positive: nothing cancels.
 */
final class AdamsBasis {

    /** The highest order. */
    static final int MOST = 12;

    private static final int WIDTH = MOST + 1;

    /** How long before t_n the points before it lie, signed: t_n - t_(n-i). */
    private double[] before = new double[WIDTH + 1];

    private double[] beforeNext = new double[WIDTH + 1];
    private final double[] betas = new double[WIDTH];
    private final double[] sigmas = new double[WIDTH];
    private final double[] integrals = new double[WIDTH];
    private final double[] coefficients = new double[WIDTH * WIDTH];

    AdamsBasis() {
        betas[0] = 1;
        sigmas[0] = 1;
        integrals[0] = 1;
        coefficients[0] = 1;
    }

    /** Prepares a step of length {@code h} and an order, for which so many points before t_n are known but one. */
    void prepare(double h, int order) {
        for (int i = 0; i < WIDTH; i++) {
            beforeNext[i + 1] = before[i] + h;
        }
        for (int i = 1; i <= order; i++) {
            double ratio = h / beforeNext[i];
            betas[i] = i < order ? betas[i - 1] * (beforeNext[i] / before[i]) : 1;
            sigmas[i] = i * ratio * sigmas[i - 1];
            multiply(i, ratio, before[i - 1] / beforeNext[i]);
        }
    }

    /** N_i = (slope s + constant) N_(i-1), and its integral. */
    private void multiply(int i, double slope, double constant) {
        int last = (i - 1) * WIDTH;
        int row = i * WIDTH;
        double integral = 0;
        for (int q = i; q >= 0; q--) {
            double lower = q > 0 ? slope * coefficients[last + q - 1] : 0;
            double same = q < i ? constant * coefficients[last + q] : 0;
            coefficients[row + q] = lower + same;
            integral += coefficients[row + q] / (q + 1);
        }
        integrals[i] = integral;
    }

    /** The step that was prepared has been taken. */
    void advance() {
        double[] last = before;
        before = beforeNext;
        beforeNext = last;
        before[0] = 0;
    }

    /** By what φ_i(n) is multiplied; 1 on a grid of equal steps. */
    double beta(int i) {
        return betas[i];
    }

    /** i! hⁱ over the product of t_(n+1) - t_(n+1-m) for m = 1..i; 1 on a grid of equal steps. */
    double sigma(int i) {
        return sigmas[i];
    }

    /** The integral of N_i. */
    double integral(int i) {
        return integrals[i];
    }

    /** The coefficient of s^q in N_i. */
    double coefficient(int i, int q) {
        return coefficients[i * WIDTH + q];
    }
}
