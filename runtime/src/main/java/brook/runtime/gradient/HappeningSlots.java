package brook.runtime.gradient;

import brook.runtime.AdjointModel;
import brook.runtime.OdeModel;

/** Where the weights of what happens in a run stand, one behind the other: see {@link AdjointModel}. */
final class HappeningSlots {

    private final int[] roots;
    private final int[] times;
    private final int[] timeCounts;
    private final int[] assigned;
    /** Of each event, of each variable that it assigns to: where it begins in a point, and its doubles. */
    private final int[][] ranges;

    private final int initials;
    private final int modes;
    private final int count;

    HappeningSlots(OdeModel model, AdjointModel adjoint) {
        int events = model.description().events().size();
        this.roots = new int[events];
        this.times = new int[events];
        this.timeCounts = new int[events];
        this.assigned = new int[events];
        this.ranges = new int[events][];
        int[] table = adjoint.happenings();
        int at = 0;
        int slot = 0;
        for (int e = 0; e < events; e++) {
            roots[e] = slot;
            times[e] = roots[e] + table[at];
            timeCounts[e] = table[at + 1];
            assigned[e] = times[e] + timeCounts[e];
            slot = assigned[e];
            ranges[e] = new int[2 * table[at + 2]];
            System.arraycopy(table, at + 3, ranges[e], 0, ranges[e].length);
            at += 3 + ranges[e].length;
            for (int i = 1; i < ranges[e].length; i += 2) {
                slot += ranges[e][i];
            }
        }
        this.initials = slot;
        this.modes = initials + model.discreteCount();
        this.count = modes + model.modeCount();
    }

    /** How many there are. */
    int count() {
        return count;
    }

    /** That of the function of an event that waits for its sign. */
    int root(int event) {
        return roots[event];
    }

    /** The first of the times of an event. */
    int times(int event) {
        return times[event];
    }

    /** How many times an event has. */
    int timeCount(int event) {
        return timeCounts[event];
    }

    /** The first of what an event assigns. */
    int assigned(int event) {
        return assigned[event];
    }

    /** Of each variable that an event assigns to, where it begins in a point, and its doubles. */
    int[] ranges(int event) {
        return ranges[event];
    }

    /** The first of the initial values of discrete variables. */
    int initials() {
        return initials;
    }

    /** That of the function of a mode. */
    int mode(int mode) {
        return modes + mode;
    }
}
