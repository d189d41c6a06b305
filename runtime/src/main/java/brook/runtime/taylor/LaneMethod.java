package brook.runtime.taylor;

import brook.runtime.AbsoluteTolerances;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.run.RunCosts;
import brook.runtime.run.StepMethod;

/**
 * Taylor steps of one of several runs: they are those that {@link LaneSteps} have computed for all, where these are for this point and nothing is out of
 * the ordinary; else its own. To the bit both are the same, if jets are.
 */
public final class LaneMethod implements StepMethod {

    private final LaneSteps steps;
    private final int lane;
    private final int plane;
    private final RunCosts costs;
    private final TaylorMethod own;
    /** Whether the steps of all lanes have been computed for the point where this run is. */
    private boolean fresh;
    /** Whether the step at hand is the one computed for all. */
    private boolean shared;

    private double[] series = {};
    private double found;

    /** The steps of the run in a lane. */
    public LaneMethod(
            LaneSteps.Lane of, OdeModel model, SolveOptions options, AbsoluteTolerances tolerances, RunCosts costs) {
        this.steps = of.steps();
        this.lane = of.number();
        this.plane = model.planeSize();
        this.costs = costs;
        this.own = new TaylorMethod(model, options, tolerances, costs);
    }

    /** The steps of all lanes have been computed, that of this one from where its run is. */
    public void computed() {
        fresh = true;
    }

    @Override
    public int order() {
        return own.order();
    }

    @Override
    public int degree() {
        return own.degree();
    }

    @Override
    public boolean isSeries() {
        return true;
    }

    @Override
    public boolean isWhole() {
        return !shared;
    }

    @Override
    public void start(double t0, double[] start, double t1) {
        fresh = false;
        steps.comeBack(lane);
        jumped();
        own.start(t0, start, t1);
    }

    @Override
    public void jumped() {
        steps.forget(lane);
        own.jumped();
    }

    @Override
    public boolean goesAhead() {
        return true;
    }

    @Override
    public double takeAhead(double t) {
        double h = fresh ? steps.step(lane) : Double.NaN;
        if (!(Math.abs(h) < Math.abs(steps.limit(lane)))
                || t + h == t
                || own.remainders().isPending()) {
            return Double.NaN;
        }
        fresh = false;
        shared = true;
        steps.estimate(lane, t, costs);
        steps.taken(lane);
        steps.goAhead(lane);
        costs.evaluation();
        return h;
    }

    @Override
    public void catchUp(double[] planes, double[] carry, double[] point, double[] newCarry) {
        if (steps.isAhead(lane)) {
            steps.start(lane, planes, carry);
            steps.end(lane, point, newCarry);
        } else {
            steps.start(lane, point, newCarry);
        }
    }

    @Override
    public void jet(OdeModel model, double t, double[] planes, int order) {
        shared = fresh;
        fresh = false;
        steps.comeBack(lane);
        if (shared) {
            steps.watched(lane, planes, plane);
        } else {
            model.jet(t, planes, order);
        }
    }

    @Override
    public double attempt(double t, double[] planes, double limit) {
        if (shared && steps.limit(lane) == limit && !Double.isNaN(steps.step(lane))) {
            found = steps.step(lane);
            series = planes;
            compare(t, planes);
            return found;
        }
        if (shared) {
            complete(planes);
            steps.estimate(lane, t, costs);
            shared = false;
        }
        adopt();
        return own.attempt(t, planes, limit);
    }

    /** The step taken last becomes one of its own. */
    private void adopt() {
        if (!Double.isNaN(steps.pending(lane))) {
            own.scale().start(steps.scale(), lane);
            steps.slopes(lane, own.remainders().slopes());
            own.remainders().taken(steps.pending(lane));
            steps.forget(lane);
        }
    }

    /** Whoever took the step before compares it. */
    private void compare(double t, double[] planes) {
        if (own.remainders().isPending()) {
            steps.coefficients(lane, planes, plane, 1);
            own.remainders().compare(t, planes);
        }
        steps.estimate(lane, t, costs);
    }

    @Override
    public void complete(double[] planes) {
        steps.coefficients(lane, planes, plane, degree());
    }

    @Override
    public boolean end(double[] planes, double[] carry, double[] point, double[] newCarry) {
        if (!shared) {
            return own.end(planes, carry, point, newCarry);
        }
        steps.end(lane, point, newCarry);
        return true;
    }

    @Override
    public void taken(double h) {
        if (!shared) {
            own.taken(h);
        } else if (h == found) {
            steps.taken(lane);
        } else {
            own.scale().start(steps.scale(), lane);
            own.remainders().takenInPart(series, h);
        }
    }

    @Override
    public void finish(double t, double[] end) {
        adopt();
        own.finish(t, end);
    }
}
