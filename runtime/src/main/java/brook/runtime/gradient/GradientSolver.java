package brook.runtime.gradient;

import brook.runtime.AbsoluteTolerances;
import brook.runtime.AdjointModel;
import brook.runtime.EventOccurrence;
import brook.runtime.OdeModel;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.Step;
import brook.runtime.StepListener;
import brook.runtime.integrator.Integrator;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Integrates a model and differentiates what comes out: exactly for the steps taken, whose lengths count as given, or as the options say.
 *
 * <pre>{@code
 * GradientSolver solver = GradientSolver.of(model, options);
 * Solution solution = solver.run(parameters, new StartPoint(0, state, given), 10);
 * solver.differentiate(targetWeights, integralWeights);
 * double slope = solver.byParameter(3);
 * }</pre>
 *
 * <p>A run may be observed at several times: steps end there, and what is read there counts together. It owns the memory of a run, used again it allocates
 * little, however long the run is, and it belongs to one thread.
 */
public final class GradientSolver {

    private static final StepListener NOBODY = step -> true;

    private final OdeModel model;
    private final AdjointModel adjoint;
    private final Integrator integrator;
    private final int states;
    private final int integrals;
    private final PointDerivatives derivatives;
    private final ObservedPoints observed;
    private final BackwardPass backward;
    private final Jumps jumps;
    private final HeldRecord held;
    private final Transitions transitions;
    private final double[] startState;
    private final double[] endPoint;
    private final Weights weights;
    private final double[] byInitialValues;
    private double byStartTime;
    private double startTime;
    private Optional<Solution> solution = Optional.empty();

    private GradientSolver(OdeModel model, Integrator integrator, Way way) {
        this.model = model;
        this.adjoint = way.adjoint();
        this.integrator = integrator;
        this.backward = way.pass();
        this.held = way.held();
        this.states = model.dimension();
        this.integrals = model.integralCount();
        this.derivatives = new PointDerivatives(model, adjoint);
        this.jumps = new Jumps(model, adjoint, derivatives, held);
        this.observed = jumps.observed();
        this.transitions = new Transitions(model, adjoint, derivatives, held);
        this.startState = new double[states];
        this.endPoint = new double[states + integrals + model.discreteCount()];
        this.weights = new Weights(states + integrals, model.parameterCount() + model.discreteCount());
        this.byInitialValues = new double[states];
    }

    /**
     * A solver for a model that was compiled with its adjoint.
     *
     * @throws NoGradientException if it was not, or if the method or the events of the model cannot be differentiated
     */
    public static GradientSolver of(OdeModel model, SolveOptions options) {
        return of(model, options, AbsoluteTolerances.of(model, options), GradientOptions.STANDARD);
    }

    /** As above, with absolute tolerances of components and another way to find gradients. */
    public static GradientSolver of(
            OdeModel model, SolveOptions options, AbsoluteTolerances tolerances, GradientOptions how) {
        // First what cannot be, then what is missing.
        Way way = Way.of(model, options, how);
        Integrator integrator = Integrator.of(model, options, tolerances);
        if (how.adjoint() == AdjointMethod.DISCRETE) {
            integrator.keepStageValues();
        }
        return new GradientSolver(model, integrator, way);
    }

    /** Where a run starts: the initial state, and which of its values are given rather than the model's own (NaN where not). */
    @SuppressWarnings("ArrayRecordComponent") // Numbers that are handed over once and not kept.
    public record StartPoint(double t0, double[] state, double[] given) {}

    /** Integrates with parameters from a start to {@code t1}, where it is observed; the result says how far it came. */
    public Solution run(double[] values, StartPoint from, double t1) {
        return run(values, from, new double[] {t1});
    }

    /**
     * Integrates with parameters from a start through the times at which the run is observed, in its order; the last is its end. Where it ends before, its end takes the place of
     * the first time that it did not reach.
     *
     * @throws IllegalArgumentException if there is no time, or one lies before the one that it follows
     */
    public Solution run(double[] values, StartPoint from, double[] times) {
        return run(values, from, times, NOBODY);
    }

    /** As above, and tells a listener of the run too. */
    public Solution run(double[] values, StartPoint from, double[] times, StepListener listener) {
        model.setParameters(values);
        derivatives.begin(values, from.given());
        startTime = from.t0();
        System.arraycopy(from.state(), 0, startState, 0, states);
        solution = Optional.of(integrator.solve(from.t0(), from.state(), times, new Recorder(times, listener)));
        return solution();
    }

    /** Tells the observations and the way back of each step. */
    private final class Recorder implements StepListener {

        private final double[] times;
        private final StepListener listener;

        Recorder(double[] times, StepListener listener) {
            this.times = times;
            this.listener = listener;
        }

        @Override
        public void begin(double t0, double t1, double[] state) {
            observed.begin(t0, state, times);
            held.begin();
            transitions.begin(t0);
            backward.begin(t0, t1, state);
            listener.begin(t0, t1, state);
        }

