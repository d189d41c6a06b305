package brook.runtime.run;

import brook.runtime.OdeModel;
import brook.runtime.Switching;
import brook.runtime.event.Crossings;
import java.util.Arrays;

/**
 * The modes of a model during a run. Each is held until its watched function crosses one of its levels, found on the
 * function's own Taylor polynomial; the step ends there and the mode changes, in the direction of the crossing. It is never
 * read again from the value of the function, which after landing is one rounding error to either side.
 */
final class HeldModes {

    /** A value of the watched function below this part of its terms is rounding. */
    private static final double ROUNDING = 1e-13;

    private final OdeModel model;
    private final int count;
    /** Where the watched functions begin in a plane. */
    private final int first;

    private final int plane;
    private final int order;
    private final double[] modes;
    /** Whether the function of a mode stands on a level: from there its own direction counts, not its value. */
    private final boolean[] onLevel;

    private final double[] level;
    /** The modes behind the crossing found last, NaN where there is none. */
    private final double[] next;

    private final double[] nextLevel;
    private final double[] offsets;
    /** The values of all functions before a mode settled, and after. */
    private final double[] before;

    private final double[] after;
    /** Whether a mode has just settled. */
    private boolean settling;

    private final WatchedSeries series;
    /** The coefficients of the series. */
    private final double[] function;

    private final Crossings crossings;

    HeldModes(OdeModel model, int order, double rtol) {
        this.model = model;
        this.count = model.modeCount();
        this.first = model.dimension() + model.integralCount();
        this.plane = model.planeSize();
        this.order = order;
        this.before = new double[count];
        this.after = new double[count];
        this.modes = new double[count];
        this.onLevel = new boolean[count];
        this.level = new double[count];
        this.next = new double[count];
        this.nextLevel = new double[count];
        this.offsets = new double[count];
        this.series = new WatchedSeries(model.planeSize(), order, rtol);
        this.function = series.coefficients();
        this.crossings = new Crossings(order);
    }

    boolean any() {
        return count > 0;
    }

    /** The modes as they are held. */
    double[] values() {
        return modes;
    }

    /** Chooses the modes at the start of a run, by values; functions that are 0 there are settled with the first jet. */
    void start(double t, double[] state) {
        if (count > 0) {
            model.modes(t, state, modes);
            model.setModes(modes);
            Arrays.fill(onLevel, false);
            settling = false;
        }
    }

    /** With the first jet: which functions stand on a level, so that where they go decides, not their value. */
    void findLevels(double[] jet) {
        for (int i = 0; i < count; i++) {
            read(jet, i);
            findLevel(i, function[0]);
        }
    }

    private void findLevel(int i, double value) {
        Switching kind = model.switching(i);
        boolean whole = kind == Switching.FLOOR || kind == Switching.CEILING;
        double nearest = whole ? Math.rint(value) : 0;
        if (value == nearest && hasLevels(kind)) {
            onLevel[i] = true;
            level[i] = nearest;
        }
    }

    /**
     * The point or other modes have jumped: modes whose functions jumped with them are chosen anew by value, the others are held.
     *
     * @param before the values of all functions before, and after with the modes held
     * @return whether a mode changed
     */
    boolean jump(double[] before, double[] after) {
        boolean changed = false;
        for (int i = 0; i < count; i++) {
            if (before[i] != after[i]) {
                onLevel[i] = false;
                findLevel(i, after[i]);
                double mode = byValue(model.switching(i), after[i]);
                changed |= modes[i] != mode;
                modes[i] = mode;
            }
        }
        model.setModes(modes);
        return changed;
    }

    /**
     * Changes the first mode that stands on a level and whose function goes to the other side of it: then the jet is to be
     * computed anew. One at a time, since a function may read other modes, and then those that have jumped by it; whatever has no end
     * is sliding.
     */
    boolean settle(double[] jet, double direction) {
        if (settling) {
            settling = false;
            values(jet, after);
            if (jump(before, after)) {
                remember(jet);
                return true;
            }
        }
        for (int i = 0; i < count; i++) {
            if (onLevel[i]) {
                read(jet, i);
                int side = series.firstSign(direction);
                double mode = side == 0 ? modes[i] : behind(model.switching(i), level[i], side);
                if (mode != modes[i]) {
                    remember(jet);
                    modes[i] = mode;
                    model.setModes(modes);
                    return true;
                }
            }
        }
        return false;
    }

    /** Keeps the values of all functions, to see which of them jump by a change of mode. */
    private void remember(double[] jet) {
        settling = true;
        values(jet, before);
    }

    private void values(double[] jet, double[] into) {
        System.arraycopy(jet, plane + first, into, 0, count);
    }

