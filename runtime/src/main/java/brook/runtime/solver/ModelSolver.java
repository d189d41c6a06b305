package brook.runtime.solver;

import brook.runtime.Draws;
import brook.runtime.Functions;
import brook.runtime.ModelDescription;
import brook.runtime.OdeModel;
import brook.runtime.SensitivityModel;
import brook.runtime.Solution;
import brook.runtime.SolveDefaults;
import brook.runtime.StepListener;
import brook.runtime.gradient.Gradient;
import brook.runtime.gradient.GradientSolver;
import brook.runtime.gradient.GradientSolver.StartPoint;
import brook.runtime.integrator.Integrator;
import brook.runtime.integrator.LaneIntegrators;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Solves one model again and again, with parameters and initial values by name.
 *
 * <pre>{@code
 * ModelSolver solver = ModelSolver.of(model).rtol(1e-12).set("L", 2).build();
 * ModelTrajectory run = solver.solve(0, 20);
 * double theta = run.value("theta", 12.5);
 * }</pre>
 *
 * <p>A solver owns a model and all memory of a run. It belongs to one thread at a time; what it returns does not. Used
 * again it needs no new memory: a run into a trajectory that was filled before allocates a few hundred bytes, however
 * long it is. Values set stay set until {@link #reset()}.
 */
public final class ModelSolver {

    private final OdeModel model;
    private final SolverSettings settings;
    private final StepListener callback;
    private final Integrator integrator;
    private final NamedValues givenParameters;
    private final NamedValues givenInitials;
    private final Draws draws;
    private final double[] withDraws;
    private final double[] parameters;
    private final double[] state;
    private Optional<GradientSolver> gradients = Optional.empty();
    private long trajectory;

    ModelSolver(ModelSolverBuilder builder) {
        this(builder.model().another(), builder.settings(), builder.callback());
        givenParameters.copyFrom(builder.parameters());
        givenInitials.copyFrom(builder.initials());
        trajectory = builder.trajectory();
    }

    private ModelSolver(OdeModel model, SolverSettings settings, StepListener callback) {
        this(model, settings, callback, Integrator.of(model, settings.options(), settings.tolerances()));
    }

    private ModelSolver(OdeModel model, SolverSettings settings, StepListener callback, Integrator integrator) {
        this.model = model;
        this.settings = settings;
        this.callback = callback;
        this.integrator = integrator;
        ModelDescription description = model.description();
        this.givenParameters = parameters(description);
        this.givenInitials = initials(description);
        this.draws = Draws.of(description);
        this.withDraws = new double[model.parameterCount()];
        this.parameters = new double[model.parameterCount()];
        this.state = new double[model.dimension()];
    }

    static NamedValues parameters(ModelDescription description) {
        return new NamedValues("parameter", description.parameters(), description.parameterLabels());
    }

    static NamedValues initials(ModelDescription description) {
        return new NamedValues("state", description.states(), description.stateLabels());
    }

    /** Begins a solver with the settings of the model itself; it works on an instance of its own. */
    public static ModelSolverBuilder of(OdeModel model) {
        return of(model, () -> model, () -> model);
    }

    /**
     * As above, for a model that can be had with its Jacobian and with its adjoint too.
     *
     * @param withJacobian the same model, asked for where a solver is built with a method that needs the Jacobian and {@code model} has none
     * @param withAdjoint the same model, asked for where a gradient is and {@code model} has no adjoint
     */
    public static ModelSolverBuilder of(
            OdeModel model, Supplier<OdeModel> withJacobian, Supplier<OdeModel> withAdjoint) {
        return new ModelSolverBuilder(model, withJacobian, withAdjoint);
    }

    /**
     * One more solver with the settings, the callbacks and the values of this one, and memory of its own; its runs tell the
     * listener too. Both solvers have the same callbacks: in two threads they are called by both.
     */
    public ModelSolver another(StepListener listener) {
        ModelSolver other = new ModelSolver(model.another(), settings, new BothTold(callback, listener));
        other.takeValuesOf(this);
        return other;
    }

    /** Whether integrators for the settings of this solver can go on together. */
    boolean fits(OdeModel all) {
        return !(model instanceof SensitivityModel) && LaneIntegrators.fit(all, model, settings.options());
    }

    /** Integrators for the settings of this solver whose runs go on together. */
    LaneIntegrators lanes(OdeModel all) {
        return LaneIntegrators.of(all, model, settings.options(), settings.tolerances());
    }

    /** As {@link #another}, with the integrator of a lane. */
    ModelSolver inLane(LaneIntegrators lanes, int lane, StepListener listener) {
        StepListener both = new BothTold(callback, listener);
        ModelSolver other = new ModelSolver(lanes.model(lane), settings, both, lanes.integrator(lane));
        other.takeValuesOf(this);
        return other;
    }

    /** Begins a run as {@link #runAsFarAsPossible(double, double, StepListener)} does it, for who drives its integrator. */
    void begin(double t0, double t1, StepListener listener) {
        start(t0);
        integrator.begin(t0, state, new double[] {t1}, new BothTold(callback, listener));
    }

    /** Goes over to the parameters and initial values that are set in another solver of the same model. */
    public void takeValuesOf(ModelSolver other) {
        givenParameters.copyFrom(other.givenParameters);
        givenInitials.copyFrom(other.givenInitials);
        trajectory = other.trajectory;
    }

    /** What the model is: names, shapes, defaults. */
    public ModelDescription description() {
        return model.description();
    }

    /**
     * Sets a parameter, row by row, or one of its elements.
     *
     * @throws UnknownNameException if the model has no such parameter
     * @throws IllegalArgumentException if the number of values is wrong or one is NaN
     */
    public void set(String name, double... values) {
        givenParameters.give(name, values);
    }

    /** Sets one double of the parameters, counted in the order of {@code description().parameterLabels()}. */
    public void set(int position, double value) {
        givenParameters.give(position, value);
    }

    /**
     * Sets doubles of the parameters, from the position {@code first} on.
     *
     * @throws IllegalArgumentException if one is NaN; then none is set
     */
    public void set(int first, double[] values) {
        givenParameters.give(first, values);
    }

    /**
     * Draws inputs as those of the trajectory with this number; 0 unless it is called. What is set is not drawn. The members of an ensemble
     * have the numbers from that of its solver on.
     */
    public void draw(long number) {
        trajectory = number;
    }

    /** The number by which inputs are drawn. */
    public long drawn() {
        return trajectory;
    }

    /** The parameters as the next run takes them, in the order of {@code description().parameterLabels()}; NaN where one is missing. */
    public double[] parameters() {
        double[] inForce = new double[parameters.length];
        computeParameters(inForce);
        return inForce;
    }

    /** What is given or drawn, and the defaults of all others, which may read that. */
    private void computeParameters(double[] inForce) {
        double[] given = givenParameters.values();
        if (!draws.isEmpty()) {
            System.arraycopy(given, 0, withDraws, 0, given.length);
            draws.complete(withDraws, trajectory);
            given = withDraws;
        }
        model.defaults(inForce);
        Functions.takeGiven(inForce, given, 0, given.length);
        model.completeDefaults(inForce, given);
    }

    /** A part of {@link #parameters()}, from the position {@code first} on. */
    public double[] parameters(int first, int count) {
        return Arrays.copyOfRange(parameters(), first, first + count);
    }

    /** One double of {@link #parameters()}. */
    public double parameter(int position) {
        return parameters()[position];
    }

    /**
     * Sets the initial values of a state or of one of its derivatives ({@code theta'}), row by row, or of one element.
     *
     * @throws UnknownNameException if the model has no such state
     * @throws IllegalArgumentException if the number of values is wrong or one is NaN
     */
    public void setInitial(String name, double... values) {
        givenInitials.give(name, values);
    }

    /** Sets one initial value, counted in the order of {@code description().stateLabels()}. */
    public void setInitial(int position, double value) {
        givenInitials.give(position, value);
    }

    /**
     * Sets initial values, from the position {@code first} on.
     *
     * @throws IllegalArgumentException if one is NaN; then none is set
     */
    public void setInitial(int first, double[] values) {
        givenInitials.give(first, values);
    }

    /** Goes back to the parameters, initial values and drawn inputs of the model. */
    public void reset() {
        trajectory = 0;
        givenParameters.forget();
        givenInitials.forget();
    }

    /**
     * Integrates over the time span of the model.
     *
     * @throws IllegalStateException if the model states none
     * @throws IntegrationException as {@link #solve(double, double)}
     */
    public ModelTrajectory solve() {
        SolveDefaults span = span();
        return solve(span.t0(), span.t1());
    }

    private SolveDefaults span() {
        SolveDefaults span = model.description().solve();
        if (Double.isNaN(span.t0())) {
            throw new IllegalStateException("the model " + model.description().name() + " states no time span");
        }
        return span;
    }

    /**
     * Integrates from {@code t0} to {@code t1}, which may lie before it.
     *
     * @throws MissingValueException if a parameter or an initial value is left to the caller and was not set
     * @throws IntegrationException if the run cannot come to its end; it holds what was reached
     */
    public ModelTrajectory solve(double t0, double t1) {
        return solve(t0, t1, newTrajectory());
    }

    /**
     * Integrates into a trajectory of this model, which is overwritten and keeps its memory.
     *
     * @return the trajectory given
     * @throws MissingValueException if a parameter or an initial value is left to the caller and was not set
     * @throws IntegrationException if the run cannot come to its end; the trajectory holds what was reached
     */
    public ModelTrajectory solve(double t0, double t1, ModelTrajectory into) {
        solveAsFarAsPossible(t0, t1, into);
        requireEnd(into.summary(), t1);
        return into;
    }

    /** Integrates as far as the model allows; the summary of the trajectory says how it ended. */
    public ModelTrajectory solveAsFarAsPossible(double t0, double t1) {
        return solveAsFarAsPossible(t0, t1, newTrajectory());
    }

    /** Integrates as far as the model allows, into a trajectory of this model; returns it. */
    public ModelTrajectory solveAsFarAsPossible(double t0, double t1, ModelTrajectory into) {
        start(t0);
        into.finish(integrator.solve(t0, state, t1, into.recorder(model, callback)), parameters);
        return into;
    }

    /**
     * Integrates and keeps nothing but the last state: callbacks see the steps.
     *
     * @throws MissingValueException if a parameter or an initial value is left to the caller and was not set
     * @throws IntegrationException if the run cannot come to its end; it holds what was reached
     */
    public Solution run(double t0, double t1) {
        start(t0);
        Solution solution = integrator.solve(t0, state, t1, callback);
        requireEnd(solution, t1);
        return solution;
    }

    /** Integrates as far as the model allows and keeps nothing but the last state; what is returned says how it ended. */
    public Solution runAsFarAsPossible(double t0, double t1) {
        start(t0);
        return integrator.solve(t0, state, t1, callback);
    }

    /** Integrates as far as the model allows and tells the listener too, as well as the callbacks. */
    public Solution runAsFarAsPossible(double t0, double t1, StepListener listener) {
        start(t0);
        return integrator.solve(t0, state, t1, new BothTold(callback, listener));
    }

    /**
     * Integrates over the time span of the model and differentiates one number at its end.
     *
     * @throws IllegalStateException if the model states none
     * @throws IntegrationException as {@link #gradient(String, double, double)}
     */
    public Gradient gradient(String name) {
        SolveDefaults span = span();
        return gradient(name, span.t0(), span.t1());
    }

    /**
     * Integrates from {@code t0} to {@code t1} and differentiates one number there: an output, a loss or an integral, by its name or the label of its element.
     * What is given takes the place of what the model says, and has derivatives as well.
     *
     * @throws IllegalArgumentException if there is none of that name
     * @throws MissingValueException if a parameter or an initial value is left to the caller and was not set
     * @throws IntegrationException if the run cannot come to its end; it holds what was reached
     * @throws brook.runtime.gradient.NoGradientException if the model has no adjoint, or the method or an event cannot be differentiated
     */
    public Gradient gradient(String name, double t0, double t1) {
        GradientSolver run = differentiable(t0, t1);
        requireEnd(run.solution(), t1);
        return run.gradient(name);
    }

    /**
     * Integrates through the times at which the run is observed, the last of them its end, as far as the model allows, and returns what differentiates it: a
     * {@link GradientSolver#solution()} says how it ended. It is the same object each time, and good for the last run.
     *
     * @throws MissingValueException if a parameter or an initial value is left to the caller and was not set
     * @throws brook.runtime.gradient.NoGradientException if the model has no adjoint, or the method or an event cannot be differentiated
     */
    public GradientSolver differentiable(double t0, double... times) {
        start(t0);
        if (gradients.isEmpty()) {
            gradients = Optional.of(settings.gradients(model));
        }
        GradientSolver run = gradients.get();
        run.run(parameters, new StartPoint(t0, state, givenInitials.values()), times, callback);
        return run;
    }

    /** An empty trajectory to solve into. */
    public ModelTrajectory newTrajectory() {
        return new ModelTrajectory(model.another(), settings.output());
    }

    /** The parameters and the initial state, as set or as the model has them. */
    private void start(double t0) {
        computeParameters(parameters);
        givenParameters.requireAll(parameters);
        model.setParameters(parameters);
        double[] given = model instanceof SensitivityModel derived
                ? Sensitivities.given(derived, givenInitials.values())
                : givenInitials.values();
        model.startFrom(t0, given, state);
        givenInitials.complete(state);
    }

    private void requireEnd(Solution solution, double t1) {
        switch (solution.ending()) {
            case REACHED_END, STOPPED, STOPPED_BY_EVENT -> {
                // As asked.
            }
            case MAX_STEPS, NOT_FINITE, STEP_UNDERFLOW, SLIDING, EVENTS_ACCUMULATE ->
                throw StoppedRun.exception(model, solution, t1);
        }
    }
}
