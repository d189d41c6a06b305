package brook.runtime.taylor;

import brook.runtime.AbsoluteTolerances;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.lanes.LaneRows;
import brook.runtime.run.NextStep;
import brook.runtime.run.RunCosts;
import java.util.Arrays;

/**
 * The next steps of several runs of a model: their jets at once, how far each goes, and where it ends.
 *
 * <p>Who drives the runs tells from where each of them goes on ({@link #from}) and then has all steps computed ({@link #compute}). A {@link LaneMethod}
 * takes what belongs to its run, and computes itself what is out of the ordinary: steps by orders that say nothing, and whatever happens within a step.
 */
public final class LaneSteps {

    /** The jets of all lanes. */
    private final OdeModel all;

    private final int lanes;
    private final int size;
    private final int watched;
    private final boolean readsTime;
    private final int controlled;
    private final int blocked;
    private final int order;
    private final int orderOfJet;
    private final double maxStep;
    private final LaneRows rows;
    private final LaneRows.Orders orders;
    private final StepControl control;
    private final LaneScale scale;
    private final LaneScale others;
    private final double factor;

    private final double[] jet;
    private final double[] parameters;
    private final double[] held;
    private double[] carries;
    private double[] newCarries;
    private final LaneRows.Ends ends;
    private final LaneRows.Rows slopes;
    private final LaneRows.Rows slopesOfOthers;
    private final double[] norms;
    private final double[] logs;
    private final double[] worst;
    private final double[] largest;
    private final double[] limits;
    private final double[] steps;
    /** How long the step before was whose slopes are to be compared; NaN if there is none. */
    private final double[] pending;
    /** What the step before has erred by, in tolerances, until it has been told; NaN if there is nothing to tell. */
    private final double[] estimates;
    /** Whether the run of a lane stands at the end of its step and goes on from there by itself. */
    private final boolean[] ahead;

    private boolean newParameters = true;
    private boolean newlyHeld = true;

    /**
     * Steps for runs with these options.
     *
     * @param all the jets of several runs of {@code model}
     */
    public LaneSteps(OdeModel all, OdeModel model, SolveOptions options, AbsoluteTolerances tolerances) {
        this.all = all;
        this.lanes = all.laneCount();
        this.size = model.dimension() + model.integralCount();
        this.watched = model.modeCount() + model.rootCount();
        this.readsTime = all.dimension() + all.integralCount() > (size + watched) * lanes;
        this.controlled = options.controlled(model);
        this.blocked = model.dimension() - model.dimension() % 4;
        this.order = options.effectiveOrder();
        this.orderOfJet = watched > 0 ? order + 1 : order;
        this.maxStep = options.maxStep();
        this.rows = LaneRows.best(lanes);
        this.orders = new LaneRows.Orders(order, all.planeSize());
        TaylorMethod method = new TaylorMethod(model, options, tolerances, new RunCosts());
        this.control = new StepControl(options, method.scale());
        this.scale = new LaneScale(method.scale(), controlled, rows);
        this.others = new LaneScale(method.remainders().others(), size - controlled, rows);
        this.factor = method.remainders().factor();
        this.jet = new double[Math.multiplyExact(orderOfJet + 1, all.planeSize())];
        this.parameters = new double[all.parameterCount()];
        this.held = new double[all.discreteCount()];
        this.carries = new double[size * lanes];
        this.newCarries = new double[size * lanes];
        this.ends = new LaneRows.Ends(new double[lanes], new double[size * lanes], new double[size * lanes]);
        this.slopes = new LaneRows.Rows(ends.slopes(), 0, controlled);
        this.slopesOfOthers = new LaneRows.Rows(ends.slopes(), controlled * lanes, size - controlled);
        this.norms = new double[4 * lanes];
        this.logs = new double[3 * lanes];
        this.worst = new double[lanes];
        this.largest = new double[lanes];
        this.limits = new double[lanes];
        this.steps = ends.steps();
        this.pending = new double[lanes];
        Arrays.fill(pending, Double.NaN);
        this.estimates = pending.clone();
        this.ahead = new boolean[lanes];
    }

