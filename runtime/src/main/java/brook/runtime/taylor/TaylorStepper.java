package brook.runtime.taylor;

import brook.runtime.Ending;
import brook.runtime.OdeModel;
import brook.runtime.Solution.NonFinite;
import brook.runtime.SolveOptions;
import brook.runtime.Step;
import brook.runtime.output.StepPolynomial;
import java.util.Arrays;
import java.util.Optional;

/** Takes one Taylor step after the other, without allocation; itself the view of the step taken last. */
final class TaylorStepper implements Step {

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
    private final double rtol;
    private final double[] jet;
    /** Orders 0 and 1 at the end of a step that is checked. */
    private final double[] check;
    /** What rounding took from the state at the start of the step, and at its end. */
    private double[] carry;

    private double[] nextCarry;
    /** The state at the end of the last step, and where the next is tried. */
    private double[] state;

    private double[] scratch;
    private final DoubleLengthTime time = new DoubleLengthTime();

    private double startTime;
    private double startTail;
    private double length;
    private double endTime;
    private double target;
    private boolean running;
    private Ending ending = Ending.REACHED_END;
    private long steps;
    private long evaluations;
    private long switches;
    private boolean landed;
    private int changes;
    private double shortest;
    private double longest;

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
        this.orderOfJet = modes.any() ? order + 1 : order;
        this.rtol = options.rtol();
        this.check = new double[Math.multiplyExact(2, plane)];
        this.jet = new double[Math.multiplyExact(orderOfJet + 1, plane)];
        this.carry = new double[size];
        this.nextCarry = new double[size];
        this.state = new double[size];
        this.scratch = new double[size];
    }

    void start(double t0, double[] x0, double t1) {
        System.arraycopy(x0, 0, state, 0, dimension);
        Arrays.fill(state, dimension, size, 0);
        Arrays.fill(nextCarry, 0);
        time.set(t0);
        endTime = t0;
        target = t1;
        steps = 0;
        evaluations = 0;
        switches = 0;
        landed = false;
        changes = 0;
        shortest = Double.NaN;
        longest = Double.NaN;
        running = true;
        modes.start(t0, state);
        if (t0 == t1) {
            finish(Ending.REACHED_END);
        }
    }

    /** Takes a step; false if the run is over and none was taken. */
    boolean step() {
        if (running && steps >= maxSteps) {
            finish(Ending.MAX_STEPS);
        }
        if (!running) {
            return false;
        }
        System.arraycopy(state, 0, jet, 0, size);
        double[] last = carry;
        carry = nextCarry;
        nextCarry = last;
        return attempt();
    }

    private boolean attempt() {
        if (!findJet()) {
            return finish(Ending.SLIDING);
        }
        double allowed = Math.min(control.step(jet), maxStep);
        return Double.isNaN(allowed) ? finish(Ending.NOT_FINITE) : advance(allowed);
    }

    /** The jet with the modes that hold from here on; false where no mode lets the state go on. */
    private boolean findJet() {
        computeJet();
        if (modes.any() && steps == 0 && changes == 0) {
            modes.findLevels(jet);
            landed = true;
        }
        double direction = target < time.head() ? -1 : 1;
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
        evaluations++;
    }

    /** Goes on by the step allowed, or less: to the end of the run, or to where a right-hand side jumps. */
    private boolean advance(double allowed) {
        double distance = time.distanceTo(target);
        boolean last = allowed >= Math.abs(distance);
        double whole = last ? distance : Math.copySign(allowed, distance);
        if (modes.any()) {
            double reach = modes.reach(jet, whole);
            last &= reach == whole;
            whole = reach;
        }
        if (!last && time.head() + whole == time.head()) {
            return finish(Ending.STEP_UNDERFLOW);
        }
        double h = modes.any() ? modes.locate(jet, whole) : whole;
        if (h == 0) {
            return changeModesHere();
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
        if (modes.any()) {
            changeModes(h);
        }
        accept(h, last && h == whole);
        return true;
    }

    /** A crossing that rounding hid at the end of the last step. */
    private boolean changeModesHere() {
        modes.land(0);
        landed = true;
        switches++;
        changes++;
        return attempt();
    }

    private void changeModes(double h) {
        modes.leave(jet, h);
        landed = modes.land(h);
        switches += landed ? 1 : 0;
        changes = landed && time.plus(h) == time.head() ? changes + 1 : 0;
    }

    /** Whether the polynomial still solves the equations after {@code h}, judged by the rates of change there. */
    private boolean solves(double h) {
        if (!polynomial.evaluate(jet, carry, h, scratch, nextCarry)) {
            return false;
        }
        System.arraycopy(scratch, 0, check, 0, size);
        model.jet(time.head() + h, check, 1);
        evaluations++;
        double defect = 0;
        double rate = 0;
        for (int i = 0; i < controlled; i++) {
            double there = check[plane + i];
            double here = polynomial.derivative(jet, i, h);
            if (!Double.isFinite(there)) {
                return false;
            }
            defect = Math.max(defect, Math.abs(there - here));
            rate = Math.max(rate, Math.max(Math.abs(there), Math.abs(here)));
        }
        return defect <= 0.01 * rate || !control.matters(defect, h, rtol);
    }

    private void accept(double h, boolean atEnd) {
        double[] last = state;
        state = scratch;
        scratch = last;
        startTime = time.head();
        startTail = time.tail();
        length = h;
        if (atEnd) {
            time.set(target);
        } else {
            time.add(h);
        }
        endTime = time.head();
        if (!atEnd || steps == 0) {
            shortest = steps == 0 ? Math.abs(h) : Math.min(shortest, Math.abs(h));
            longest = steps == 0 ? Math.abs(h) : Math.max(longest, Math.abs(h));
        }
        steps++;
        if (atEnd) {
            finish(Ending.REACHED_END);
        }
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

    long steps() {
        return steps;
    }

    long evaluations() {
        return evaluations;
    }

    long switches() {
        return switches;
    }

    double shortest() {
        return shortest;
    }

    double longest() {
        return longest;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public int integralCount() {
        return size - dimension;
    }

    @Override
    public int order() {
        return order;
    }

    @Override
    public double startTime() {
        return startTime;
    }

    @Override
    public double startTimeTail() {
        return startTail;
    }

    @Override
    public double endTime() {
        return endTime;
    }

    @Override
    public double length() {
        return length;
    }

    @Override
    public double coefficient(int component, int k) {
        return jet[k * plane + component];
    }

    @Override
    public double carry(int component) {
        return carry[component];
    }

    @Override
    public void endState(double[] result) {
        System.arraycopy(state, 0, result, 0, Math.min(result.length, size));
    }

    @Override
    public void state(double t, double[] result) {
        if (t == endTime) {
            endState(result);
        } else if (t == startTime) {
            System.arraycopy(jet, 0, result, 0, Math.min(result.length, size));
        } else {
            int count = Math.min(result.length, size);
            for (int i = 0; i < count; i++) {
                result[i] = polynomial.value(jet, 0, carry[i], i, (t - startTime) - startTail);
            }
        }
    }

    @Override
    public double value(int component, double t) {
        if (t == endTime) {
            return state[component];
        }
        return t == startTime
                ? jet[component]
                : polynomial.value(jet, 0, carry[component], component, (t - startTime) - startTail);
    }
}
