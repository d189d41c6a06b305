package brook.runtime.taylor;

import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.output.StepPolynomial;
import brook.runtime.run.RunCosts;
import brook.runtime.run.StepMethod;
import java.util.Arrays;

/** Steps by Taylor series: one jet per step, whose last coefficients say how far it holds; nothing is ever rejected. */
public final class TaylorMethod implements StepMethod {

    private final int order;
    private final double maxStep;
    private final StepControl control;
    private final StepPolynomial polynomial;
    private final DefectCheck defects;
    private final RunCosts costs;
    private final double[] point;
    private final double[] carry;
    private double found;

    /** Taylor steps for a model with the options of a run. */
    public TaylorMethod(OdeModel model, SolveOptions options, RunCosts costs) {
        int dimension = model.dimension();
        int size = dimension + model.integralCount();
        int controlled = options.control() == SolveOptions.Control.ALL ? size : dimension;
        this.order = options.effectiveOrder();
        this.maxStep = options.maxStep();
        this.costs = costs;
        this.control = new StepControl(controlled, model.planeSize(), options);
        this.polynomial = new StepPolynomial(dimension, size - dimension, model.planeSize(), order);
        this.defects = new DefectCheck(model, polynomial, control, controlled, size, options.rtol());
        this.point = new double[size];
        this.carry = new double[size];
    }

    @Override
    public int order() {
        return order;
    }

    @Override
    public int degree() {
        return order;
    }

    @Override
    public boolean isSeries() {
        return true;
    }

    @Override
    public void start(double t0, double[] start, double t1) {
        // Each jet says all that a step must know.
    }

    @Override
    public double attempt(double t, double[] jet, double limit) {
        double allowed = Math.min(control.step(jet), maxStep);
        if (Double.isNaN(allowed)) {
            return Double.NaN;
        }
        found = allowed >= Math.abs(limit) ? limit : Math.copySign(allowed, limit);
        while (control.gap() && !solves(t, jet)) {
            found /= 2;
            if (t + found == t) {
                return 0;
            }
        }
        return found;
    }

    /** Whether the polynomial still solves the equations at the end of the step. */
    private boolean solves(double t, double[] jet) {
        Arrays.fill(carry, 0);
        if (!polynomial.evaluate(jet, carry, found, point, carry)) {
            return false;
        }
        costs.evaluation();
        return defects.solves(jet, found, t + found, point);
    }

    @Override
    public boolean end(double[] jet, double[] before, double[] end, double[] newCarry) {
        return polynomial.evaluate(jet, before, found, end, newCarry);
    }
}
