package brook.runtime.stiff;

/**
 * The error estimate of a step of Radau IIA: (γ/h I - J)⁻¹ (f(t, x) + (e1 z1 + e2 z2 + e3 z3)/h).
 *
 * <p>Source: Hairer and Wanner 1996, eq. IV.8.19; 8.20 where it is to be trusted less. Integrals have no part in J, whose row would filter their
 * estimate: theirs is (h/γ) times the same sum.
 */
final class RadauError {

    private final Rates rates;
    private final RadauMatrices matrices;
    private final RadauStages stages;
    private final ErrorNorm norm;
    private final int states;
    private final double[] sums;
    private final double[] error;

    /** Estimates for the components that count. */
    RadauError(Rates rates, RadauMatrices matrices, RadauStages stages, ErrorNorm norm, int count) {
        this.rates = rates;
        this.matrices = matrices;
        this.stages = stages;
        this.norm = norm;
        this.states = stages.w1.length;
        this.sums = new double[count];
        this.error = new double[count];
    }

    /** The size of the error of a step found, for the rates at its start. */
    double estimate(double[] startRates, double h) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = (RadauTableau.E1 * stages.z1[i] + RadauTableau.E2 * stages.z2[i] + RadauTableau.E3 * stages.z3[i])
                    / h;
        }
        return size(startRates, h);
    }

    /** The same once more from rates at the point that the first estimate leads to: right also where the error of stiff parts is large. */
    double estimateAgain(double t, double[] point, double[] work, double h) {
        if (!rates.at(t, point, error)) {
            return Double.NaN;
        }
        rates.copy(work);
        return size(work, h);
    }

    private double size(double[] f, double h) {
        for (int i = 0; i < sums.length; i++) {
            error[i] = f[i] + sums[i];
        }
        matrices.solve(error);
        for (int i = states; i < sums.length; i++) {
            error[i] *= h / RadauTableau.GAMMA;
        }
        return norm.of(error);
    }
}