    /** One of the lanes, counted from 0. */
    public record Lane(LaneSteps steps, int number) {}

    /** A lane. */
    public Lane lane(int number) {
        return new Lane(this, number);
    }

    /** The parameters of the run in a lane. */
    public void parameters(int lane, double[] values) {
        newParameters |= put(values, parameters, 0, lane);
    }

    /** The run in a lane goes on from here. */
    public void from(int lane, NextStep next) {
        put(next.point(), jet, 0, lane);
        put(next.carry(), carries, 0, lane);
        newlyHeld |= put(next.discretes(), held, 0, lane);
        newlyHeld |= put(next.modes(), held, next.discretes().length, lane);
        on(lane, next);
    }

    /** The run in a lane, which is ahead, goes on for so much. */
    public void on(int lane, NextStep next) {
        if (readsTime) {
            jet[(size + watched) * lanes + lane] = next.time();
        }
        limits[lane] = next.limit();
    }

    /** Whether the run of a lane went on by its step without reading where that has led. */
    public boolean isAhead(int lane) {
        return ahead[lane];
    }

    /** The run of a lane goes on by its step. */
    void goAhead(int lane) {
        ahead[lane] = true;
    }

    /** The run of a lane knows itself where it is. */
    void comeBack(int lane) {
        ahead[lane] = false;
    }

    /** A lane without a run does what another one does. */
    public void repeat(int lane, int other) {
        for (int i = lane, j = other; i < parameters.length; i += lanes, j += lanes) {
            newParameters |= parameters[i] != parameters[j];
            parameters[i] = parameters[j];
        }
        for (int i = lane, j = other; i < held.length; i += lanes, j += lanes) {
            newlyHeld |= held[i] != held[j];
            held[i] = held[j];
        }
        int points = (size + watched + 1) * lanes;
        for (int i = lane, j = other; i < Math.min(points, all.planeSize()); i += lanes, j += lanes) {
            jet[i] = jet[j];
        }
        limits[lane] = limits[other];
        forget(lane);
    }

    private boolean put(double[] values, double[] into, int first, int lane) {
        boolean changed = false;
        int at = first * lanes + lane;
        for (double value : values) {
            changed |= into[at] != value;
            into[at] = value;
            at += lanes;
        }
        return changed;
    }

    /** Computes the jets of all lanes, their steps and where these end. */
    public void compute() {
        goOn();
        if (newParameters) {
            all.setParameters(parameters);
            newParameters = false;
        }
        if (newlyHeld) {
            all.setDiscretes(held);
            newlyHeld = false;
        }
        all.jet(0, jet, orderOfJet);
        compare();
        scale.start(jet, 0);
        findSteps();
        findEnds();
    }

    /** Lanes that are ahead start where their steps have ended. */
    private void goOn() {
        int some = 0;
        for (int l = 0; l < lanes; l++) {
            some += ahead[l] ? 1 : 0;
        }
        if (some == lanes) {
            System.arraycopy(ends.sums(), 0, jet, 0, size * lanes);
            double[] last = carries;
            carries = newCarries;
            newCarries = last;
            Arrays.fill(ahead, false);
        }
        for (int l = 0; l < lanes; l++) {
            if (ahead[l]) {
                goOn(l);
            }
        }
    }

    private void goOn(int lane) {
        for (int i = lane; i < size * lanes; i += lanes) {
            jet[i] = ends.sums()[i];
            carries[i] = newCarries[i];
        }
        ahead[lane] = false;
    }

