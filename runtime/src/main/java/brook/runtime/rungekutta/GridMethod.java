package brook.runtime.rungekutta;

import brook.runtime.Method;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.run.RunCosts;
import brook.runtime.run.StepMethod;
import brook.runtime.rungekutta.tableau.Tableau;

/**
 * Steps from one time t0 + i h to the next, and to what lies between: events, and the end of the run.
 *
 * <p>After an event the next step goes on to the next time of the grid.
 */
final class GridMethod implements StepMethod {

    /** What is left of a step shorter than this part of it is rounding. */
    private static final double ROUNDING = 1e-10;

    private final Tableau tableau;
    private final ExplicitStep step;
    private final double spacing;
    private double origin;
    /** The grid times passed. */
    private long passed;

    GridMethod(OdeModel model, SolveOptions options, Tableau tableau, RunCosts costs) {
        this.tableau = tableau;
        this.step = new ExplicitStep(model, tableau, costs);
        this.spacing = spacing(options);
    }

    private static double spacing(SolveOptions options) {
        Method method = options.method();
        if (Double.isNaN(options.step())) {
            throw new IllegalArgumentException(
                    "method " + method + " needs a step, as in: method = " + method + "; step = 0.01");
        }
        return Math.min(options.step(), options.maxStep());
    }

    @Override
    public int order() {
        return tableau.order();
    }

    @Override
    public int degree() {
        return tableau.continuation().degree();
    }

    @Override
    public void start(double t0, double[] point, double t1) {
        origin = t0;
        passed = 0;
        step.forget();
    }

    @Override
    public void jumped() {
        step.forget();
    }

    @Override
    public double attempt(double t, double[] planes, double limit) {
        if (!step.begin(t, planes)) {
            return Double.NaN;
        }
        double direction = Math.signum(limit);
        if (t + spacing == t) {
            return 0;
        }
        double length = distance(t, direction);
        while (length * direction <= ROUNDING * spacing) {
            passed++;
            length = distance(t, direction);
        }
        boolean ends = Math.abs(limit) <= Math.abs(length) + ROUNDING * spacing;
        double h = ends ? limit : length;
        step.compute(t, planes, h);
        return h;
    }

    /** How far it is to the next time of the grid. */
    private double distance(double t, double direction) {
        return origin + (passed + 1) * spacing * direction - t;
    }

    @Override
    public void complete(double[] planes) {
        step.complete(planes);
    }

    @Override
    public boolean end(double[] planes, double[] carry, double[] point, double[] newCarry) {
        return step.end(planes, carry, point, newCarry);
    }

    @Override
    public double[][] stageRates() {
        return step.ratesOfWhole();
    }

    @Override
    public void keepStageValues() {
        step.keepValues();
    }

    @Override
    public double[][] stageValues() {
        return step.valuesOfWhole();
    }

    @Override
    public void taken(double h) {
        step.taken(h);
    }
}
