package brook.runtime.gradient;

import brook.runtime.AdjointModel;
import brook.runtime.EventDescription;
import brook.runtime.EventDescription.Trigger;
import brook.runtime.EventOccurrence;
import brook.runtime.OdeModel;
import brook.runtime.Switching;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What happened at the ends of the steps of a run, backward: events that assigned or stopped, and changes of mode.
 *
 * <p>With x+ = R(x-) at the time T at which a function g(x, t) became 0, weights l of x+ and rates f- before and f+ after, the weights of x- are l R_x + s T_x,
 * where T_x = -g_x / (g_x f- + g_t), and s = l (R_x f- + R_t) - l f+ is what the result changes by with T alone: the transpose of the saltation matrix
 * (Aizerman and Gantmacher 1958; Hiskens and Pai 2000). The same with parameters in the place of x. Rates are those of the points: how a step
 * before or after changes with its length is the rate there but for the error of the method.
 */
final class Transitions {

    private final OdeModel model;
    private final PointDerivatives derivatives;
    private final HeldRecord held;
    private final HappeningSlots slots;
    private final int size;
    private final int parameterCount;
    private final double[] slotWeights;
    private final double[] point;
    private final double[] assigned;
    private final double[] discretes;
    private final double[] assignedDiscretes;
    private final double[] jet;
    private final List<EventOccurrence> occurrences = new ArrayList<>();
    private final List<Integer> steps = new ArrayList<>();
    private int taken;
    private int next;
    private double startTime;
    private double byStart;

    Transitions(OdeModel model, AdjointModel adjoint, PointDerivatives derivatives, HeldRecord held) {
        this.model = model;
        this.derivatives = derivatives;
        this.held = held;
        this.slots = new HappeningSlots(model, adjoint);
        this.size = model.dimension() + model.integralCount();
        this.parameterCount = model.parameterCount();
        this.slotWeights = new double[slots.count()];
        this.point = new double[size];
        this.assigned = new double[size];
        this.discretes = new double[model.discreteCount()];
        this.assignedDiscretes = new double[discretes.length];
        this.jet = new double[3 * model.planeSize()];
    }

    void begin(double t0) {
        occurrences.clear();
        steps.clear();
        taken = 0;
        startTime = t0;
    }

    void accept() {
        taken++;
    }

    void event(EventOccurrence occurrence) {
        if (occurrence.event().assigns() || occurrence.event().stops()) {
            occurrences.add(occurrence);
            steps.add(taken);
        }
    }

    /** Begins the way back. */
    void beginBackward() {
        next = occurrences.size() - 1;
        byStart = 0;
    }

    /** Lets a point computed anew at the end of so many steps be what events there have left of it. */
    void replay(int step, double[] computed) {
        int last = next;
        while (last >= 0 && steps.get(last) > step) {
            last--;
        }
        if (last >= 0 && steps.get(last) == step) {
            System.arraycopy(occurrences.get(last).after(), 0, computed, 0, size);
        }
    }

    /**
     * Goes back over what happened after so many steps.
     *
     * @param after the point there, behind all that happened
     * @param explicit how fast the result changes with the time of its end apart from the point, where the run ends here
     */
    void after(int step, double[] after, double explicit, Weights weights) {
        int last = next;
        while (next >= 0 && steps.get(next) == step) {
            next--;
        }
        List<EventOccurrence> here = occurrences.subList(next + 1, last + 1);
        if (here.isEmpty() && !held.changesAt(step)) {
            return;
        }
        boolean ends = step == taken;
        double time = here.isEmpty() ? held.fromStep(step) : here.get(0).time();
        double slope = ends ? explicit : -rate(step, time, after, weights);
        for (int i = here.size() - 1; i >= 0; i--) {
            slope += pullBack(here.get(i), weights);
        }
        boolean stopped = !here.isEmpty() && here.get(here.size() - 1).event().stops();
        if (step > 0 && (!ends || stopped)) {
            System.arraycopy(here.isEmpty() ? after : here.get(0).before(), 0, point, 0, size);
            slope += rate(step - 1, time, point, weights);
            move(slope, time, here, weights);
        }
    }

