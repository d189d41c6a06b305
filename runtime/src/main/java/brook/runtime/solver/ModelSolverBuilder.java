package brook.runtime.solver;

import brook.runtime.AbsoluteTolerances;
import brook.runtime.EventOccurrence;
import brook.runtime.Method;
import brook.runtime.ModelDescription;
import brook.runtime.OdeModel;
import brook.runtime.OutputTimes;
import brook.runtime.Quantity;
import brook.runtime.SolveOptions;
import brook.runtime.StepListener;
import brook.runtime.gradient.AdjointMethod;
import brook.runtime.gradient.GradientOptions;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Collects what a {@link ModelSolver} needs; may build any number of them. Without a setting, what the model says holds. */
public final class ModelSolverBuilder {

    private static final StepListener NOBODY = step -> true;

    private final OdeModel model;
    private final Supplier<OdeModel> withJacobian;
    private final Supplier<OdeModel> withAdjoint;
    private final NamedValues parameters;
    private final NamedValues initials;
    private final List<Quantity> points;
    private final NamedValues tolerances;
    private SolveOptions options;
    private OutputTimes output;
    private GradientOptions derivatives = GradientOptions.STANDARD;
    private long trajectory;
    private StepListener callback = NOBODY;
    private Consumer<EventOccurrence> eventCallback = occurrence -> {};

    ModelSolverBuilder(OdeModel model, Supplier<OdeModel> withJacobian, Supplier<OdeModel> withAdjoint) {
        ModelDescription description = model.description();
        this.model = model;
        this.withJacobian = withJacobian;
        this.withAdjoint = withAdjoint;
        this.options = description.solve().options();
        this.output = description.solve().output();
        this.parameters = ModelSolver.parameters(description);
        this.initials = ModelSolver.initials(description);
        this.points = Stream.concat(description.states().stream(), description.integrals().stream())
                .toList();
        this.tolerances = new NamedValues("state", points, description.pointLabels());
    }

