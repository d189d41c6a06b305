package brook.runtime.taylor;

import brook.runtime.Ending;
import brook.runtime.OdeModel;
import brook.runtime.Solution.NonFinite;
import brook.runtime.SolveOptions;
import brook.runtime.Step;
import brook.runtime.output.StepPolynomial;
import java.util.Arrays;
import java.util.Optional;

/** Takes one Taylor step after the other, without allocation. */
final class TaylorStepper {

    private final OdeModel model;
    private final int dimension;
    /** The doubles of a point: the states, and the integrals behind them. */
    private final int size;
    /** The components whose error counts: those of the states, or all. */
    private final int controlled;

    private final int plane;
    private final int order;
    private final double maxStep;
    private final long maxSteps;
    private final StepControl control;
    private final StepPolynomial polynomial;
    private final HeldModes modes;
    private final int orderOfJet;
    private final DefectCheck defects;
    private final HeldEvents roots;
    private final EventRounds rounds;
    private final Instants instants;
    private final HeldEvents.Due due = this::due;
    /** Whether there are events at all: without them nothing of theirs is done. */
    private final boolean eventful;

    private final double[] jet;
    /** What rounding took from the state at the start of the step, and at its end. */
    private double[] carry;

    private double[] nextCarry;
    /** The state at the end of the last step, and where the next is tried. */
    private double[] state;

    private double[] scratch;
    /** A point within the step, and the discrete variables during it. */
    private final double[] within;

    private final double[] withinCarry;
    private final double[] discretes;
    private final DoubleLengthTime time = new DoubleLengthTime();

    private final TakenStep taken;
    /** How far the step goes that is being taken. */
    private double reached;

    private double target;
    private double direction;
    private boolean running;
    private Ending ending = Ending.REACHED_END;
    private final RunCosts costs = new RunCosts();
    private boolean landed;
    private int changes;

    TaylorStepper(OdeModel model, SolveOptions options) {
        this.model = model;
        this.dimension = model.dimension();
        this.size = dimension + model.integralCount();
        this.controlled = options.control() == SolveOptions.Control.ALL ? size : dimension;
        this.plane = model.planeSize();
        this.order = options.effectiveOrder();
        this.maxStep = options.maxStep();
        this.maxSteps = options.maxSteps();
        this.control = new StepControl(controlled, plane, options);
        this.polynomial = new StepPolynomial(dimension, size - dimension, plane, order);
        this.modes = new HeldModes(model, order, options.rtol());
        this.roots = new HeldEvents(model, order, options.rtol());
        this.rounds = new EventRounds(model);
        this.orderOfJet = modes.any() || roots.any() ? order + 1 : order;
        this.instants = new Instants(model, modes, roots, rounds, orderOfJet);
        this.eventful = rounds.any() || model.discreteCount() > 0;
        this.defects = new DefectCheck(model, polynomial, control, controlled, size, options.rtol());
        this.jet = new double[Math.multiplyExact(orderOfJet + 1, plane)];
        this.carry = new double[size];
        this.nextCarry = new double[size];
        this.state = new double[size];
        this.scratch = new double[size];
        this.within = new double[roots.any() ? size : 0];
        this.withinCarry = new double[within.length];
        this.discretes = new double[model.discreteCount()];
        this.taken = new TakenStep(dimension, size, plane, order, jet, polynomial, discretes, rounds.discretes());
    }

    void start(double t0, double[] x0, double t1) {
        System.arraycopy(x0, 0, state, 0, dimension);
        Arrays.fill(state, dimension, size, 0);
        Arrays.fill(nextCarry, 0);
        time.set(t0);
        taken.start(t0, state);
        target = t1;
        direction = t1 < t0 ? -1 : 1;
        costs.start();
        landed = false;
        changes = 0;
        running = true;
        if (eventful) {
            rounds.start(t0, state, t1);
        }
        modes.start(t0, state);
        instants.clear();
        if (eventful) {
            instants.start(t0, state, nextCarry, direction);
            System.arraycopy(rounds.discretes(), 0, discretes, 0, discretes.length);
            finishByEvents();
        }
        if (running && t0 == t1) {
            finish(Ending.REACHED_END);
        }
    }

    /** Events may have ended the run. */
    private void finishByEvents() {
        if (rounds.accumulation().isPresent()) {
            finish(Ending.EVENTS_ACCUMULATE);
        } else if (instants.slides()) {
            finish(Ending.SLIDING);
        } else if (rounds.stopped()) {
            finish(Ending.STOPPED_BY_EVENT);
        }
    }

    /** Takes a step; false if the run is over and none was taken. */
    boolean step() {
        if (running && costs.steps() >= maxSteps) {
            finish(Ending.MAX_STEPS);
        }
        rounds.log().clear();
        if (!running) {
            return false;
        }
        double[] last = carry;
        carry = nextCarry;
        nextCarry = last;
        return attempt();
    }

    private boolean attempt() {
        System.arraycopy(state, 0, jet, 0, size);
        if (discretes.length > 0) {
            System.arraycopy(rounds.discretes(), 0, discretes, 0, discretes.length);
            model.setDiscretes(discretes);
        }
        if (!findJet()) {
            return finish(Ending.SLIDING);
        }
        double allowed = Math.min(control.step(jet), maxStep);
        return Double.isNaN(allowed) ? finish(Ending.NOT_FINITE) : advance(allowed);
    }

    /** The jet with the modes that hold from here on; false where no mode lets the state go on. */
    private boolean findJet() {
        computeJet();
        if (modes.any() && costs.steps() == 0 && changes == 0) {
            modes.findLevels(jet);
            landed = true;
        }
        for (int i = changes; landed && modes.settle(jet, direction); i++) {
            if (i > modes.mostChanges()) {
                return false;
            }
            computeJet();
        }
        return changes <= modes.mostChanges();
    }

