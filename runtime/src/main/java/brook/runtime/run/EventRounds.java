package brook.runtime.run;

import brook.runtime.EventDescription;
import brook.runtime.EventDescription.Trigger;
import brook.runtime.EventTimeException;
import brook.runtime.OdeModel;
import brook.runtime.Solution.Accumulation;
import brook.runtime.event.EventLog;
import brook.runtime.event.EventStreak;
import brook.runtime.event.TimeEvents;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What happens at one time: blocks that are due run in the order of the file, each on the values that the one before left; then
 * conditions are tested, and those that have become true are due, round after round until none is. It owns the discrete
 * variables.
 */
public final class EventRounds {

    private static final int MOST_ROUNDS = 100;

    private final OdeModel model;
    private final List<EventDescription> events;
    private final int[] conditions;
    private final boolean[] held;
    private final boolean[] due;
    /** The events of each time event. */
    private final int[] timed;

    private final TimeEvents times;
    private final EventStreak streak;
    private final EventLog log;
    private final double[] newState;
    private final double[] discretes;
    private final double[] newDiscretes;
    private double start;
    private double head;
    private double tail;
    private boolean changed;
    private boolean stopped;
    private long fired;
    private Optional<Accumulation> accumulation = Optional.empty();

    EventRounds(OdeModel model) {
        this.model = model;
        this.events = model.description().events();
        this.conditions = withTrigger(Trigger.CONDITION, Trigger.CONDITION);
        this.timed = withTrigger(Trigger.AT, Trigger.EVERY);
        this.held = new boolean[events.size()];
        this.due = new boolean[events.size()];
        boolean[] periodic = new boolean[timed.length];
        for (int i = 0; i < timed.length; i++) {
            periodic[i] = events.get(timed[i]).trigger() == Trigger.EVERY;
        }
        this.times = new TimeEvents(periodic);
        this.streak = new EventStreak(events.size());
        int size = model.dimension() + model.integralCount();
        this.discretes = new double[model.discreteCount()];
        this.newDiscretes = new double[discretes.length];
        this.newState = new double[size];
        this.log = new EventLog(size + discretes.length);
    }

    private int[] withTrigger(Trigger first, Trigger second) {
        return IntStream.range(0, events.size())
                .filter(i -> events.get(i).trigger() == first || events.get(i).trigger() == second)
                .toArray();
    }

    /** Begins a run: discrete variables as at its start, no time event taken. */
    void start(double t0, double[] point, double t1) {
        Arrays.fill(due, false);
        log.clear();
        streak.start();
        start = t0;
        stopped = false;
        fired = 0;
        accumulation = Optional.empty();
        model.initialDiscretes(t0, point, discretes);
        model.setDiscretes(discretes);
        times.start(t0, t1);
        for (int i = 0; i < timed.length; i++) {
            double[] given = model.eventTimes(timed[i]);
            if (!times.give(i, given)) {
                throw new EventTimeException(model.description(), events.get(timed[i]), given);
            }
        }
    }

    /** What of the conditions holds at the start; this does not fire. */
    void startConditions(double t, double[] point) {
        for (int event : conditions) {
            held[event] = model.condition(event, t, point);
        }
    }

    boolean any() {
        return !events.isEmpty();
    }

    /** The time at which steps must end: of the next time event, or of the end of the run. */
    double nextTime() {
        return times.next();
    }

    /** An event is due now. */
    void due(int event) {
        due[event] = true;
    }

    /** Sets the time at which blocks are to run, the sum of two doubles, and finds what is due by the time alone. */
    void at(double timeHead, double timeTail) {
        head = timeHead;
        tail = timeTail;
        for (int i = 0; i < timed.length; i++) {
            due[timed[i]] |= times.take(i, timeHead);
        }
    }

    /** An event that changes nothing happens at a time within a step. */
    void watch(int event, double timeHead, double timeTail, double[] point) {
        head = timeHead;
        tail = timeTail;
        if (model.guard(event, timeHead, point)) {
            note(event, point);
            log.close(point, discretes);
        }
    }

    /** Conditions that have become true at the point with the modes that are set are due. */
    void test(double[] point) {
        for (int event : conditions) {
            boolean holds = model.condition(event, head, point);
            due[event] |= holds && !held[event];
            held[event] = holds;
        }
    }

    boolean anyDue() {
        for (boolean one : due) {
            if (one) {
                return true;
            }
        }
        return false;
    }

    /**
     * Runs the blocks that are due, which may change the point and the discrete variables.
     *
     * @return whether one of them assigned something
     */
    boolean round(double[] point) {
        changed = false;
        for (int event = 0; event < due.length; event++) {
            if (due[event]) {
                due[event] = false;
                if (model.guard(event, head, point)) {
                    fire(event, point);
                }
            }
        }
        return changed;
    }

    private void fire(int event, double[] point) {
        EventDescription description = events.get(event);
        note(event, point);
        if (description.assigns()) {
            System.arraycopy(point, 0, newState, 0, newState.length);
            System.arraycopy(discretes, 0, newDiscretes, 0, discretes.length);
            model.act(event, head, point, newState, newDiscretes);
            System.arraycopy(newState, 0, point, 0, newState.length);
            System.arraycopy(newDiscretes, 0, discretes, 0, discretes.length);
            model.setDiscretes(discretes);
            changed = true;
        }
        log.close(point, discretes);
        stopped |= description.stops();
    }

    private void note(int event, double[] point) {
        fired++;
        log.open(event, head, point, discretes);
        boolean byTime =
                events.get(event).trigger() == Trigger.AT || events.get(event).trigger() == Trigger.EVERY;
        if (byTime) {
            return;
        }
        streak.fires(event, head, tail);
        boolean beforeEnd = Math.abs(times.end() - head) > streak.rest(event);
        if (beforeEnd && streak.accumulates(event, Math.abs(head - start))) {
            double limit = head + Math.copySign(streak.rest(event), times.end() - head);
            accumulate(event, streak.times(event), limit, streak.factor(event));
        }
    }

    private void accumulate(int event, long count, double limit, double factor) {
        if (accumulation.isEmpty()) {
            accumulation = Optional.of(new Accumulation(event, count, limit, factor));
        }
    }

    /** Says that there were too many rounds at one time; the first event that is due is named. */
    boolean endless(int rounds) {
        for (int event = 0; rounds > MOST_ROUNDS && event < due.length; event++) {
            if (due[event]) {
                accumulate(event, rounds, head, 0);
            }
        }
        return rounds > MOST_ROUNDS;
    }

    boolean stopped() {
        return stopped;
    }

    /** How many events happened in the run. */
    public long fired() {
        return fired;
    }

    /** The event that has no end, if that ended the run. */
    public Optional<Accumulation> accumulation() {
        return accumulation;
    }

    double[] discretes() {
        return discretes;
    }

    /** The events that happened in the step taken last. */
    public EventLog log() {
        return log;
    }
}
