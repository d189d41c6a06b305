package brook.runtime.run;

import brook.runtime.Ending;
import brook.runtime.OdeModel;
import brook.runtime.Solution.NonFinite;
import brook.runtime.SolveOptions;
import brook.runtime.Step;
import brook.runtime.output.StepPolynomial;
import java.util.Arrays;
import java.util.Optional;

/** Takes one step after the other with a method, through events and jumps, without allocation. */
public final class Stepper {

    private final OdeModel model;
    /** The doubles of a point: the states, and the integrals behind them. */
    private final int size;

    private final long maxSteps;
    private final StepMethod method;
    private final StepPlanes step;
    private final HeldModes modes;
    private final int orderOfJet;
    private final HeldEvents roots;
    private final EventRounds rounds;
    private final Instants instants;
    private final WatchedInterpolant watched;
    /** Whether there are events at all: without them nothing of theirs is done. */
    private final boolean eventful;
    /** Whether something is held during a step. */
    private final boolean holds;
    /** Whether functions are watched that come as polynomials of their own. */
    private final boolean interpolates;
    /** Whether steps may be taken ahead, since nothing else can happen. */
    private final boolean goesAhead;

    private final double[] jet;
    /** What rounding took from the state at the start of the step, and at its end. */
    private double[] carry;

    private double[] nextCarry;
    /** The state at the end of the last step, and where the next is tried. */
    private double[] state;

    private double[] scratch;
    /** The discrete variables during the step. */
    private final double[] discretes;

    private final DoubleLengthTime time = new DoubleLengthTime();

    private final TakenStep taken;
    private final DueEvents due;
    private final LandingTimes landings = new LandingTimes();
    private boolean running;
    private Ending ending = Ending.REACHED_END;
    private final RunCosts costs;
    private boolean landed;
    private int changes;

    /** Steps of a method for a model, which counts in {@code costs} what it does. */
    public Stepper(OdeModel model, SolveOptions options, StepMethod method, RunCosts costs) {
        this.model = model;
        this.method = method;
        this.costs = costs;
        int dimension = model.dimension();
        this.size = dimension + model.integralCount();
        this.maxSteps = options.maxSteps();
        boolean watches = model.modeCount() + model.rootCount() > 0;
        int watchedDegree = method.isSeries() ? method.degree() : WatchedInterpolant.DEGREE;
        this.modes = new HeldModes(model, watchedDegree, options.rtol());
        this.roots = new HeldEvents(model, watchedDegree, options.rtol());
        this.rounds = new EventRounds(model);
        this.orderOfJet = watches ? watchedDegree + 1 : method.degree();
        this.instants = new Instants(model, modes, roots, rounds, orderOfJet);
        this.watched = new WatchedInterpolant(model, options.rtol(), costs);
        this.eventful = rounds.any() || model.discreteCount() > 0;
        this.holds = modes.any() || model.discreteCount() > 0;
        this.interpolates = watches && !method.isSeries();
        this.goesAhead = method.goesAhead() && !eventful && !holds && !watches;
        this.jet = new double[Math.multiplyExact(Math.max(orderOfJet, method.degree()) + 1, model.planeSize())];
        StepPolynomial polynomial = new StepPolynomial(dimension, size - dimension, model.planeSize(), method.degree());
        this.step = new StepPlanes(jet, method, polynomial);
        this.carry = new double[size];
        this.nextCarry = new double[size];
        this.state = new double[size];
        this.scratch = new double[size];
        this.due = new DueEvents(rounds, step, time, roots.any() ? size : 0);
        this.discretes = new double[model.discreteCount()];
        this.taken = new TakenStep(dimension, size, model.planeSize(), method, step, discretes, rounds.discretes());
    }

