package brook.runtime.run;

import brook.runtime.Ending;
import brook.runtime.OdeModel;
import java.util.Optional;

/**
 * Carries a run over what happens at one time: rounds of events, after each of which the modes and the sides of event functions
 * follow the point where it jumped, and are held where it did not.
 */
final class Instants {

    private final OdeModel model;
    private final HeldModes modes;
    private final HeldEvents roots;
    private final EventRounds rounds;
    private final int size;
    private final int plane;
    private final int order;
    private final double[] pointBefore;
    /** Orders 0 and 1 at a point, for the values of watched functions. */
    private final double[] values;
    /** A whole jet, which says where functions go that stand on a level. */
    private final double[] ahead;

    private final double[] before;
    private final double[] after;
    private final double[] last;
    private long evaluations;
    private boolean slides;

    Instants(OdeModel model, HeldModes modes, HeldEvents roots, EventRounds rounds, int order) {
        this.model = model;
        this.modes = modes;
        this.roots = roots;
        this.rounds = rounds;
        this.size = model.dimension() + model.integralCount();
        this.plane = model.planeSize();
        this.order = order;
        int watched = model.modeCount() + model.rootCount();
        this.pointBefore = new double[size];
        this.values = new double[watched > 0 ? 2 * plane : 0];
        this.ahead = new double[modes.any() && rounds.any() ? Math.multiplyExact(order + 1, plane) : 0];
        this.before = new double[watched];
        this.after = new double[watched];
        this.last = new double[watched];
    }

    /** Begins a run. */
    void clear() {
        evaluations = 0;
        slides = false;
    }

    /** The start of a run whose modes have been chosen by value: what holds now does not fire, but time events do. */
    void start(double t0, double[] point, double[] carry, double direction) {
        if (ahead.length > 0) {
            computeAhead(t0, point);
            modes.findLevels(ahead);
            settle(t0, point, direction);
        }
        watch(t0, point, before);
        roots.start(before, model.modeCount());
        rounds.startConditions(t0, point);
        rounds.at(t0, 0);
        if (rounds.anyDue()) {
            run(t0, point, carry, direction);
        }
    }

    /**
     * Runs what is due at a time, and what becomes true by it.
     *
     * @return whether the point or the discrete variables have changed
     */
    boolean run(double t, double[] point, double[] carry, double direction) {
        boolean jumped = false;
        rounds.test(point);
        for (int n = 0; rounds.anyDue() && !rounds.endless(n); n++) {
            System.arraycopy(point, 0, pointBefore, 0, size);
            watch(t, point, before);
            if (rounds.round(point)) {
                jumped = true;
                forgetRounding(point, carry);
                follow(t, point, direction);
            }
            rounds.test(point);
        }
        return jumped;
    }

    private void forgetRounding(double[] point, double[] carry) {
        for (int i = 0; i < size; i++) {
            if (point[i] != pointBefore[i]) {
                carry[i] = 0;
            }
        }
    }

    private void follow(double t, double[] point, double direction) {
        followModes(t, point);
        roots.jump(before, after, model.modeCount());
        if (ahead.length > 0) {
            computeAhead(t, point);
            settle(t, point, direction);
        }
    }

    /** Chooses modes anew whose functions have jumped since they were watched before, and those that jump by that. */
    private void followModes(double t, double[] point) {
        System.arraycopy(before, 0, last, 0, last.length);
        watch(t, point, after);
        for (int i = 0; modes.any() && modes.jump(last, after) && i <= modes.mostChanges(); i++) {
            System.arraycopy(after, 0, last, 0, last.length);
            watch(t, point, after);
        }
    }

    /** Changes the modes that change after a step of {@code h}, and those that follow them; false if there are none. */
    boolean land(double t, double[] point, double h, double direction) {
        if (!modes.lands(h)) {
            return false;
        }
        watch(t, point, before);
        modes.land(h);
        followModes(t, point);
        if (ahead.length > 0) {
            computeAhead(t, point);
            settle(t, point, direction);
            watch(t, point, after);
        }
        roots.jumpOnTheWay(before, after, model.modeCount(), rounds);
        return true;
    }

    private void settle(double t, double[] point, double direction) {
        for (int i = 0; modes.settle(ahead, direction); i++) {
            if (i > modes.mostChanges()) {
                slides = true;
                return;
            }
            computeAhead(t, point);
        }
    }

    private void computeAhead(double t, double[] point) {
        System.arraycopy(point, 0, ahead, 0, size);
        model.jet(t, ahead, order);
        evaluations++;
    }

    /** The values of all watched functions at a point. */
    private void watch(double t, double[] point, double[] into) {
        if (into.length > 0) {
            System.arraycopy(point, 0, values, 0, size);
            model.jet(t, values, 1);
            evaluations++;
            System.arraycopy(values, plane + size, into, 0, into.length);
        }
    }

    /** The jets that were needed. */
    long evaluations() {
        return evaluations;
    }

    /** How events, or modes of which none lets the state go on, have ended the run, if they did. */
    Optional<Ending> ending() {
        if (rounds.accumulation().isPresent()) {
            return Optional.of(Ending.EVENTS_ACCUMULATE);
        }
        if (slides) {
            return Optional.of(Ending.SLIDING);
        }
        return rounds.stopped() ? Optional.of(Ending.STOPPED_BY_EVENT) : Optional.empty();
    }
}
