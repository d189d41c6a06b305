package brook.runtime.stiff;

import static brook.runtime.stiff.RadauTableau.C1;
import static brook.runtime.stiff.RadauTableau.C2;

/**
 * The stages of a step as changes z of the point at its start, their transforms w = T⁻¹ z, and the polynomial through them.
 *
 * <p>The collocation polynomial is s (b1 + b2 s + b3 s²) over parts s of the step; its order is 3. It goes on to the step behind, where it gives the
 * first values of the stages (Hairer and Wanner 1996, IV.8).
 */
final class RadauStages {

    private final int states;
    private final int size;
    final double[] z1;
    final double[] z2;
    final double[] z3;
    final double[] w1;
    final double[] w2;
    final double[] w3;
    /** The coefficients of the last polynomial, about the end of its step. */
    private final double[] g1;

    private final double[] g2;
    private final double[] g3;
    private double lastLength;

    /** Stages for so many states, and with the integrals behind them so many components. */
    RadauStages(int states, int size) {
        this.states = states;
        this.size = size;
        this.z1 = new double[size];
        this.z2 = new double[size];
        this.z3 = new double[size];
        this.w1 = new double[states];
        this.w2 = new double[states];
        this.w3 = new double[states];
        this.g1 = new double[states];
        this.g2 = new double[states];
        this.g3 = new double[states];
    }

    /** Forgets the step before. */
    void forget() {
        lastLength = Double.NaN;
    }

    /** First values for the stages of a step: what the step before goes on to, else no change. */
    void predict(double h) {
        double ratio = Double.isNaN(lastLength) ? 0 : h / lastLength;
        for (int i = 0; i < states; i++) {
            z1[i] = ahead(i, C1 * ratio);
            z2[i] = ahead(i, C2 * ratio);
            z3[i] = ahead(i, ratio);
            w1[i] = RadauTableau.I11 * z1[i] + RadauTableau.I12 * z2[i] + RadauTableau.I13 * z3[i];
            w2[i] = RadauTableau.I21 * z1[i] + RadauTableau.I22 * z2[i] + RadauTableau.I23 * z3[i];
            w3[i] = RadauTableau.I31 * z1[i] + RadauTableau.I32 * z2[i] + RadauTableau.I33 * z3[i];
        }
    }

    private double ahead(int i, double s) {
        return s == 0 ? 0 : s * (g1[i] + s * (g2[i] + s * g3[i]));
    }

    /** Sets the stages from their transforms. */
    void transformBack() {
        for (int i = 0; i < states; i++) {
            z1[i] = RadauTableau.T11 * w1[i] + RadauTableau.T12 * w2[i] + RadauTableau.T13 * w3[i];
            z2[i] = RadauTableau.T21 * w1[i] + RadauTableau.T22 * w2[i] + RadauTableau.T23 * w3[i];
            z3[i] = RadauTableau.T31 * w1[i] + w2[i];
        }
    }

    /** Integrates rates at the stages with the weights of the method. */
    void integrate(int i, double h, double rate1, double rate2, double rate3) {
        z1[i] = h * (RadauTableau.A11 * rate1 + RadauTableau.A12 * rate2 + RadauTableau.A13 * rate3);
        z2[i] = h * (RadauTableau.A21 * rate1 + RadauTableau.A22 * rate2 + RadauTableau.A23 * rate3);
        z3[i] = h * (RadauTableau.A31 * rate1 + RadauTableau.A32 * rate2 + RadauTableau.A33 * rate3);
    }

    /** The step of length {@code h} was taken up to {@code end}. */
    void taken(double h, double end) {
        double s = end / h;
        for (int i = 0; i < states; i++) {
            double b3 = third(i);
            double b2 = second(i, b3);
            g1[i] = first(i, b2, b3) + s * (2 * b2 + s * 3 * b3);
            g2[i] = b2 + s * 3 * b3;
            g3[i] = b3;
        }
        lastLength = h;
    }

    /** Writes the coefficients of orders 1 to 3 in powers of the time, of states and integrals. */
    void complete(double[] planes, int plane, double h) {
        for (int i = 0; i < size; i++) {
            double b3 = third(i);
            double b2 = second(i, b3);
            planes[plane + i] = first(i, b2, b3) / h;
            planes[2 * plane + i] = b2 / h / h;
            planes[3 * plane + i] = b3 / h / h / h;
        }
    }

    /** Divided differences of z/s over the times of the stages. */
    private double third(int i) {
        return ((z3[i] - z2[i] / C2) / (1 - C2) - slope(i)) / (1 - C1);
    }

    private double second(int i, double b3) {
        return slope(i) - (C1 + C2) * b3;
    }

    private double first(int i, double b2, double b3) {
        return z1[i] / C1 - C1 * (b2 + C1 * b3);
    }

    private double slope(int i) {
        return (z2[i] / C2 - z1[i] / C1) / (C2 - C1);
    }
}
