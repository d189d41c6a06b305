package brook.runtime.run;

import brook.runtime.EventDescription;
import brook.runtime.EventDescription.Trigger;
import brook.runtime.OdeModel;
import brook.runtime.event.Crossings;
import java.util.Arrays;
import java.util.List;

/**
 * The functions whose sign events of a model watch. Each has a side, its sign, which is held from step to step and changes only
 * by a crossing found on the function's own Taylor polynomial; so no root is lost or found twice where rounding or the error
 * of a step puts a value to the wrong side of zero.
 */
final class HeldEvents {

    /** A value below this part of its terms is rounding. */
    private static final double ROUNDING = 0x1p-50;

    private final int count;
    /** Where the watched functions begin in a plane. */
    private final int first;

    private final int[] events;
    private final int[] wanted;
    /** Whether an event ends the step. */
    private final boolean[] ends;

    private final int[] side;
    /** Whether the function stands on zero: the root there has been dealt with, and its side is where it goes. */
    private final boolean[] standing;
    /** What is taken from a function that has stood on zero, whose value there was rounding. */
    private final double[] bias;

    private final WatchedSeries series;
    private final double[] function;
    private final Crossings crossings;

    /** The crossings of this step, sorted. */
    private int found;

    private int[] roots = new int[8];
    private int[] directions = new int[8];
    private double[] offsets = new double[8];

    HeldEvents(OdeModel model, int order, double rtol) {
        List<EventDescription> all = model.description().events();
        this.count = model.rootCount();
        this.first = model.dimension() + model.integralCount() + model.modeCount();
        this.events = new int[count];
        this.wanted = new int[count];
        this.ends = new boolean[count];
        int root = 0;
        for (int event = 0; event < all.size(); event++) {
            EventDescription description = all.get(event);
            if (description.isRoot()) {
                events[root] = event;
                wanted[root] = wanted(description.trigger());
                ends[root] = description.assigns() || description.stops();
                root++;
            }
        }
        this.side = new int[count];
        this.standing = new boolean[count];
        this.bias = new double[count];
        this.series = new WatchedSeries(model.planeSize(), order, rtol);
        this.function = series.coefficients();
        this.crossings = new Crossings(order);
    }

    private static int wanted(Trigger trigger) {
        return trigger == Trigger.RISES ? 1 : trigger == Trigger.FALLS ? -1 : 0;
    }

    boolean any() {
        return count > 0;
    }

    /** The values of all functions at the start of a run; those that are 0 there do not fire. */
    void start(double[] values, int offset) {
        for (int i = 0; i < count; i++) {
            choose(i, values[offset + i]);
        }
    }

    /** Events have moved the point: functions that jumped with it are on the side of their values, the others stay. */
    void jump(double[] before, double[] after, int offset) {
        for (int i = 0; i < count; i++) {
            if (before[offset + i] != after[offset + i]) {
                choose(i, after[offset + i]);
            }
        }
    }

    /** Modes have changed on the way: functions that jumped with them over zero have crossed it. */
    void jumpOnTheWay(double[] before, double[] after, int offset, EventRounds rounds) {
        for (int i = 0; i < count; i++) {
            int old = side[i];
            if (before[offset + i] != after[offset + i]) {
                choose(i, after[offset + i]);
                if (side[i] == -old && old != 0 && isWanted(i, side[i])) {
                    rounds.due(events[i]);
                }
            }
        }
    }

    private void choose(int i, double value) {
        side[i] = (int) Math.signum(value);
        standing[i] = value == 0;
        bias[i] = 0;
    }

    /** The step, or what is left of it so that the polynomials of all functions still hold. */
    double reach(double[] jet, double h) {
        double length = Math.abs(h);
        for (int i = 0; i < count; i++) {
            series.read(jet, first + i);
            length = series.reach(length);
        }
        return Math.copySign(length, h);
    }

