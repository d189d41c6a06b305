package brook.runtime.taylor;

import brook.runtime.AbsoluteTolerances;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.output.StepPolynomial;
import brook.runtime.run.RunCosts;
import brook.runtime.run.StepMethod;
import java.util.Arrays;

/** Steps by Taylor series: one jet per step, whose last coefficients say how far it holds; nothing is ever rejected. */
public final class TaylorMethod implements StepMethod {

    /** A rest of the way up to so many steps is no step of its own. */
    private static final double SLIVER = 1.01;

    private final int order;
    private final double maxStep;
    private final ErrorScale scale;
    private final StepControl control;
    private final StepPolynomial polynomial;
    private final DefectCheck defects;
    private final RunCosts costs;
    private final double[] point;
    private final double[] carry;
    private final RemainderCheck remainders;
    private double[] planes = new double[0];
    private double found;

    /** Taylor steps for a model with the options of a run. */
    public TaylorMethod(OdeModel model, SolveOptions options, AbsoluteTolerances tolerances, RunCosts costs) {
        int dimension = model.dimension();
        int size = dimension + model.integralCount();
        int controlled = options.controlled(model);
        this.order = options.effectiveOrder();
        this.maxStep = options.maxStep();
        this.costs = costs;
        this.scale = new ErrorScale(0, controlled, model.planeSize(), options, tolerances);
        this.control = new StepControl(options, scale);
        this.polynomial = new StepPolynomial(dimension, size - dimension, model.planeSize(), order);
        this.defects = new DefectCheck(model, polynomial, scale, controlled, size, options.rtol());
        this.remainders = new RemainderCheck(model, options, tolerances, scale, costs);
        this.point = new double[size];
        this.carry = new double[size];
    }

    /** The error control of the step found last. */
    ErrorScale scale() {
        return scale;
    }

    /** What compares steps with the rates of change at their ends. */
    RemainderCheck remainders() {
        return remainders;
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
        remainders.forget();
    }

    @Override
    public void jumped() {
        remainders.forget();
    }

    @Override
    public double attempt(double t, double[] jet, double limit) {
        remainders.compare(t, jet);
        planes = jet;
        double allowed = control.step(jet);
        if (Double.isNaN(allowed)) {
            return Double.NaN;
        }
        found = length(allowed, limit, maxStep);
        while (control.gap() && !solves(t, jet)) {
            found /= 2;
            if (t + found == t) {
                return 0;
            }
        }
        return found;
    }

    /**
     * The signed length of a step where the series allows so much and there is so much rest, signed; a shorter step than allowed has a smaller error.
     *
     * <p>A rest up to 1% longer than allowed is taken at once: its error is larger by 1.01^(p+1), 1.3 at order 20. Where {@code max_step} forbids
     * that, the last two steps are halves, so that no sliver is left in either case.
     */
    static double length(double allowed, double limit, double maxStep) {
        double rest = Math.abs(limit);
        if (rest <= allowed * SLIVER && rest <= maxStep) {
            return limit;
        }
        // Steps wait for this number: branches that are foreseen cost nothing, Math.min some cycles.
        double length = allowed <= maxStep ? allowed : maxStep;
        if (length < rest) {
            return Math.copySign(rest <= length * SLIVER ? rest / 2 : length, limit);
        }
        return limit;
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
        polynomial.increments(jet, found, end, remainders.slopes());
        return polynomial.add(jet, before, end, newCarry);
    }

    @Override
    public void taken(double h) {
        if (h == found) {
            remainders.taken(h);
        } else {
            remainders.takenInPart(planes, h);
        }
    }

    @Override
    public void finish(double t, double[] end) {
        remainders.finish(t, end);
    }
}
