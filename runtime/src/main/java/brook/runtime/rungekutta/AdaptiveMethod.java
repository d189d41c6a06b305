package brook.runtime.rungekutta;

import brook.runtime.AbsoluteTolerances;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.SolveOptions.Control;
import brook.runtime.SolveOptions.Controller;
import brook.runtime.run.RunCosts;
import brook.runtime.run.StepMethod;
import brook.runtime.rungekutta.tableau.Tableau;
import java.util.OptionalLong;

/** Steps of an explicit pair, as long as its error estimate allows. */
final class AdaptiveMethod implements StepMethod {

    private final Tableau tableau;
    private final ExplicitStep step;
    private final ErrorEstimate estimate;
    private final StepFactor factor;
    private final FirstStep firstStep;
    private final RunCosts costs;
    private final double maxStep;
    private final boolean asInPaper;
    /** The length of the step to try next, 0 where nothing is known of it. */
    private double proposal;

    private double nextProposal;
    /** Whether a step was found from this point already. */
    private boolean again;

    AdaptiveMethod(
            OdeModel model, SolveOptions options, AbsoluteTolerances tolerances, Tableau tableau, RunCosts costs) {
        int dimension = model.dimension();
        boolean statesAlone = options.control() == Control.STATES && dimension > 0;
        int controlled = statesAlone ? options.controlled(model) : dimension + model.integralCount();
        this.tableau = tableau;
        this.costs = costs;
        this.step = new ExplicitStep(model, tableau, costs);
        this.estimate = new ErrorEstimate(tableau.errors(), controlled, options.rtol(), tolerances);
        this.factor = new StepFactor(options.controller(), tableau.errorPower());
        this.firstStep = new FirstStep(controlled, tableau.errorPower(), options, tolerances);
        this.maxStep = options.maxStep();
        this.asInPaper = options.controller() == Controller.PAPER;
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
        jumped();
    }

    @Override
    public void jumped() {
        step.forget();
        factor.forget();
        proposal = 0;
        again = false;
    }

    /** With the controller of the paper the first step found from a point goes beyond the limit where its error allows. */
    @Override
    public double attempt(double t, double[] planes, double limit) {
        if (!step.begin(t, planes)) {
            return Double.NaN;
        }
        if (proposal == 0) {
            proposal = firstStep.find(step, t, planes, limit);
        }
        double allowed = Math.min(proposal, maxStep);
        boolean whole = allowed < Math.abs(limit) || asInPaper && !again;
        again = true;
        return search(t, planes, whole ? Math.copySign(allowed, limit) : limit, limit);
    }

    /** Tries steps, each shorter than the one before. */
    private double search(double t, double[] planes, double first, double limit) {
        double h = first;
        while (h == limit || t + h != t) {
            double square = step.compute(t, planes, h)
                    ? estimate.square(step.rates(), h, planes, step.end())
                    : Double.POSITIVE_INFINITY;
            if (square <= 1) {
                double next = Math.abs(h) * factor.afterAcceptance(square);
                // A step that something else cut short says nothing against a longer one.
                nextProposal = h == limit ? Math.max(next, proposal) : next;
                return h;
            }
            costs.rejection();
            h *= factor.afterRejection(square);
            proposal = Math.abs(h);
        }
        return 0;
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
        proposal = nextProposal;
        again = false;
    }

    @Override
    public OptionalLong paperEvaluations(RunCosts counted) {
        return OptionalLong.of(2 + (tableau.stages() - 1) * (counted.steps() + counted.rejected()));
    }
}