    /** Begins a run through times at which steps end, the last of them its end; the parameters of the model have been set. */
    public void start(double t0, double[] x0, double... times) {
        landings.start(t0, times);
        System.arraycopy(x0, 0, state, 0, model.dimension());
        Arrays.fill(state, model.dimension(), size, 0);
        Arrays.fill(nextCarry, 0);
        time.set(t0);
        step.start();
        taken.start(t0, state);
        costs.start();
        landed = false;
        changes = 0;
        running = true;
        if (eventful) {
            rounds.start(t0, state, landings.end());
        }
        modes.start(t0, state);
        method.start(t0, state, landings.end());
        instants.clear();
        if (eventful) {
            instants.start(t0, state, nextCarry, landings.direction());
            System.arraycopy(rounds.discretes(), 0, discretes, 0, discretes.length);
            finishByEvents();
        }
        if (running && t0 == landings.end()) {
            finish(Ending.REACHED_END);
        }
    }

    /** Events may have ended the run. */
    private void finishByEvents() {
        Optional<Ending> ended = instants.ending();
        if (ended.isPresent()) {
            finish(ended.get());
        }
    }

    /** Takes a step; false if the run is over and none was taken. */
    public boolean step() {
        if (goesAhead && running && costs.steps() < maxSteps && takeAhead()) {
            return true;
        }
        step.catchUp();
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

    /** Takes a step that is there already. */
    private boolean takeAhead() {
        double h = method.takeAhead(time.head());
        if (Double.isNaN(h)) {
            return false;
        }
        step.takenAhead(carry, state, nextCarry);
        pass(h, false, Double.NaN);
        return true;
    }

    private boolean attempt() {
        for (int i = 0; i < size; i++) {
            jet[i] = state[i]; // what was just written is not there yet for a copy of several at once
        }
        if (discretes.length > 0) {
            System.arraycopy(rounds.discretes(), 0, discretes, 0, discretes.length);
            model.setDiscretes(discretes);
        }
        if (!findModes()) {
            return finish(Ending.SLIDING);
        }
        if (holds) {
            method.hold(modes.values(), discretes);
        }
        double end = nextEnd();
        return tryStep(time.distanceTo(end), end);
    }

    /** The time at which the next step ends, if the accuracy allows so much. */
    private double nextEnd() {
        return landings.next(time.head(), eventful ? rounds.nextTime() : landings.end());
    }

    /** Says where the next step starts, but for points that are not written before {@link #catchUp}; false if there is none. */
    public boolean next(NextStep into) {
        boolean any = running && costs.steps() < maxSteps;
        if (any) {
            into.start(time.head(), state, nextCarry);
            into.hold(rounds.discretes(), modes.values(), time.distanceTo(nextEnd()));
        }
        return any;
    }

    /** Writes the points that steps taken ahead have left. */
    public void catchUp() {
        step.catchUp();
    }

    /** Finds a step of at most {@code limit} and takes it. */
    private boolean tryStep(double limit, double end) {
        double found = step.attempt(time.head(), limit);
        if (Double.isNaN(found)) {
            return finish(Ending.NOT_FINITE);
        }
        return found == 0 ? finish(Ending.STEP_UNDERFLOW) : advance(found, end);
    }

    /** The modes that hold from here on, and the jet where steps are series; false where no mode lets the state go on. */
    private boolean findModes() {
        boolean first = modes.any() && costs.steps() == 0 && changes == 0;
        if (method.isSeries() || first || landed && modes.any()) {
            computeJet();
        }
        if (first) {
            modes.findLevels(jet);
            landed = true;
        }
        for (int i = changes; landed && modes.settle(jet, landings.direction()); i++) {
            if (i > modes.mostChanges()) {
                return false;
            }
            method.jumped();
            computeJet();
        }
        return changes <= modes.mostChanges();
    }

    private void computeJet() {
        method.jet(model, time.head(), jet, orderOfJet);
        costs.evaluation();
    }

    /** Goes on by the step found, or less: to the end of the run, or to where a right-hand side jumps or an event is. */
    private boolean advance(double found, double end) {
        double distance = time.distanceTo(end);
        boolean last = Math.abs(found) >= Math.abs(distance);
        double whole = last ? distance : found;
        if (interpolates) {
            double reach = watched.find(step, carry, time.head(), whole);
            if (reach != whole) {
                costs.rejection();
                return time.head() + reach == time.head() ? finish(Ending.STEP_UNDERFLOW) : tryStep(reach, end);
            }
        } else if (modes.any() || roots.any()) {
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
        boolean finite =
                h == found ? method.end(jet, carry, scratch, nextCarry) : step.evaluate(carry, h, scratch, nextCarry);
        if (!finite) {
            return finish(Ending.NOT_FINITE);
        }
        boolean arrives = last && (h == whole || eventful && time.plus(h) == end);
        take(h, arrives, end);
        return true;
    }

    /** Takes the step, and then whatever happens at its end. */
    private void take(double h, boolean arrives, double end) {
        if (modes.any()) {
            modes.leave(jet, h);
        }
        if (roots.any()) {
            due.upTo(h, carry);
            roots.pass(jet, h, time, due);
        }
        accept(h, arrives, end);
        if (modes.any()) {
            changeModes(h);
        }
        if (eventful) {
            happen();
        }
        if (running && time.head() == landings.end()) {
            finish(Ending.REACHED_END);
        }
    }

    /** What happens at the time reached; modes that have just changed may make conditions true. */
    private void happen() {
        rounds.at(time.head(), time.tail());
        if (landed || rounds.anyDue()) {
            if (holds) {
                step.all(); // with the discrete variables as they were during the step
            }
            if (instants.run(time.head(), state, nextCarry, landings.direction())) {
                landed = true;
                method.jumped();
            }
        }
        finishByEvents();
    }

    /** A crossing that rounding hid at the end of the last step. */
    private boolean happenHere() {
        if (modes.any() && instants.land(time.head(), state, 0, landings.direction())) {
            landed = true;
            method.jumped();
            changes++;
            costs.landing();
        }
        due.upTo(0, carry);
        roots.pass(jet, 0, time, due);
        if (eventful) {
            System.arraycopy(carry, 0, nextCarry, 0, size);
            happen();
            System.arraycopy(nextCarry, 0, carry, 0, size);
        }
        return running && attempt();
    }

    private void changeModes(double h) {
        landed = instants.land(time.head(), state, h, landings.direction());
        changes = landed && taken.startTime() == time.head() ? changes + 1 : 0;
        if (landed) {
            method.jumped();
            costs.landing();
        }
    }

    private void accept(double h, boolean arrives, double end) {
        double[] last = state;
        state = scratch;
        scratch = last;
        pass(h, arrives, end);
        method.taken(h);
    }

    /** The time goes on. */
    private void pass(double h, boolean arrives, double end) {
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
        if (how == Ending.REACHED_END) {
            method.finish(time.head(), state);
        }
        return false;
    }

    /** Ends the run where it stands, unless it is over already. */
    public void stop() {
        if (running) {
            finish(Ending.STOPPED);
        }
    }

    /** What is not finite, if that ended the run. */
    public Optional<NonFinite> nonFinite() {
        return ending == Ending.NOT_FINITE
                ? Optional.of(new NonFiniteSearch(model, method).find(time.head(), jet, scratch))
                : Optional.empty();
    }

    /** How the run ended, if it did. */
    public Ending ending() {
        return ending;
    }

    /** Whether the run goes on. */
    public boolean running() {
        return running;
    }

    /** What the run costs. */
    public RunCosts costs() {
        return costs;
    }

    /** The right-hand sides and jets that were computed. */
    public long evaluations() {
        return costs.evaluations() + instants.evaluations();
    }

    /** The events of the run: those of the step taken last, and what all came to. */
    public EventRounds events() {
        return rounds;
    }

    /** The step taken last; before there is one, its end is where the run starts. */
    public Step taken() {
        return taken;
    }
}
