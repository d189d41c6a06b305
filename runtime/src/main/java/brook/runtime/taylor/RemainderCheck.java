package brook.runtime.taylor;

import brook.runtime.AbsoluteTolerances;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.output.StepPolynomial;
import brook.runtime.run.RunCosts;

/**
 * Estimates afterwards what a step has erred by, from rates of change that its polynomial has not seen.
 *
 * <p>What the polynomial of order p leaves out begins with c h^(p+1), its slope at the end of the step with (p+1) c h^p. The equations give the
 * slope there, the next jet with its order 1; so |h| |x'(t+h) - P'(h)|/(p+1) estimates the error. It changes nothing but what the run reports.
 * Integrals that steps are not chosen for are compared with their tolerance too.
 */
final class RemainderCheck {

    /** Rates of change are not known better: estimates are never compared with less. */
    private static final double LEAST_RTOL = 0x1p-48;

    private final OdeModel model;
    private final int size;
    private final int plane;
    private final int controlled;
    private final double factor;
    private final StepPolynomial polynomial;
    private final ErrorScale scale;
    /** The scale of the integrals that steps are not chosen for. */
    private final ErrorScale others;

    private final RunCosts costs;
    private final double[] slopes;
    /** Orders 0 and 1 at the end of a run. */
    private final double[] there;

    private double h;
    private boolean pending;

    /** For a model; the scale is that of the components that steps are chosen for. */
    RemainderCheck(
            OdeModel model, SolveOptions options, AbsoluteTolerances tolerances, ErrorScale scale, RunCosts costs) {
        int dimension = model.dimension();
        this.model = model;
        this.size = dimension + model.integralCount();
        this.plane = model.planeSize();
        this.controlled = options.controlled(model);
        this.factor = 1 / (Math.max(options.rtol(), LEAST_RTOL) * (options.effectiveOrder() + 1));
        this.polynomial = new StepPolynomial(dimension, size - dimension, plane, options.effectiveOrder());
        this.scale = scale;
        this.others = new ErrorScale(controlled, size - controlled, plane, options, tolerances);
        this.costs = costs;
        this.slopes = new double[size];
        this.there = new double[Math.multiplyExact(2, plane)];
    }

    /** What comes next does not go on from the step before. */
    void forget() {
        pending = false;
    }

    /** Where the derivatives of a step's polynomial at its end are to be written, if the step is taken as a whole. */
    double[] slopes() {
        return slopes;
    }

    /** Whether a step is to be compared with what comes next. */
    boolean isPending() {
        return pending;
    }

    /** The scale of the integrals that steps are not chosen for. */
    ErrorScale others() {
        return others;
    }

    /** A factor of each estimate besides the length of the step and the worst difference. */
    double factor() {
        return factor;
    }

    /** A step of a signed length was taken as a whole. */
    void taken(double length) {
        h = Math.abs(length);
        pending = true;
    }

    /** A part of a step was taken, whose planes are still there. */
    void takenInPart(double[] jet, double length) {
        for (int i = 0; i < size; i++) {
            slopes[i] = polynomial.derivative(jet, i, length);
        }
        taken(length);
    }

    /** A jet at the end of the step, at least its order 1; the scale is still that of the step. */
    void compare(double t, double[] jet) {
        if (!pending) {
            return;
        }
        pending = false;
        double worst = worst(jet, 0, controlled, scale);
        if (controlled < size) {
            others.start(jet);
            worst = Math.max(worst, worst(jet, controlled, size, others));
        }
        costs.estimate(worst * h * factor, t);
    }

    private double worst(double[] jet, int from, int to, ErrorScale relativeTo) {
        double worst = 0;
        for (int i = from; i < to; i++) {
            worst = Math.max(worst, Math.abs(jet[plane + i] - slopes[i]) * relativeTo.inverse(i));
        }
        return worst / relativeTo.value();
    }

    /** The run ends here: nobody else computes the rates of change. */
    void finish(double t, double[] point) {
        if (pending) {
            System.arraycopy(point, 0, there, 0, size);
            model.jet(t, there, 1);
            costs.evaluation();
            compare(t, there);
        }
    }
}