    /**
     * The method of integration by its name: {@code taylor}, {@code dopri5}, {@code radau5}, ...
     *
     * @throws IllegalArgumentException if there is no such method
     */
    public ModelSolverBuilder method(String name) {
        return method(Method.of(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no method is called `" + name + "`; there are: " + String.join(", ", Method.names()))));
    }

    /** The method of integration. */
    public ModelSolverBuilder method(Method method) {
        return options(options.method(method));
    }

    /** The relative tolerance of a step, between 0 and 1. */
    public ModelSolverBuilder rtol(double tolerance) {
        return options(options.rtol(tolerance));
    }

    /** The absolute tolerance of a step, not negative; the relative one unless it is set. */
    public ModelSolverBuilder atol(double tolerance) {
        return options(options.atol(tolerance));
    }

    /**
     * Absolute tolerances of a state, of one of its derivatives or of an integral: one for all of its elements, or one for each, row by row; of
     * one element {@code "x[2]"}. Others keep that of {@link #atol(double)}. With {@code control = states} that of an integral decides on no step.
     *
     * @throws UnknownNameException if the model has no such state or integral
     * @throws IllegalArgumentException if the number of tolerances is wrong or one is negative, infinite or NaN
     */
    public ModelSolverBuilder atol(String name, double... each) {
        Place place = Place.of("state", points, name);
        tolerances.give(name, each.length == 1 ? repeated(each[0], place.count()) : each);
        return this;
    }

    private static double[] repeated(double tolerance, int count) {
        double[] all = new double[count];
        Arrays.fill(all, tolerance);
        return all;
    }

    /** The absolute tolerance of one double of the states and integrals, counted in the order of the description's point labels. */
    public ModelSolverBuilder atol(int position, double tolerance) {
        tolerances.give(position, tolerance);
        return this;
    }

    /** What errors of a Taylor step are relative to: the largest component, or each to itself. */
    public ModelSolverBuilder scale(SolveOptions.Scale what) {
        return options(options.scale(what));
    }

    /** The order of the Taylor polynomials, at least 2; 0 takes it from the tolerance. */
    public ModelSolverBuilder order(int order) {
        return options(options.order(order));
    }

    /** The length of the steps of a method on a grid ({@code euler}, {@code midpoint}, {@code rk4}), in units of the time. */
    public ModelSolverBuilder step(double length) {
        return options(options.step(length));
    }

    /** Whether the error of the states alone counts, or also that of integrals and of derivatives of the solution. */
    public ModelSolverBuilder control(SolveOptions.Control what) {
        return options(options.control(what));
    }

    /** How a Runge-Kutta method chooses its steps. */
    public ModelSolverBuilder controller(SolveOptions.Controller how) {
        return options(options.controller(how));
    }

    /** The longest step, in units of the time. */
    public ModelSolverBuilder maxStep(double length) {
        return options(options.maxStep(length));
    }

    /** The number of steps after which a run gives up. */
    public ModelSolverBuilder maxSteps(long steps) {
        return options(options.maxSteps(steps));
    }

    /** On how many threads the large loops of a large model run; they change no result. */
    public ModelSolverBuilder threads(int count) {
        return options(options.threads(count));
    }

    /** All tolerances and limits at once. */
    public ModelSolverBuilder options(SolveOptions all) {
        options = all;
        return this;
    }

    /** How gradients are found: exactly for the steps taken, unless something else is said. */
    public ModelSolverBuilder adjoint(AdjointMethod how) {
        derivatives = derivatives.adjoint(how);
        return this;
    }

    /** The times of the rows of a trajectory. */
    public ModelSolverBuilder output(OutputTimes times) {
        output = times;
        return this;
    }

    /** Is told of every step, may read it and may stop the run; what it throws comes out of the solver. */
    public ModelSolverBuilder onStep(StepListener listener) {
        callback = listener;
        return this;
    }

    /** Is told of every event that happens, with the point before and after. */
    public ModelSolverBuilder onEvent(Consumer<EventOccurrence> listener) {
        eventCallback = listener;
        return this;
    }

    /**
     * Sets a parameter, row by row, or one of its elements.
     *
     * @throws UnknownNameException if the model has no such parameter
     * @throws IllegalArgumentException if the number of values is wrong or one is NaN
     */
    public ModelSolverBuilder set(String name, double... values) {
        parameters.give(name, values);
        return this;
    }

    /** Sets one double of the parameters, counted in the order of the description's labels. */
    public ModelSolverBuilder set(int position, double value) {
        parameters.give(position, value);
        return this;
    }

    /**
     * Sets doubles of the parameters, from the position {@code first} on.
     *
     * @throws IllegalArgumentException if one is NaN; then none is set
     */
    public ModelSolverBuilder set(int first, double[] values) {
        parameters.give(first, values);
        return this;
    }

    /** Draws inputs as those of the trajectory with this number; 0 unless it is called. What is set is not drawn. */
    public ModelSolverBuilder draw(long number) {
        trajectory = number;
        return this;
    }

    /**
     * Sets the initial values of a state or of one of its derivatives ({@code theta'}), row by row, or of one element.
     *
     * @throws UnknownNameException if the model has no such state
     * @throws IllegalArgumentException if the number of values is wrong or one is NaN
     */
    public ModelSolverBuilder setInitial(String name, double... values) {
        initials.give(name, values);
        return this;
    }

    /** Sets one initial value, counted in the order of the description's labels. */
    public ModelSolverBuilder setInitial(int position, double value) {
        initials.give(position, value);
        return this;
    }

    /**
     * Sets initial values, from the position {@code first} on.
     *
     * @throws IllegalArgumentException if one is NaN; then none is set
     */
    public ModelSolverBuilder setInitial(int first, double[] values) {
        initials.give(first, values);
        return this;
    }

    /** A solver with its own memory. */
    public ModelSolver build() {
        return new ModelSolver(this);
    }

    /** With its Jacobian, where the method needs it and somebody has it. */
    OdeModel model() {
        boolean lacking = options.method().needsJacobian() && model.jacobian().isEmpty();
        return lacking ? withJacobian.get() : model;
    }

    SolverSettings settings() {
        return new SolverSettings(options, tolerances(), output, derivatives, withAdjoint);
    }

    /** Steps and events go to the listener of steps, events then also to the one of events. */
    StepListener callback() {
        return new Callbacks(callback, eventCallback);
    }

    private AbsoluteTolerances tolerances() {
        return AbsoluteTolerances.of(model, options).with(tolerances.values());
    }

    long trajectory() {
        return trajectory;
    }

    NamedValues parameters() {
        return parameters;
    }

    NamedValues initials() {
        return initials;
    }
}
