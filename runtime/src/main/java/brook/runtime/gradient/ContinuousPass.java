package brook.runtime.gradient;

import brook.runtime.AbsoluteTolerances;
import brook.runtime.AdjointModel;
import brook.runtime.OdeModel;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.Statistics;
import brook.runtime.Step;
import brook.runtime.integrator.Integrator;
import brook.runtime.output.Trajectory;

/**
 * Integrates the equations of the weights backward, from observation to observation, and from one change of modes to the other, with the method and the tolerances of
 * the run. Between observations the weights have the size of 1, so that the absolute tolerance means the same for losses of all sizes.
 */
final class ContinuousPass implements BackwardPass {

    private final AdjointMethod way;
    private final Trajectory run = new Trajectory();
    private final HeldRecord held;
    private final BackwardModel backward;
    private final Integrator integrator;
    private final int states;
    private final double[] state;
    private final double[] point;
    private double startTime;
    private BackwardCosts costs = BackwardCosts.NONE;

    ContinuousPass(OdeModel model, AdjointModel adjoint, HeldRecord held, SolveOptions options, AdjointMethod way) {
        this.way = way;
        this.held = held;
        this.backward = new BackwardModel(adjoint, way, run);
        // Where the weights hardly change, what they are multiplied with may: the derivatives count too.
        SolveOptions all = options.control(SolveOptions.Control.ALL);
        this.integrator = Integrator.of(backward, all, AbsoluteTolerances.of(backward, all));
        this.states = model.dimension();
        this.state = new double[backward.dimension()];
        this.point = new double[states + model.integralCount() + model.discreteCount()];
    }

    @Override
    public void begin(double t0, double t1, double[] from) {
        startTime = t0;
        if (way == AdjointMethod.CONTINUOUS) {
            run.begin(t0, t1, from);
        }
    }

    @Override
    public void accept(Step step) {
        if (way == AdjointMethod.CONTINUOUS) {
            run.accept(step);
        }
    }

    @Override
    public void end(double t, double[] at) {
        if (way == AdjointMethod.CONTINUOUS) {
            run.end(t, at);
        }
    }

    @Override
    public void run(Jumps jumps, Transitions transitions, Weights weights) {
        costs = BackwardCosts.NONE;
        int set = held.count() - 1;
        ObservedPoints observed = jumps.observed();
        for (int j = observed.count() - 1; j >= 0; j--) {
            jumps.add(j, weights);
            observed.point(j, point);
            System.arraycopy(point, 0, state, 0, backward.carried());
            double from = observed.time(j);
            double until = j > 0 ? observed.time(j - 1) : startTime;
            hold(set);
            for (; set > 0 && isWithin(held.from(set), from, until); set--) {
                integrate(from, held.from(set), weights);
                from = held.from(set);
                transitions.after(held.firstStep(set), pointAt(from), 0, weights);
                hold(set - 1);
            }
            integrate(from, until, weights);
        }
    }

    /** The states of the run, and no integrals: these have no weights that a rate reads. */
    private double[] pointAt(double t) {
        if (way == AdjointMethod.CONTINUOUS) {
            run.state(t, point);
        } else {
            System.arraycopy(state, 0, point, 0, states);
        }
        return point;
    }

    /** Whether a time lies between two others; the later one, on the way back, counts. */
    private static boolean isWithin(double t, double from, double until) {
        return from > until ? t > until : t < until;
    }

    private void hold(int set) {
        if (set >= 0) {
            held.hold(held.firstStep(set));
        }
    }

    private void integrate(double from, double until, Weights all) {
        double[] weights = all.ofPoint();
        double[] gradient = all.ofConstants();
        double scale = scale(weights);
        if (from == until || scale == 0) {
            return;
        }
        int carried = backward.carried();
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= scale;
        }
        System.arraycopy(weights, 0, state, carried, states);
        backward.weighIntegrals(weights, states);
        Solution solution = integrator.solve(from, state, until);
        requireEnd(solution, until);
        Statistics statistics = solution.statistics();
        costs = costs.plus(new BackwardCosts(statistics.steps(), statistics.rejected(), statistics.evaluations(), 0));
        for (int i = 0; i < carried; i++) {
            state[i] = solution.state(i);
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (i < states ? solution.state(carried + i) : weights[i]) / scale;
        }
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] += solution.integral(i) / scale;
        }
    }

    /** The power of 2 that makes the largest weight a number between 1 and 2; 0 where there is none. */
    private static double scale(double[] weights) {
        double largest = 0;
        for (double weight : weights) {
            largest = Math.max(largest, Math.abs(weight));
        }
        boolean some = largest > 0 && largest <= Double.MAX_VALUE;
        return some ? Math.scalb(1.0, -Math.max(Math.getExponent(largest), Double.MIN_EXPONENT)) : 0;
    }

    private static void requireEnd(Solution solution, double until) {
        if (!solution.reachedEnd()) {
            throw new NoGradientException("the equations of the derivatives, from the end of the run back to " + until
                    + ", came to " + solution.time() + " and no farther: " + solution.ending());
        }
    }

    @Override
    public BackwardCosts costs() {
        return costs;
    }
}