        @Override
        public boolean accept(Step step) {
            observed.accept(step, endPoint);
            held.accept(step);
            transitions.accept();
            backward.accept(step);
            return listener.accept(step);
        }

        @Override
        public void event(EventOccurrence occurrence) {
            transitions.event(occurrence);
            listener.event(occurrence);
        }

        @Override
        public void end(double t, double[] state) {
            observed.end(t, state);
            backward.end(t, state);
            listener.end(t, state);
        }
    }

    /**
     * How the run ended, where, and what it cost.
     *
     * @throws IllegalStateException if there was none
     */
    public Solution solution() {
        return solution.orElseThrow(() -> new IllegalStateException("nothing has run yet"));
    }

    /** How often the run was observed: at all of its times, unless it ended before. */
    public int observations() {
        return observed.count();
    }

    /** The time of an observation, counted from 0. */
    public double time(int observation) {
        return observed.time(observation);
    }

    /** The values at the end of the run of what may be differentiated, outputs, then losses. */
    public double[] targets() {
        double[] values = new double[adjoint.targetCount()];
        targets(observed.count() - 1, values);
        return values;
    }

    /** Writes the values of outputs, then losses, at an observation, with the parameters of the run. */
    public void targets(int observation, double[] into) {
        jumps.targets(observation, into);
    }

    /** Differentiates the sum of targets and integrals at the end of the run, each double with its weight. */
    public void differentiate(double[] targetWeights, double[] integralWeights) {
        int last = observed.count() - 1;
        differentiate(
                (observation, targets, into) -> {
                    if (observation == last) {
                        System.arraycopy(targetWeights, 0, into, 0, into.length);
                    }
                },
                integralWeights);
    }

    /** Differentiates the sum of what is read at all observations, and of integrals at the end of the run, each double with its weight. */
    public void differentiate(Observations observations, double[] integralWeights) {
        weights.clear();
        jumps.begin(observations, integralWeights);
        transitions.beginBackward();
        backward.run(jumps, transitions, weights);
        held.hold(0);
        byStartTime = -jumps.alongTheRun(startTime, start(), weights.ofPoint());
        byStartTime += transitions.start(startState, weights);
        derivatives.weighStart(startTime, startState, weights.ofPoint());
        byStartTime += derivatives.startByTime();
        for (int i = 0; i < states; i++) {
            byInitialValues[i] = derivatives.startByState(i);
        }
        for (int i = 0; i < model.parameterCount(); i++) {
            weights.ofConstants()[i] += derivatives.startByParameter(i);
        }
    }

    private double[] start() {
        Arrays.fill(endPoint, 0);
        System.arraycopy(startState, 0, endPoint, 0, states);
        return endPoint;
    }

    /**
     * The derivatives of one number at the end of the run: of an output, a loss or an integral, by its name or the label of its element.
     *
     * @throws IllegalArgumentException if the model has none of that name
     */
    public Gradient gradient(String name) {
        double[] targetWeights = new double[adjoint.targetCount()];
        double[] integralWeights = new double[integrals];
        int target = targetLabels().indexOf(name);
        int integral = model.description().integralLabels().indexOf(name);
        if (target < 0 && integral < 0) {
            throw new IllegalArgumentException("no output, loss or integral is called `" + name + "`");
        }
        if (target >= 0) {
            targetWeights[target] = 1;
        } else {
            integralWeights[integral] = 1;
        }
        double value = target >= 0 ? targets()[target] : integral(integral);
        differentiate(targetWeights, integralWeights);
        return new Gradient(model.description(), name, value, weights.ofConstants(), byInitialValues);
    }

    /** A double of the integrals at the end of the run. */
    public double integral(int component) {
        observed.point(observed.count() - 1, endPoint);
        return endPoint[states + component];
    }

    /** The labels of what may be differentiated beside the integrals: outputs, then losses. */
    public List<String> targetLabels() {
        return adjoint.description().outputLabels().subList(0, adjoint.targetCount());
    }

    /** The derivative with respect to a double of the parameters. */
    public double byParameter(int position) {
        return weights.ofConstants()[position];
    }

    /** Writes the derivatives with respect to doubles of the parameters, from {@code first} on, as many as there is room for. */
    public void byParameters(int first, double[] into) {
        System.arraycopy(weights.ofConstants(), first, into, 0, into.length);
    }

    /** The derivative with respect to an initial value, with all that the model derives from it. */
    public double byInitialValue(int component) {
        return byInitialValues[component];
    }

    /**
     * The derivative with respect to the time at which the run starts; the times of observations stay. It is that of the solution, from the rates at the start: the
     * lengths of steps have no derivative.
     */
    public double byStartTime() {
        return byStartTime;
    }

    /** The derivative with respect to the time of one observation, from the rates there; for the last that by the end of the run. */
    public double byTime(int observation) {
        return jumps.byTime(observation);
    }

    /** What the last way back cost. */
    public BackwardCosts costs() {
        return backward.costs();
    }
}
