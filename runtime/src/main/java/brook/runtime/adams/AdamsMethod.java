package brook.runtime.adams;

import brook.runtime.AbsoluteTolerances;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.run.RunCosts;
import brook.runtime.run.StepMethod;
import java.util.List;

/**
 * Adams methods of variable step and variable order 1 to 12, as predictor and corrector with local extrapolation; after the code STEP of Shampine
 * and Gordon 1975.
 *
 * <p>The order is that of the predictor; points are those of the corrector, one order higher. A step evaluates the right-hand side twice, the second
 * time where the next begins. After a jump it starts again with order 1, and so it does where a step was taken only in part.
 */
public final class AdamsMethod implements StepMethod {

    /** Differences of rates are rounding below this. */
    private static final double LEAST_RTOL = 0x1p-50;

    private final double rtol;
    private final double givenRtol;
    private final double maxStep;
    private final int plane;
    private final AdamsFormula formula;
    private final AdamsControl control;
    private final ErrorNorm norm;
    private final RunCosts costs;
    private final double[] point;
    /** Whether the rates at the start of the next step are known and the step was chosen. */
    private boolean arrived;

    private boolean restarts;
    private double found;

    /** Adams steps for a model with the options of a run. */
    public AdamsMethod(OdeModel model, SolveOptions options, AbsoluteTolerances tolerances, RunCosts costs) {
        int size = model.dimension() + model.integralCount();
        boolean all = options.control() == SolveOptions.Control.ALL || model.dimension() == 0;
        int controlled = all ? size : options.controlled(model);
        this.givenRtol = options.rtol();
        this.rtol = Math.max(options.rtol(), LEAST_RTOL);
        this.maxStep = options.maxStep();
        this.plane = model.planeSize();
        this.formula = new AdamsFormula(model);
        this.control = new AdamsControl();
        this.norm = new ErrorNorm(controlled, rtol, tolerances);
        this.costs = costs;
        this.point = new double[size];
    }

    @Override
    public int order() {
        return control.highest();
    }

    @Override
    public int degree() {
        return AdamsBasis.MOST + 1;
    }

    @Override
    public void start(double t0, double[] start, double t1) {
        control.reset();
        jumped();
    }

    @Override
    public void jumped() {
        arrived = false;
        restarts = true;
    }

    @Override
    public double attempt(double t, double[] planes, double limit) {
        if (!arrived && !arrive(t, planes, limit)) {
            return Double.NaN;
        }
        while (true) {
            double h = length(limit);
            if (h != limit && t + h == t) {
                return 0;
            }
            if (tries(t, planes, h)) {
                found = h;
                return h;
            }
            costs.rejection();
        }
    }

    /** The rates at the start of the step, and with them the choice of the step; whether they are finite. */
    private boolean arrive(double t, double[] planes, double limit) {
        costs.evaluation();
        if (!formula.evaluate(t, planes)) {
            return false;
        }
        if (restarts) {
            formula.restart();
            control.start(first(t, planes, limit));
        } else {
            formula.advance();
            choose(planes);
        }
        restarts = false;
        arrived = true;
        return true;
    }

    /** The first step of order 1; Hairer, Nørsett and Wanner 1993, II.4, with the larger of both derivatives. */
    private double first(double t, double[] planes, double limit) {
        double[] rates = formula.differences();
        norm.between(planes, planes);
        double value = norm.of(planes, 0);
        double slope = norm.of(rates, 0);
        double guess = value < 1e-5 || slope < 1e-5 ? 1e-6 : 0.01 * value / slope;
        double h = Math.copySign(Math.min(Math.min(guess, maxStep), Math.abs(limit)), limit);
        for (int i = 0; i < point.length; i++) {
            point[i] = planes[i] + h * rates[i];
        }
        costs.evaluation();
        if (!formula.evaluate(t + h, point)) {
            return Math.abs(h) / 100;
        }
        double bend = norm.ofDifference(formula.trial(), plane, rates) / Math.abs(h);
        double largest = Math.max(slope, bend);
        double second = largest <= 1e-15 ? Math.max(1e-6, guess * 1e-3) : Math.sqrt(0.01 / largest);
        return Math.min(100 * guess, second);
    }

    private void choose(double[] planes) {
        if (control.asksForAbove()) {
            norm.between(planes, planes);
            control.choose(norm.of(formula.differences(), (control.lastOrder() + 1) * point.length));
        } else {
            control.chooseWithoutAbove();
        }
    }

    /** The signed length of the step; where the next would be left with less than half a step, both are equal. */
    private double length(double limit) {
        double rest = Math.abs(limit);
        double length = Math.min(control.length(), maxStep);
        if (length >= rest) {
            return limit;
        }
        return Math.copySign(2 * length > rest ? rest / 2 : length, limit);
    }

    private boolean tries(double t, double[] planes, double h) {
        formula.predict(planes, h, control.order(h));
        costs.evaluation();
        if (!formula.compare(t + h)) {
            control.rejectNonFinite(h);
            return false;
        }
        norm.between(planes, formula.trial());
        if (!control.accepts(formula, norm, h)) {
            control.reject(h);
            return false;
        }
        return true;
    }

    @Override
    public void complete(double[] planes) {
        formula.polynomial(planes);
    }

    @Override
    public boolean end(double[] planes, double[] carry, double[] end, double[] newCarry) {
        return formula.correct(planes, carry, end, newCarry);
    }

    @Override
    public void taken(double h) {
        arrived = false;
        if (h == found) {
            control.taken(h);
        } else {
            restarts = true;
        }
    }

    @Override
    public List<String> notes() {
        return givenRtol < rtol
                ? List.of("rtol = " + givenRtol + " is below what differences of rates resolve: " + rtol + " was used")
                : List.of();
    }
}