    /** The step h, or the first part of it at whose end there is an event that ends it. */
    double locate(double[] jet, double h) {
        found = 0;
        double end = h;
        for (int i = 0; i < count; i++) {
            int before = read(jet, i, Math.signum(h));
            int crossed = crossings.find(function, 0, 1, h, before);
            side[i] = crossed % 2 == 0 ? crossings.sideAfter() : -crossings.sideAfter();
            for (int j = 0; j < crossed; j++) {
                double offset = crossings.offset(j);
                if (j + 1 < crossed && touches(offset, crossings.offset(j + 1))) {
                    j++;
                    continue;
                }
                add(i, offset, crossings.direction(j));
                if (ends[i] && isWanted(i, crossings.direction(j)) && Math.abs(offset) < Math.abs(end)) {
                    end = offset;
                }
            }
        }
        return end;
    }

    /** Reads a function, from which the rounding error of its last root is taken; the side on which it is known to be. */
    private int read(double[] jet, int i, double direction) {
        series.read(jet, first + i);
        boolean dealtWith = side[i] != 0
                && Math.signum(function[0] - bias[i]) == -side[i]
                && series.firstSign(direction) == side[i];
        if (standing[i] || dealtWith) {
            bias[i] = function[0];
        }
        function[0] -= bias[i];
        return function[0] == 0 ? 0 : side[i];
    }

    /** Whether between two crossings there is nothing but rounding: the function touches zero there and goes back. */
    private boolean touches(double offset, double next) {
        double middle = offset + (next - offset) / 2;
        return Math.abs(series.value(middle)) <= 4 * ROUNDING * series.magnitude(middle);
    }

    private boolean isWanted(int root, int direction) {
        return wanted[root] == 0 || wanted[root] == direction;
    }

    private void add(int root, double offset, int direction) {
        if (found == roots.length) {
            roots = Arrays.copyOf(roots, 2 * found);
            directions = Arrays.copyOf(directions, 2 * found);
            offsets = Arrays.copyOf(offsets, 2 * found);
        }
        int place = found++;
        while (place > 0 && Math.abs(offsets[place - 1]) > Math.abs(offset)) {
            roots[place] = roots[place - 1];
            directions[place] = directions[place - 1];
            offsets[place] = offsets[place - 1];
            place--;
        }
        roots[place] = root;
        directions[place] = direction;
        offsets[place] = offset;
    }

    /**
     * Goes on by {@code h}: the events within the step, in order, then those at its end are told. Where the end of the step is
     * the same time as a crossing to the last bit, the crossing is there.
     */
    void pass(double[] jet, double h, DoubleLengthTime start, Due due) {
        Arrays.fill(standing, false);
        for (int c = 0; c < found; c++) {
            int root = roots[c];
            boolean atEnd = Math.abs(offsets[c] - h) <= 4 * Math.ulp(h) || start.plus(offsets[c]) == start.plus(h);
            if (!atEnd && Math.abs(offsets[c]) > Math.abs(h)) {
                continue;
            }
            side[root] = directions[c];
            standing[root] = atEnd;
            if (isWanted(root, directions[c])) {
                due.event(events[root], atEnd ? h : offsets[c]);
            }
        }
        for (int i = 0; i < count; i++) {
            leave(jet, i, h, due);
        }
    }

    /** A function that goes to zero and is there but for rounding crosses it here; one that left zero is known by its value. */
    private void leave(double[] jet, int i, double h, Due due) {
        series.read(jet, first + i);
        function[0] -= bias[i];
        double value = series.value(h);
        if (standing[i]) {
            return;
        }
        if (value == 0 && side[i] == 0) {
            standing[i] = true;
        } else if (Math.abs(value) <= ROUNDING * series.magnitude(h)
                && side[i] * series.slope(h) * Math.signum(h) < 0) {
            side[i] = -side[i];
            standing[i] = true;
            if (isWanted(i, side[i])) {
                due.event(events[i], h);
            }
        } else if (Math.abs(value) > 4 * Math.abs(bias[i])) {
            bias[i] = 0;
        }
    }

    /** Is told of events that are due on a step. */
    interface Due {

        /** An event at an offset from the start of the step. */
        void event(int event, double offset);
    }
}
