package brook.runtime.integrator;

import brook.runtime.AbsoluteTolerances;
import brook.runtime.Ending;
import brook.runtime.EventOccurrence;
import brook.runtime.OdeModel;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.Statistics;
import brook.runtime.Step;
import brook.runtime.StepListener;
import brook.runtime.event.EventLog;
import brook.runtime.output.Trajectory;
import brook.runtime.parallel.Workers;
import brook.runtime.run.NextStep;
import brook.runtime.run.RunCosts;
import brook.runtime.run.StepMethod;
import brook.runtime.run.Stepper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Integrates a model with any of the methods: one front, one result.
 *
 * <pre>{@code
 * Integrator integrator = Integrator.of(model, SolveOptions.STANDARD.rtol(1e-12));
 * Solution solution = integrator.solve(0, new double[] {1, 0}, 20);
 * }</pre>
 *
 * <p>It owns the memory of a run and may be used for any number of runs, one after the other; like its model it belongs
 * to one thread at a time. Steps allocate nothing, events what a listener is told of them. Trouble with numbers is never an exception: see {@link Ending}.
 */
public final class Integrator {

    private static final StepListener NOBODY = step -> true;

    private final OdeModel model;
    private final SolveOptions options;
    private final StepMethod method;
    private final Stepper stepper;
    /** A point with all that listeners see of it. */
    private final double[] point;

    private StepListener listener = NOBODY;

    Integrator(OdeModel model, SolveOptions options, StepMethod method, RunCosts costs) {
        this.model = model;
        this.options = options;
        this.method = method;
        model.useWorkers(Workers.of(options.threads()));
        this.stepper = new Stepper(model, options, method, costs);
        this.point = new double[model.dimension() + model.integralCount() + model.discreteCount()];
    }

    /** An integrator with the options that the model itself states. */
    public static Integrator of(OdeModel model) {
        return of(model, model.description().solve().options());
    }

    /** An integrator with options of the caller. */
    public static Integrator of(OdeModel model, SolveOptions options) {
        return of(model, options, AbsoluteTolerances.of(model, options));
    }

    /** An integrator with options of the caller, and with absolute tolerances of the components that count instead of that of the options. */
    public static Integrator of(OdeModel model, SolveOptions options, AbsoluteTolerances tolerances) {
        RunCosts costs = new RunCosts();
        return new Integrator(model, options, Methods.of(model, options, tolerances, costs), costs);
    }

    /** From now on steps have {@link Step#exchangeStageValues}, where the method has stages and the model leaves something for its adjoint. */
    public void keepStageValues() {
        method.keepStageValues();
    }

    /** Integrates from {@code t0} to {@code t1}, which may lie before it; the parameters must have been set. */
    public Solution solve(double t0, double[] state, double t1) {
        return solve(t0, state, t1, NOBODY);
    }

    /** Integrates and tells the listener of every step. */
    public Solution solve(double t0, double[] state, double t1, StepListener listener) {
        return solve(t0, state, new double[] {t1}, listener);
    }

    /** Integrates through times at which steps end, in the order of the run; the last is its end. Tells the listener of every step. */
    public Solution solve(double t0, double[] state, double[] times, StepListener listener) {
        begin(t0, state, times, listener);
        while (advance()) {
            // The listener sees it.
        }
        return end();
    }

    /**
     * Begins a run that the caller drives with {@link #advance()} and ends with {@link #end()}, through times at which steps end; tells the listener of it
     * all.
     */
    public void begin(double t0, double[] state, double[] times, StepListener of) {
        start(t0, state, times);
        listener = of;
        stepper.taken().endState(point);
        listener.begin(t0, times[times.length - 1], point);
        tellEvents();
    }

    /** Takes one step and tells the listener of it; false if the run is over and there was none to take. */
    public boolean advance() {
        boolean any = stepper.step();
        boolean on = !any || listener.accept(stepper.taken());
        tellEvents();
        if (!on) {
            stepper.stop();
        }
        return any;
    }