    /** How fast the result changes along the run at a point, with what is held during a step; the planes are left in the jet. */
    private double rate(int step, double time, double[] at, Weights weights) {
        held.hold(step);
        System.arraycopy(at, 0, jet, 0, size);
        model.jet(time, jet, 2);
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double weight = weights.ofPoint()[i];
            sum += weight == 0 ? 0 : weight * jet[model.planeSize() + i];
        }
        return sum;
    }

    /** From weights behind what an event assigned to those before; returns how fast the result changes with the time that is read. */
    private double pullBack(EventOccurrence occurrence, Weights weights) {
        if (!occurrence.assigned()) {
            return 0;
        }
        double[] before = occurrence.before();
        System.arraycopy(before, size, discretes, 0, discretes.length);
        held.holdDiscretes(discretes);
        int event = occurrence.index();
        Arrays.fill(assigned, Double.NaN);
        Arrays.fill(assignedDiscretes, Double.NaN);
        model.act(event, occurrence.time(), before, assigned, assignedDiscretes);
        Arrays.fill(slotWeights, 0);
        takeWeights(event, weights);
        derivatives.weighHappenings(occurrence.time(), before, slotWeights);
        weights.add(1, derivatives);
        return derivatives.byTime();
    }

    /** The weights of what is assigned become those of the new values; elements that keep theirs are not written. */
    private void takeWeights(int event, Weights weights) {
        int slot = slots.assigned(event);
        int[] ranges = slots.ranges(event);
        for (int r = 0; r < ranges.length; r += 2) {
            for (int i = ranges[r]; i < ranges[r] + ranges[r + 1]; i++) {
                double written = i < size ? assigned[i] : assignedDiscretes[i - size];
                slotWeights[slot++] = Double.isNaN(written) ? 0 : weights.of(i, size, parameterCount);
            }
        }
        for (int r = 0; r < ranges.length; r += 2) {
            for (int i = ranges[r]; i < ranges[r] + ranges[r + 1]; i++) {
                double written = i < size ? assigned[i] : assignedDiscretes[i - size];
                if (!Double.isNaN(written)) {
                    weights.clear(i, size, parameterCount);
                }
            }
        }
    }

    /** The time at which it happens moves: as what made it happen says. */
    private void move(double slope, double time, List<EventOccurrence> here, Weights weights) {
        if (slope == 0) {
            return;
        }
        Arrays.fill(slotWeights, 0);
        for (EventOccurrence occurrence : here) {
            EventDescription event = occurrence.event();
            if (event.isRoot()) {
                moveCrossing(slope, time, slots.root(occurrence.index()), weights);
                return;
            }
            if (event.trigger() != Trigger.CONDITION) {
                moveGiven(slope, occurrence, weights);
                return;
            }
        }
        int mode = changed();
        if (mode >= 0) {
            moveCrossing(slope, time, slots.mode(mode), weights);
        }
    }

    private void moveCrossing(double slope, double time, int slot, Weights weights) {
        slotWeights[slot] = 1;
        derivatives.weighHappenings(time, point, slotWeights);
        double speed = derivatives.byTime();
        for (int i = 0; i < size; i++) {
            double by = derivatives.byPoint(i);
            speed += by == 0 ? 0 : by * jet[model.planeSize() + i];
        }
        weights.add(-slope / speed, derivatives);
    }

    /** An event at one of its times, or after so many periods. */
    private void moveGiven(double slope, EventOccurrence occurrence, Weights weights) {
        int event = occurrence.index();
        double[] times = model.eventTimes(event);
        int slot = slots.times(event);
        if (occurrence.event().trigger() == Trigger.EVERY) {
            double first = slots.timeCount(event) > 1 ? times[1] : startTime;
            slotWeights[slot] = slope * Math.rint((occurrence.time() - first) / times[0]);
            if (slots.timeCount(event) > 1) {
                slotWeights[slot + 1] = slope;
            } else {
                byStart += slope;
            }
        } else {
            slotWeights[slot + nearest(times, occurrence.time())] = slope;
        }
        derivatives.weighHappenings(occurrence.time(), point, slotWeights);
        weights.add(1, derivatives);
    }

    private static int nearest(double[] times, double time) {
        int nearest = 0;
        for (int i = 1; i < times.length; i++) {
            if (Math.abs(times[i] - time) < Math.abs(times[nearest] - time)) {
                nearest = i;
            }
        }
        return nearest;
    }

    /** The mode whose function stands on a level at the end of the step before, as near as rounding allows; -1 if there is none. */
    private int changed() {
        int found = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < model.modeCount(); i++) {
            double value = jet[model.planeSize() + size + i];
            double slope = 2 * jet[2 * model.planeSize() + size + i];
            double distance = Math.abs((value - level(model.switching(i), value)) / slope);
            if (distance < least) {
                least = distance;
                found = i;
            }
        }
        return found;
    }

    private static double level(Switching kind, double value) {
        return switch (kind) {
            case SIGN, POSITIVE, NOT_NEGATIVE -> 0;
            case FLOOR, CEILING -> Math.rint(value);
            case ZERO, NOT_ZERO -> Double.NaN;
        };
    }

    /** At the start discrete variables are what the model says; returns how fast the result changes with the start through all this. */
    double start(double[] state, Weights weights) {
        if (discretes.length == 0) {
            return byStart;
        }
        Arrays.fill(point, 0);
        System.arraycopy(state, 0, point, 0, state.length);
        Arrays.fill(slotWeights, 0);
        for (int i = 0; i < discretes.length; i++) {
            slotWeights[slots.initials() + i] = weights.of(size + i, size, parameterCount);
            weights.clear(size + i, size, parameterCount);
        }
        derivatives.weighHappenings(startTime, point, slotWeights);
        weights.add(1, derivatives);
        return byStart + derivatives.byTime();
    }
}