    /** So many changes of mode at one time settle, if anything does. */
    int mostChanges() {
        return 8 + 4 * count;
    }

    /** The step, or what is left of it so that the polynomials of all watched functions still hold, as accurate as the states. */
    double reach(double[] jet, double h) {
        double length = Math.abs(h);
        for (int i = 0; i < count; i++) {
            read(jet, i);
            length = series.reach(length);
        }
        return Math.copySign(length, h);
    }

    /** The step h, or the first part of it at whose end a mode changes; {@link #land} then changes it. */
    double locate(double[] jet, double h) {
        double first = h;
        for (int i = 0; i < count; i++) {
            next[i] = Double.NaN;
            offsets[i] = Double.NaN;
            read(jet, i);
            Switching kind = model.switching(i);
            switch (kind) {
                case SIGN, POSITIVE, NOT_NEGATIVE -> cross(i, kind, 0, sideOfZero(i, kind), h);
                case FLOOR -> {
                    cross(i, kind, modes[i], 1, h);
                    cross(i, kind, modes[i] + 1, -1, h);
                }
                case CEILING -> {
                    cross(i, kind, modes[i] - 1, 1, h);
                    cross(i, kind, modes[i], -1, h);
                }
                case ZERO, NOT_ZERO -> {
                    // Holds for a while or not at all.
                }
            }
            if (Math.abs(offsets[i]) <= Math.abs(first)) {
                first = offsets[i];
            }
        }
        return first;
    }

    private int sideOfZero(int i, Switching kind) {
        return kind == Switching.SIGN ? (int) modes[i] : modes[i] == 1 ? 1 : -1;
    }

    private void cross(int i, Switching kind, double threshold, int side, double h) {
        double constant = function[0];
        function[0] -= threshold;
        boolean stands = onLevel[i] && level[i] == threshold;
        if (crossings.find(function, 0, 1, h, stands ? 0 : side) > 0) {
            double offset = crossings.offset(0);
            if (!(Math.abs(offset) >= Math.abs(offsets[i]))) {
                offsets[i] = offset;
                nextLevel[i] = threshold;
                next[i] = behind(kind, threshold, crossings.direction(0));
            }
        }
        function[0] = constant;
    }

    /** Whether a mode changes at the end of this step. */
    boolean lands(double h) {
        boolean any = false;
        for (int i = 0; i < count; i++) {
            any |= landsAt(i, h);
        }
        return any;
    }

    /** Changes the modes whose crossing is this step, or so near that rounding cannot tell. */
    void land(double h) {
        for (int i = 0; i < count; i++) {
            if (landsAt(i, h)) {
                modes[i] = next[i];
                level[i] = nextLevel[i];
                onLevel[i] = true;
            }
        }
        model.setModes(modes);
    }

    private boolean landsAt(int i, double h) {
        return Math.abs(offsets[i] - h) <= 4 * Math.ulp(h);
    }

    /** A step was taken: functions that have left their levels are known by their side again. */
    void leave(double[] jet, double h) {
        for (int i = 0; i < count; i++) {
            if (onLevel[i] && !landsAt(i, h)) {
                read(jet, i);
                onLevel[i] = isRounding(h);
            }
        }
    }

    private boolean isRounding(double h) {
        double sum = 0;
        double largest = 0;
        double power = h;
        for (int k = 1; k <= order; k++) {
            sum += function[k] * power;
            largest = Math.max(largest, Math.abs(function[k] * power));
            power *= h;
        }
        return Math.abs(sum) <= ROUNDING * Math.max(largest, Math.abs(function[0]));
    }

    private static boolean hasLevels(Switching kind) {
        return kind != Switching.ZERO && kind != Switching.NOT_ZERO;
    }

    private static double byValue(Switching kind, double value) {
        return switch (kind) {
            case SIGN -> Math.signum(value);
            case POSITIVE -> value > 0 ? 1 : 0;
            case NOT_NEGATIVE -> value >= 0 ? 1 : 0;
            case FLOOR -> Math.floor(value);
            case CEILING -> Math.ceil(value);
            case ZERO -> value == 0 ? 1 : 0;
            case NOT_ZERO -> value != 0 ? 1 : 0;
        };
    }

    /** The mode on one side of a level. */
    private static double behind(Switching kind, double threshold, int side) {
        return switch (kind) {
            case SIGN -> side;
            case POSITIVE, NOT_NEGATIVE -> side > 0 ? 1 : 0;
            case FLOOR -> side > 0 ? threshold : threshold - 1;
            case CEILING -> side > 0 ? threshold + 1 : threshold;
            case ZERO -> 0;
            case NOT_ZERO -> 1;
        };
    }

    private void read(double[] jet, int i) {
        series.read(jet, first + i);
    }
}
