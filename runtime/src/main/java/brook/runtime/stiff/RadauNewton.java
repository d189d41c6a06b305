package brook.runtime.stiff;

/**
 * Finds the stages of a step by simplified Newton iterations in the transformed variables: a real and a complex system each.
 *
 * <p>Source: Hairer and Wanner 1996, IV.8, eqs. 8.7 and 8.8 (iteration), 8.10 and 8.11 (when it stops and gives up), and their code RADAU5.
 */
final class RadauNewton {

    /** How an iteration ended. */
    enum Outcome {
        /** The stages are found. */
        CONVERGED,
        /** It would take too many iterations: a shorter step is proposed. */
        SLOW,
        /** It does not converge, or rates are not finite. */
        DIVERGED
    }

    /** The most iterations. */
    static final int MOST = 7;

    /** Below this contraction the Jacobian is kept for the step behind. */
    private static final double FAST = 0.001;

    private static final double UNIT = 0x1p-53;

    private final Rates rates;
    private final RadauMatrices matrices;
    private final RadauStages stages;
    private final ErrorNorm norm;
    private final int states;
    private final double tolerance;
    private final double[] d1;
    private final double[] d2;
    private final double[] d3;
    /** What the last increment is to be multiplied by for what is left. */
    private double rest;

    private double contraction;
    private double lastQuotient;
    private double reduction;
    private int iterations;

    /** Iterations whose increments are judged against errors of steps with this relative tolerance. */
    RadauNewton(Rates rates, RadauMatrices matrices, RadauStages stages, ErrorNorm norm, double rtol) {
        this.rates = rates;
        this.matrices = matrices;
        this.stages = stages;
        this.norm = norm;
        this.states = stages.w1.length;
        this.tolerance = Math.max(10 * 2 * UNIT / rtol, Math.min(0.03, Math.sqrt(rtol)));
        this.d1 = new double[states];
        this.d2 = new double[states];
        this.d3 = new double[states];
    }

    /** Nothing is known of how iterations converge. */
    void forget() {
        rest = 1;
    }

    /** Iterates from the stages as they are predicted. */
    Outcome solve(double t, double[] point, double h) {
        rest = Math.pow(Math.max(rest, UNIT), 0.8);
        contraction = FAST;
        double last = 1;
        for (iterations = 1; iterations <= MOST; iterations++) {
            if (!findIncrement(t, point, h)) {
                return Outcome.DIVERGED;
            }
            double size = Math.sqrt((norm.squares(d1, states) + norm.squares(d2, states) + norm.squares(d3, states))
                    / (3.0 * norm.among(states)));
            Outcome expected = judge(size, last);
            if (expected != Outcome.CONVERGED) {
                return expected;
            }
            last = Math.max(size, UNIT);
            add();
            if (rest * size <= tolerance) {
                return Outcome.CONVERGED;
            }
        }
        return Outcome.DIVERGED;
    }

    private boolean findIncrement(double t, double[] point, double h) {
        if (!findRates(t, point, h)) {
            return false;
        }
        double gamma = RadauTableau.GAMMA / h;
        double alpha = RadauTableau.ALPHA / h;
        double beta = RadauTableau.BETA / h;
        for (int i = 0; i < states; i++) {
            d1[i] -= gamma * stages.w1[i];
            d2[i] -= alpha * stages.w2[i] - beta * stages.w3[i];
            d3[i] -= alpha * stages.w3[i] + beta * stages.w2[i];
        }
        matrices.solve(d1);
        matrices.solve(d2, d3);
        return true;
    }

    /** The rates at the stages, transformed. */
    private boolean findRates(double t, double[] point, double h) {
        if (!rates.at(t + RadauTableau.C1 * h, point, stages.z1)) {
            return false;
        }
        for (int i = 0; i < states; i++) {
            double rate = rates.get(i);
            d1[i] = RadauTableau.I11 * rate;
            d2[i] = RadauTableau.I21 * rate;
            d3[i] = RadauTableau.I31 * rate;
        }
        if (!rates.at(t + RadauTableau.C2 * h, point, stages.z2)) {
            return false;
        }
        for (int i = 0; i < states; i++) {
            double rate = rates.get(i);
            d1[i] += RadauTableau.I12 * rate;
            d2[i] += RadauTableau.I22 * rate;
            d3[i] += RadauTableau.I32 * rate;
        }
        if (!rates.at(t + h, point, stages.z3)) {
            return false;
        }
        for (int i = 0; i < states; i++) {
            double rate = rates.get(i);
            d1[i] += RadauTableau.I13 * rate;
            d2[i] += RadauTableau.I23 * rate;
            d3[i] += RadauTableau.I33 * rate;
        }
        return true;
    }

    /** Whether the iteration is expected to converge in time, from the sizes of its last two increments. */
    private Outcome judge(double size, double last) {
        if (!(size <= Double.MAX_VALUE)) {
            return Outcome.DIVERGED;
        }
        if (iterations == 1 || iterations == MOST) {
            return Outcome.CONVERGED;
        }
        double quotient = size / last;
        contraction = iterations == 2 ? quotient : Math.sqrt(quotient * lastQuotient);
        lastQuotient = quotient;
        if (contraction >= 0.99) {
            return Outcome.DIVERGED;
        }
        rest = contraction / (1 - contraction);
        int left = MOST - 1 - iterations;
        double expected = rest * size * power(contraction, left) / tolerance;
        if (expected < 1) {
            return Outcome.CONVERGED;
        }
        reduction = 0.8 * Math.pow(Math.max(1e-4, Math.min(20, expected)), -1.0 / (4 + left));
        return Outcome.SLOW;
    }

    private static double power(double x, int n) {
        double power = 1;
        for (int i = 0; i < n; i++) {
            power *= x;
        }
        return power;
    }

    private void add() {
        for (int i = 0; i < states; i++) {
            stages.w1[i] += d1[i];
            stages.w2[i] += d2[i];
            stages.w3[i] += d3[i];
        }
        stages.transformBack();
    }

    /** The iterations that the last solution took. */
    int iterations() {
        return iterations;
    }

    /** Whether the Jacobian is good enough for another step. */
    boolean isFast() {
        return contraction <= FAST;
    }

    /** The part of the step that is expected to converge, if the last was slow. */
    double reduction() {
        return reduction;
    }
}