    /** Ends the run, whose listener is told, and says what it came to. */
    public Solution end() {
        Solution solution = solution();
        stepper.taken().endState(point);
        listener.end(solution.time(), point);
        listener = NOBODY;
        return solution;
    }

    /** Leaves a run where it is. */
    public void stop() {
        stepper.stop();
        listener = NOBODY;
    }

    /** Says where the next step starts, but for points that are not written before {@link #catchUp}; false if there is none. */
    boolean next(NextStep into) {
        return stepper.next(into);
    }

    /** Writes the points that {@link #next} may have left. */
    void catchUp() {
        stepper.catchUp();
    }

    private void tellEvents() {
        EventLog log = stepper.events().log();
        for (int i = 0; i < log.count() && listener != NOBODY; i++) {
            listener.event(
                    new EventOccurrence(model.description(), log.event(i), log.time(i), log.before(i), log.after(i)));
        }
    }

    /** Integrates and keeps the whole trajectory, which then answers at any time. */
    public Trajectory trajectory(double t0, double[] state, double t1) {
        Trajectory trajectory = new Trajectory();
        solve(t0, state, t1, trajectory);
        return trajectory;
    }

    /** Begins a run that the caller drives with {@link #step()}, through times at which steps end; the last is its end. */
    public void start(double t0, double[] state, double... times) {
        if (state.length != model.dimension()) {
            throw new IllegalArgumentException(state.length + " initial values for " + model.dimension() + " states");
        }
        if (!Double.isFinite(t0) || times.length == 0) {
            throw new IllegalArgumentException("a run from t = " + t0 + " through " + times.length + " times");
        }
        stepper.start(t0, state, times);
    }

    /** Takes one step; false if the run is over and there was none to take. */
    public boolean step() {
        return stepper.step();
    }

    /** The step taken last. */
    public Step lastStep() {
        return stepper.taken();
    }

    /** How the run ended, or what it came to so far if it has not; then it counts as stopped. */
    public Solution solution() {
        double[] end = new double[model.dimension() + model.integralCount()];
        stepper.taken().endState(end);
        return new Solution(
                stepper.running() ? Ending.STOPPED : stepper.ending(),
                stepper.taken().endTime(),
                Arrays.copyOf(end, model.dimension()),
                Arrays.copyOfRange(end, model.dimension(), end.length),
                stepper.nonFinite(),
                stepper.events().accumulation(),
                statistics(),
                warnings(),
                method.notes());
    }

    private Statistics statistics() {
        RunCosts costs = stepper.costs();
        return new Statistics(
                options.method().text(),
                method.order(),
                options.rtol(),
                options.effectiveAtol(),
                costs.steps(),
                costs.rejected(),
                stepper.evaluations(),
                method.paperEvaluations(costs),
                costs.jacobians(),
                costs.factorizations(),
                costs.switches(),
                stepper.events().fired(),
                costs.shortest(),
                costs.longest(),
                costs.exceeded(),
                costs.largestError());
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (model.description().fma() && FmaSpeed.SLOW) {
            warnings.add(FmaSpeed.WARNING);
        }
        RunCosts costs = stepper.costs();
        if (costs.exceeded() > 0) {
            warnings.add(inaccurate(costs));
        }
        return warnings;
    }

    private String inaccurate(RunCosts costs) {
        boolean integrals = model.integralCount() > 0 && options.control() == SolveOptions.Control.STATES;
        return String.format(
                Locale.ROOT,
                "the error of %d of %d steps was more than %.0f tolerances, at worst %.3g in the step up to %s = %s; "
                        + "a smaller rtol%s or a max_step keeps it lower",
                costs.exceeded(),
                costs.steps(),
                Statistics.TOO_LARGE,
                costs.largestError(),
                model.description().time(),
                costs.largestErrorTime(),
                integrals ? ", control = all" : "");
    }
}
