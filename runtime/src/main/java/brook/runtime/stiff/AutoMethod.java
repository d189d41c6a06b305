package brook.runtime.stiff;

import brook.runtime.AbsoluteTolerances;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.run.RunCosts;
import brook.runtime.run.StepMethod;
import brook.runtime.taylor.TaylorMethod;
import java.util.Arrays;
import java.util.List;

/**
 * Taylor steps where the system is not stiff, steps of Radau IIA where it is.
 *
 * <p>Where stability ends a step, the last coefficients of its series are those of the fastest part of the solution, c_k ~ λᵏ/k!, and h
 * |c_p/c_(p-1)| = h |λ|/p is 0.37 or more, the end of the stability region of a Taylor polynomial; where accuracy does, a step is e⁻² = 0.14 of the
 * radius of convergence, and so is this. If it is large for many steps on end, implicit steps are tried. A few of them get over what the fast part has
 * left, and show how long they can be; then, and now and then from there on, a series is computed, and the method changes back where the step it allows
 * is worth more. Costs are counted, not measured, so that a run has the same bits each time.
 */
public final class AutoMethod implements StepMethod {

    /** Between 0.14 and 0.37. */
    private static final double SIGN = 0.22;

    /** Series whose steps accuracy ends have it a dozen times on end, in spikes of the van der Pol oscillator. */
    private static final int LEAST_SIGNS = 16;
    /** The same for implicit steps that cost more than Taylor steps: what they would gain must pay for a trial. */
    private static final double SIGNS_PER_COST = 16;

    /** Steps are Taylor steps again where they are worth twice as much as implicit ones. */
    private static final double LOSS = 0.5;

    /** Implicit steps of a trial: fast parts that are a million tolerances large are gone after a dozen. */
    private static final int TRIAL = 20;

    /** Implicit steps between two looks at the series: at first, and at most. */
    private static final int FIRST_LOOK = 8;

    private static final int LAST_LOOK = 64;

    private final int states;
    private final int size;
    private final int plane;
    private final int taylorOrder;
    private final int degree;
    private final OdeModel model;
    private final RunCosts costs;
    private final TaylorMethod taylor;
    private final RadauMethod radau;
    /** What an implicit step costs in Taylor steps. */
    private final double cost;

    private final Choices choices = new Choices();
    private boolean stiff;
    /** Taylor steps with the sign, one after the other, and how many it takes to a trial. */
    private double signs;

    private double signsToTrial;
    /** Implicit steps since the last look, and how many it takes to the next. */
    private int steps;

    private int stepsToLook;
    /** Whether implicit steps have shown that they are better. */
    private boolean tried;

    private double found;

    /** Steps for a model with a Jacobian. */
    public AutoMethod(OdeModel model, SolveOptions options, AbsoluteTolerances tolerances, RunCosts costs) {
        this.model = model;
        this.costs = costs;
        this.states = model.dimension();
        this.size = states + model.integralCount();
        this.plane = model.planeSize();
        this.taylor = new TaylorMethod(model, options, tolerances, costs);
        this.radau = new RadauMethod(model, options, tolerances, costs);
        this.taylorOrder = taylor.order();
        this.degree = Math.max(taylor.degree(), radau.degree());
        this.cost = radau.cost() / StepCost.ofJet(plane, taylorOrder);
    }

    @Override
    public int order() {
        return Math.max(choices.taylorSteps() > 0 ? taylorOrder : 0, choices.implicitSteps() > 0 ? radau.order() : 0);
    }

    @Override
    public int degree() {
        return degree;
    }

    @Override
    public void start(double t0, double[] point, double t1) {
        taylor.start(t0, point, t1);
        radau.start(t0, point, t1);
        choices.start();
        stiff = false;
        signs = 0;
        signsToTrial = Math.max(LEAST_SIGNS, SIGNS_PER_COST * cost);
    }

    @Override
    public void hold(double[] modes, double[] discretes) {
        radau.hold(modes, discretes);
    }

    @Override
    public void jumped() {
        taylor.jumped();
        radau.jumped();
        signs = 0;
    }

    @Override
    public double attempt(double t, double[] planes, double limit) {
        if (stiff && steps >= stepsToLook) {
            look(t, planes, limit);
        }
        found = stiff ? radau.attempt(t, planes, limit) : attemptSeries(t, planes, limit);
        return found;
    }

    /** A Taylor step, unless there is none or implicit ones are better. */
    private double attemptSeries(double t, double[] planes, double limit) {
        double h = series(t, planes, limit);
        if (Double.isNaN(h) || h == 0) {
            change(t, 0);
            tried = true;
            return radau.attempt(t, planes, limit);
        }
        if (Math.abs(h) < Math.abs(limit)) {
            signs = Math.abs(h) * norm(planes, taylorOrder) > SIGN * norm(planes, taylorOrder - 1) ? signs + 1 : 0;
        }
        if (signs < signsToTrial) {
            return h;
        }
        change(t, h);
        return radau.attempt(t, planes, limit);
    }

    private double series(double t, double[] planes, double limit) {
        model.jet(t, planes, taylorOrder);
        costs.evaluation();
        return taylor.attempt(t, planes, limit);
    }

    private double norm(double[] planes, int order) {
        double norm = 0;
        for (int i = order * plane; i < order * plane + states; i++) {
            norm = Math.max(norm, Math.abs(planes[i]));
        }
        return norm;
    }

    /** Implicit steps begin where Taylor steps had the length {@code h}, 0 if there was none. */
    private void change(double t, double h) {
        radau.jumped();
        stiff = true;
        tried = false;
        steps = 0;
        stepsToLook = TRIAL;
        choices.becomesStiff(t, h);
    }

    /** Computes a series, and goes on with it where its step is worth more than an implicit one. */
    private void look(double t, double[] planes, double limit) {
        steps = 0;
        stepsToLook = tried ? Math.min(LAST_LOOK, 2 * stepsToLook) : FIRST_LOOK;
        double implicit = Math.min(radau.proposed(), Math.abs(limit));
        double h = Math.abs(series(t, planes, limit));
        if (LOSS * cost * h >= implicit) {
            stiff = false;
            signs = 0;
            signsToTrial *= tried ? 1 : 2;
            if (tried) {
                choices.becomesRegular(t, h / implicit);
            } else {
                choices.withdraw();
            }
        }
        tried = true;
    }

    @Override
    public void complete(double[] planes) {
        if (stiff) {
            radau.complete(planes);
        }
        for (int k = 1 + (stiff ? radau.degree() : taylorOrder); k <= degree; k++) {
            Arrays.fill(planes, k * plane, k * plane + size, 0);
        }
    }

    @Override
    public boolean end(double[] planes, double[] carry, double[] point, double[] newCarry) {
        return stiff ? radau.end(planes, carry, point, newCarry) : taylor.end(planes, carry, point, newCarry);
    }

    @Override
    public void taken(double h) {
        if (stiff) {
            radau.taken(h);
            steps++;
        } else {
            taylor.taken(h);
        }
        choices.taken(stiff, Math.abs(found));
    }

    @Override
    public void finish(double t, double[] end) {
        taylor.finish(t, end);
    }

    @Override
    public List<String> notes() {
        return choices.notes();
    }
}
