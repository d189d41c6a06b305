package brook.runtime.gradient;

import brook.runtime.AbsoluteTolerances;
import brook.runtime.AdjointModel;
import brook.runtime.EventDescription;
import brook.runtime.Method;
import brook.runtime.OdeModel;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.integrator.Integrator;
import brook.runtime.rungekutta.RungeKutta;
import java.util.Arrays;
import java.util.List;

/**
 * Integrates a model and differentiates what comes out, exactly for the steps taken: their lengths count as given.
 *
 * <pre>{@code
 * GradientSolver solver = GradientSolver.of(model, options);
 * Solution solution = solver.run(parameters, new StartPoint(0, state, given), 10);
 * solver.differentiate(targetWeights, integralWeights);
 * double slope = solver.byParameter(3);
 * }</pre>
 *
 * <p>Points are kept within {@link #MEMORY} doubles; where a run has more steps, only those of every 2nd, 4th, ... step are, and the others are computed
 * anew on the way back. It owns the memory of a run and belongs to one thread.
 */
public final class GradientSolver {

    /** So many doubles are kept of the points of a run. */
    public static final int MEMORY = 1 << 22;

    private final OdeModel model;
    private final AdjointModel adjoint;
    private final SolveOptions options;
    private final AbsoluteTolerances tolerances;
    private final int states;
    private final int integrals;
    private final int parameterCount;
    private final StepRecord record;
    private final BackwardRun backward;
    private final double[] parameters;
    private final double[] point;
    private final double[] outputs;
    private final double[] weights;
    private final double[] byParameters;
    private final double[] byInitialValues;
    private StartPoint start = new StartPoint(0, new double[0], new double[0]);
    private double endTime;
    private double[] endPoint = new double[0];

    private GradientSolver(
            OdeModel model, AdjointModel adjoint, SolveOptions options, AbsoluteTolerances tolerances, int mostPoints) {
        this.model = model;
        this.adjoint = adjoint;
        this.options = options;
        this.tolerances = tolerances;
        this.states = model.dimension();
        this.integrals = model.integralCount();
        this.parameterCount = model.parameterCount();
        this.record = new StepRecord(model, mostPoints);
        this.backward = new BackwardRun(model, adjoint, step());
        this.parameters = new double[adjoint.parameterCount()];
        this.point = new double[2 * (states + integrals)];
        this.outputs = new double[adjoint.outputCount()];
        this.weights = new double[states + integrals];
        this.byParameters = new double[parameterCount];
        this.byInitialValues = new double[states];
    }

    /**
     * A solver for a model that was compiled with its adjoint.
     *
     * @throws NoGradientException if it was not, or if the method or the events of the model cannot be differentiated
     */
    public static GradientSolver of(OdeModel model, SolveOptions options) {
        return of(model, options, AbsoluteTolerances.of(model, options));
    }

    /** As above, with absolute tolerances of components. */
    public static GradientSolver of(OdeModel model, SolveOptions options, AbsoluteTolerances tolerances) {
        int size = model.dimension() + model.integralCount();
        return of(model, options, tolerances, Math.max(2, MEMORY / Math.max(1, size)));
    }

    /** As above, with so many points of a run in memory. */
    static GradientSolver of(OdeModel model, SolveOptions options, AbsoluteTolerances tolerances, int mostPoints) {
        AdjointModel adjoint = model.adjoint()
                .orElseThrow(() -> new NoGradientException(
                        "the model " + model.description().name()
                                + " was compiled without its adjoint; compile it with adjoint = always"));
        for (EventDescription event : model.description().events()) {
            if (event.assigns() || event.stops()) {
                throw new NoGradientException("gradients do not go through the event `" + event.name() + "` ("
                        + model.description().source() + ":" + event.line() + "), which changes the run");
            }
        }
        return new GradientSolver(model, adjoint, options, tolerances, mostPoints);
    }

    private BackwardStep step() {
        Method method = options.method();
        return switch (method.kind()) {
            case TAYLOR -> new TaylorBackward(model, adjoint, options.effectiveOrder());
            case FIXED_GRID, RUNGE_KUTTA ->
                new RungeKuttaBackward(model, adjoint, RungeKutta.tableau(method, options.controller()));
            case MULTISTEP, STIFF, AUTOMATIC ->
                throw new NoGradientException("steps of `" + method
                        + "` are not differentiated; `taylor` and all explicit" + " Runge-Kutta methods are");
        };
    }

    /** Where a run starts: the initial state, and which of its values are given rather than the model's own (NaN where not). */
    public record StartPoint(double t0, double[] state, double[] given) {}

    /** Integrates with parameters from a start to {@code t1}; the result says how far it came. */
    public Solution run(double[] values, StartPoint from, double t1) {
        System.arraycopy(values, 0, parameters, 0, parameterCount);
        Arrays.fill(parameters, parameterCount, parameters.length, 0);
        model.setParameters(values);
        start = from;
        Solution solution = Integrator.of(model, options, tolerances).solve(from.t0(), from.state(), t1, record);
        endTime = solution.time();
        endPoint = Arrays.copyOf(solution.state(), states + integrals);
        System.arraycopy(solution.integrals(), 0, endPoint, states, integrals);
        return solution;
    }

    /** The values at the end of the run of what may be differentiated, outputs, then losses. */
    public double[] targets() {
        evaluate(endTime, endPoint);
        return Arrays.copyOf(outputs, adjoint.targetCount());
    }

    /** Differentiates the sum of targets and integrals at the end of the run, each double with its weight. */
    public void differentiate(double[] targetWeights, double[] integralWeights) {
        System.arraycopy(targetWeights, 0, parameters, parameterCount, adjoint.targetCount());
        for (int i = 0; i < states; i++) {
            parameters[parameterCount + adjoint.targetCount() + i] = Double.isNaN(start.given()[i]) ? 1 : 0;
        }
        Arrays.fill(point, 0);
        evaluate(endTime, endPoint);
        int at = adjoint.targetCount();
        System.arraycopy(outputs, at, weights, 0, states + integrals);
        for (int i = 0; i < integrals; i++) {
            weights[states + i] += integralWeights[i];
        }
        System.arraycopy(outputs, at + states + integrals, byParameters, 0, parameterCount);
        backward.run(record, weights, byParameters);
        takeStart(at + states + integrals + parameterCount);
    }

    private void takeStart(int offset) {
        System.arraycopy(weights, 0, point, states + integrals, states + integrals);
        evaluate(start.t0(), start.state());
        System.arraycopy(outputs, offset, byInitialValues, 0, states);
        for (int i = 0; i < parameterCount; i++) {
            byParameters[i] += outputs[offset + states + i];
        }
    }

    private void evaluate(double t, double[] from) {
        System.arraycopy(from, 0, point, 0, from.length);
        Arrays.fill(point, from.length, states + integrals, 0);
        adjoint.setParameters(parameters);
        adjoint.outputs(t, point, outputs);
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
        double value = target >= 0 ? targets()[target] : endPoint[states + integral];
        differentiate(targetWeights, integralWeights);
        return new Gradient(model.description(), name, value, byParameters, byInitialValues);
    }

    /** The labels of what may be differentiated beside the integrals: outputs, then losses. */
    public List<String> targetLabels() {
        return adjoint.description().outputLabels().subList(0, adjoint.targetCount());
    }

    /** The derivative with respect to a double of the parameters. */
    public double byParameter(int position) {
        return byParameters[position];
    }

    /** The derivative with respect to an initial value, with all that the model derives from it. */
    public double byInitialValue(int component) {
        return byInitialValues[component];
    }
}