    /** What the steps before have erred by: {@link RemainderCheck}, with the scale of these steps. */
    private void compare() {
        int plane = all.planeSize();
        scale.differences(jet, plane, slopes, worst);
        if (controlled < size) {
            int from = controlled * lanes;
            others.start(jet, from);
            others.differences(jet, plane + from, slopesOfOthers, largest);
            for (int l = 0; l < lanes; l++) {
                worst[l] = Math.max(worst[l], largest[l]);
            }
        }
        for (int l = 0; l < lanes; l++) {
            // A lane that takes no step before the next are computed still has this to tell then.
            estimates[l] = Double.isNaN(pending[l]) ? estimates[l] : worst[l] * pending[l] * factor;
            pending[l] = Double.NaN;
        }
    }

    private void findSteps() {
        for (int k = 0; k < 4; k++) {
            int of = order - 3 + k;
            if (order >= 5 || k >= 2) {
                scale.norms(jet, of * all.planeSize(), norms, k * lanes);
            }
        }
        control.usualSteps(scale.values(), norms, logs, steps);
        for (int l = 0; l < lanes; l++) {
            steps[l] = Double.isNaN(steps[l]) ? Double.NaN : TaylorMethod.length(steps[l], limits[l], maxStep);
        }
    }

    private void findEnds() {
        rows.simpleSums(jet, blocked, orders, ends);
        for (int i = blocked; i < size; i++) {
            rows.sums(jet, i * lanes, orders, ends);
        }
        rows.add(jet, carries, size * lanes, ends.sums(), newCarries);
        rows.largest(ends.sums(), 0, size, largest, 0);
    }

    /** The signed length of the step of a lane, NaN if it is out of the ordinary. */
    double step(int lane) {
        return largest[lane] <= Double.MAX_VALUE ? steps[lane] : Double.NaN;
    }

    /** How far the step of a lane was allowed to go. */
    double limit(int lane) {
        return limits[lane];
    }

    /** Tells what the step before has erred by, if there was one that ended where this one starts. */
    void estimate(int lane, double t, RunCosts costs) {
        if (!Double.isNaN(estimates[lane])) {
            costs.estimate(estimates[lane], t);
            estimates[lane] = Double.NaN;
        }
    }

    /** What comes next in a lane does not go on from the step before. */
    void forget(int lane) {
        pending[lane] = Double.NaN;
        estimates[lane] = Double.NaN;
    }

    /** The step of a lane was taken as a whole. */
    void taken(int lane) {
        pending[lane] = Math.abs(steps[lane]);
    }

    /** The length of the step before that is to be compared, NaN if there is none. */
    double pending(int lane) {
        return pending[lane];
    }

    /** The scale of the steps computed last. */
    LaneScale scale() {
        return scale;
    }

    /** Writes the derivatives at the end of the step of a lane. */
    void slopes(int lane, double[] into) {
        take(ends.slopes(), 0, lane, into, 0, size);
    }

    /** Writes where the step of a lane starts, and what rounding took from it. */
    void start(int lane, double[] point, double[] carry) {
        take(jet, 0, lane, point, 0, size);
        take(carries, 0, lane, carry, 0, size);
    }

    /** Writes where the step of a lane ends, and what rounding took from it. */
    void end(int lane, double[] point, double[] carry) {
        take(ends.sums(), 0, lane, point, 0, size);
        take(newCarries, 0, lane, carry, 0, size);
    }

    /** Writes the functions watched in a lane, into planes of the model. */
    void watched(int lane, double[] planes, int plane) {
        for (int k = 1; watched > 0 && k <= orderOfJet; k++) {
            take(jet, k * all.planeSize() + size * lanes, lane, planes, k * plane + size, watched);
        }
    }

    /** Writes the coefficients of some orders of a lane from order 1 on, states and integrals, into planes of the model. */
    void coefficients(int lane, double[] planes, int plane, int orderUpTo) {
        for (int k = 1; k <= orderUpTo; k++) {
            take(jet, k * all.planeSize(), lane, planes, k * plane, size);
        }
    }

    private void take(double[] from, int offset, int lane, double[] into, int first, int count) {
        int at = offset + lane;
        for (int i = first; i < first + count; i++) {
            into[i] = from[at];
            at += lanes;
        }
    }
}
