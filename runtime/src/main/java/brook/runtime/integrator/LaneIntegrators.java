package brook.runtime.integrator;

import brook.runtime.AbsoluteTolerances;
import brook.runtime.Method;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.run.NextStep;
import brook.runtime.run.RunCosts;
import brook.runtime.taylor.LaneMethod;
import brook.runtime.taylor.LaneSteps;
import java.util.ArrayList;
import java.util.List;

/**
 * Taylor integrators of one model that go on together, each with a run of its own: the jets and steps of all are computed at once.
 *
 * <pre>{@code
 * lanes.begun(lane); // when the integrator of a lane has begun a run
 * lanes.compute();
 * lanes.integrator(lane).advance(); // for each whose run is not over
 * }</pre>
 *
 * <p>Runs are those of single integrators whose model computes the same jets, to the bit: a run depends on nothing that others do, steps have their own lengths, and events and
 * jumps happen to one run. What a run needs beyond the jet of each step, it computes with its own model. One thread at a time.
 */
public final class LaneIntegrators {

    private final List<OdeModel> models = new ArrayList<>();
    private final List<LaneMethod> methods = new ArrayList<>();
    private final List<Integrator> integrators = new ArrayList<>();
    private final LaneSteps steps;
    private final NextStep next = new NextStep();
    private final double[] parameters;
    /** Whether a lane has a run that goes on. */
    private final boolean[] going;
    /** Whether a lane without a run does what another one did. */
    private final boolean[] idle;

    private LaneIntegrators(OdeModel all, OdeModel model, SolveOptions options, AbsoluteTolerances tolerances) {
        int lanes = all.laneCount();
        this.steps = new LaneSteps(all, model, options, tolerances);
        this.parameters = new double[model.parameterCount()];
        this.going = new boolean[lanes];
        this.idle = new boolean[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            RunCosts costs = new RunCosts();
            OdeModel own = model.another();
            LaneMethod method = new LaneMethod(steps.lane(lane), own, options, tolerances, costs);
            models.add(own);
            methods.add(method);
            integrators.add(new Integrator(own, options, method, costs));
        }
    }

    /**
     * Integrators on instances of a model of their own.
     *
     * @param all the class of the jets of several runs of the model; an instance of its own is made
     * @throws IllegalArgumentException if the method has no use for jets, or the class is not that of runs of the model
     */
    public static LaneIntegrators of(
            OdeModel all, OdeModel model, SolveOptions options, AbsoluteTolerances tolerances) {
        if (!fit(all, model, options)) {
            throw new IllegalArgumentException(
                    "no runs of " + model.description().name() + " in lanes by "
                            + options.method().text());
        }
        return new LaneIntegrators(all.another(), model, options, tolerances);
    }

    /** Whether runs of a model with these options go in lanes of a class. */
    public static boolean fit(OdeModel all, OdeModel model, SolveOptions options) {
        int lanes = all.laneCount();
        return options.method() == Method.TAYLOR
                && all.parameterCount() == lanes * model.parameterCount()
                && all.dimension() == lanes * model.dimension()
                && all.discreteCount() == lanes * (model.discreteCount() + model.modeCount());
    }

    /** How many there are. */
    public int count() {
        return going.length;
    }

    /** The instance of the model that the integrator of a lane works with. */
    public OdeModel model(int lane) {
        return models.get(lane);
    }

    /** The integrator of a lane, whose runs must be told to {@link #begun}. */
    public Integrator integrator(int lane) {
        return integrators.get(lane);
    }

    /** A run has begun in a lane, with the parameters that its model has now. */
    public void begun(int lane) {
        models.get(lane).parameters(parameters);
        steps.parameters(lane, parameters);
        idle[lane] = false;
    }

    /** Computes the next steps of all runs that are not over; lanes without one repeat what another does, which harms nobody. */
    public void compute() {
        int some = -1;
        for (int lane = 0; lane < going.length; lane++) {
            Integrator integrator = integrators.get(lane);
            going[lane] = integrator.next(next);
            if (going[lane] && steps.isAhead(lane)) {
                steps.on(lane, next);
                some = lane;
                continue;
            }
            integrator.catchUp();
            if (going[lane]) {
                steps.from(lane, next);
                some = lane;
            }
        }
        if (some >= 0) {
            repeat(some);
            steps.compute();
        }
        for (int lane = 0; lane < going.length; lane++) {
            if (going[lane]) {
                methods.get(lane).computed();
            }
        }
    }

    private void repeat(int other) {
        for (int lane = 0; lane < going.length; lane++) {
            if (!going[lane] && !idle[lane]) {
                steps.repeat(lane, other);
                idle[lane] = true;
            }
        }
    }
}
