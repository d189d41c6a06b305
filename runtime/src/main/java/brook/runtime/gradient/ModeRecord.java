package brook.runtime.gradient;

import brook.runtime.OdeModel;
import brook.runtime.Step;
import java.util.Arrays;

/** The modes during the steps of a run: one set where they change, with the step from which it holds. */
final class ModeRecord {

    private final OdeModel model;
    private final double[] middle;
    private final double[] modes;
    private double[] sets = new double[0];
    private int[] firstSteps = new int[0];
    private double[] firstTimes = new double[0];
    private int count;
    private int steps;

    ModeRecord(OdeModel model) {
        this.model = model;
        this.middle = new double[model.dimension() + model.integralCount()];
        this.modes = new double[model.modeCount()];
    }

    void begin() {
        count = 0;
        steps = 0;
    }

    /** In the middle of a step no watched function stands on a level. */
    void accept(Step step) {
        if (modes.length > 0) {
            double t = step.startTime() + step.length() / 2;
            step.state(t, middle);
            model.modes(t, middle, modes);
            if (!isLast()) {
                add(step.startTime());
            }
        }
        steps++;
    }

    private boolean isLast() {
        boolean same = count > 0;
        for (int i = 0; i < modes.length && same; i++) {
            same = sets[(count - 1) * modes.length + i] == modes[i];
        }
        return same;
    }

    private void add(double time) {
        if (count == firstSteps.length) {
            int room = Math.max(4, 2 * count);
            sets = Arrays.copyOf(sets, Math.multiplyExact(room, modes.length));
            firstSteps = Arrays.copyOf(firstSteps, room);
            firstTimes = Arrays.copyOf(firstTimes, room);
        }
        System.arraycopy(modes, 0, sets, count * modes.length, modes.length);
        firstTimes[count] = time;
        firstSteps[count++] = steps;
    }

    /** The number of sets; none where the model has no modes. */
    int count() {
        return count;
    }

    /** The time from which a set holds. */
    double from(int set) {
        return firstTimes[set];
    }

    /** Writes a set. */
    void set(int set, double[] into) {
        System.arraycopy(sets, set * modes.length, into, 0, modes.length);
    }

    /** Writes the modes during a step; false where the model has none. */
    boolean during(int step, double[] into) {
        if (modes.length == 0) {
            return false;
        }
        int found = Arrays.binarySearch(firstSteps, 0, count, step);
        set(found >= 0 ? found : -found - 2, into);
        return true;
    }
}