    private void computeJet() {
        model.jet(time.head(), jet, orderOfJet);
        costs.evaluation();
    }

    /** Goes on by the step allowed, or less: to the end of the run, or to where a right-hand side jumps or an event is. */
    private boolean advance(double allowed) {
        double end = eventful ? rounds.nextTime() : target;
        double distance = time.distanceTo(end);
        boolean last = allowed >= Math.abs(distance);
        double whole = last ? distance : Math.copySign(allowed, distance);
        if (modes.any() || roots.any()) {
            double reach = roots.reach(jet, modes.reach(jet, whole));
            last &= reach == whole;
            whole = reach;
        }
        if (!last && time.head() + whole == time.head()) {
            return finish(Ending.STEP_UNDERFLOW);
        }
        double h = modes.any() ? modes.locate(jet, whole) : whole;
        h = roots.any() ? roots.locate(jet, h) : h;
        if (h == 0) {
            return happenHere();
        }
        if (control.gap() && h == whole) {
            while (!solves(h)) {
                h /= 2;
                last = false;
                if (time.head() + h == time.head()) {
                    return finish(Ending.STEP_UNDERFLOW);
                }
            }
            whole = h;
        }
        if (!polynomial.evaluate(jet, carry, h, scratch, nextCarry)) {
            return finish(Ending.NOT_FINITE);
        }
        boolean arrives = last && (h == whole || eventful && time.plus(h) == end);
        take(h, arrives, end);
        return true;
    }

    /** Takes the step, and then whatever happens at its end. */
    private void take(double h, boolean arrives, double end) {
        reached = h;
        if (modes.any()) {
            modes.leave(jet, h);
        }
        if (roots.any()) {
            roots.pass(jet, h, time, due);
        }
        accept(h, arrives, end);
        if (modes.any()) {
            changeModes(h);
        }
        if (eventful) {
            happen();
        }
        if (running && time.head() == target) {
            finish(Ending.REACHED_END);
        }
    }

    /** An event on the step that is being taken; one before its end changes nothing but the record. */
    private void due(int event, double offset) {
        if (offset == reached) {
            rounds.due(event);
        } else {
            polynomial.evaluate(jet, carry, offset, within, withinCarry);
            double head = time.plus(offset);
            rounds.watch(event, head, -time.distanceTo(head) + offset, within);
        }
    }

    /** What happens at the time reached; modes that have just changed may make conditions true. */
    private void happen() {
        rounds.at(time.head(), time.tail());
        if (landed || rounds.anyDue()) {
            landed |= instants.run(time.head(), state, nextCarry, direction);
        }
        finishByEvents();
    }

    /** A crossing that rounding hid at the end of the last step. */
    private boolean happenHere() {
        reached = 0;
        if (modes.any() && instants.land(time.head(), state, 0, direction)) {
            landed = true;
            changes++;
            costs.landing();
        }
        roots.pass(jet, 0, time, due);
        if (eventful) {
            System.arraycopy(carry, 0, nextCarry, 0, size);
            happen();
            System.arraycopy(nextCarry, 0, carry, 0, size);
        }
        return running && attempt();
    }

    private void changeModes(double h) {
        landed = instants.land(time.head(), state, h, direction);
        changes = landed && taken.startTime() == time.head() ? changes + 1 : 0;
        if (landed) {
            costs.landing();
        }
    }

    /** Whether the polynomial still solves the equations after {@code h}. */
    private boolean solves(double h) {
        if (!polynomial.evaluate(jet, carry, h, scratch, nextCarry)) {
            return false;
        }
        costs.evaluation();
        return defects.solves(jet, h, time.head() + h, scratch);
    }

    private void accept(double h, boolean arrives, double end) {
        double[] last = state;
        state = scratch;
        scratch = last;
        taken.take(time.head(), time.tail(), carry, h);
        if (arrives) {
            time.set(end);
        } else {
            time.add(h);
        }
        taken.endAt(time.head(), state);
        costs.step(h, arrives);
    }

    private boolean finish(Ending how) {
        running = false;
        ending = how;
        return false;
    }

    /** Ends the run where it stands, unless it is over already. */
    void stop() {
        if (running) {
            finish(Ending.STOPPED);
        }
    }

    /** The first coefficient that is not finite, lowest order first; a state that overflowed has order 0. */
    Optional<NonFinite> nonFinite() {
        if (ending != Ending.NOT_FINITE) {
            return Optional.empty();
        }
        for (int k = 0; k <= order; k++) {
            for (int i = 0; i < size; i++) {
                if (!Double.isFinite(jet[k * plane + i])) {
                    return Optional.of(new NonFinite(i, k));
                }
            }
        }
        for (int i = 0; i < size; i++) {
            if (!Double.isFinite(scratch[i])) {
                return Optional.of(new NonFinite(i, 0));
            }
        }
        throw new AssertionError("all coefficients are finite");
    }

    Ending ending() {
        return ending;
    }

    boolean running() {
        return running;
    }

    RunCosts costs() {
        return costs;
    }

    /** The jets that were computed. */
    long evaluations() {
        return costs.evaluations() + instants.evaluations();
    }

    EventRounds rounds() {
        return rounds;
    }

    int order() {
        return order;
    }

    /** The step taken last. */
    Step taken() {
        return taken;
    }

    double endTime() {
        return taken.endTime();
    }

    /** The point reached: the state, the integrals and the discrete variables, as far as there is room. */
    void endState(double[] result) {
        taken.endState(result);
    }
}
