package brook.runtime.gradient;

import brook.runtime.AdjointModel;
import brook.runtime.OdeModel;
import brook.runtime.Step;
import java.util.Arrays;

/** What is held during the steps of a run, modes and discrete variables: one set where they change, with the step from which it holds. */
final class HeldRecord {

    private final OdeModel model;
    private final AdjointModel adjoint;
    private final double[] middle;
    private final double[] modes;
    private final double[] discretes;
    /** The values of a set: modes, then discrete variables. */
    private final int values;

    private double[] sets = new double[0];
    private int[] firstSteps = new int[0];
    private double[] firstTimes = new double[0];
    private int count;
    private int steps;

    HeldRecord(OdeModel model, AdjointModel adjoint) {
        this.model = model;
        this.adjoint = adjoint;
        this.middle = new double[model.dimension() + model.integralCount()];
        this.modes = new double[model.modeCount()];
        this.discretes = new double[model.discreteCount()];
        this.values = modes.length + discretes.length;
    }

    void begin() {
        count = 0;
        steps = 0;
    }

    void accept(Step step) {
        if (values > 0) {
            read(step);
            if (!isLast()) {
                add(step.startTime());
            }
        }
        steps++;
    }

    /** In the middle of a step no watched function stands on a level. */
    private void read(Step step) {
        for (int i = 0; i < discretes.length; i++) {
            discretes[i] = step.discrete(i);
        }
        if (modes.length > 0) {
            double t = step.startTime() + step.length() / 2;
            step.state(t, middle);
            model.modes(t, middle, modes);
        }
    }

    private boolean isLast() {
        boolean same = count > 0;
        for (int i = 0; i < values && same; i++) {
            same = sets[(count - 1) * values + i] == (i < modes.length ? modes[i] : discretes[i - modes.length]);
        }
        return same;
    }

    private void add(double time) {
        if (count == firstSteps.length) {
            int room = Math.max(4, 2 * count);
            sets = Arrays.copyOf(sets, Math.multiplyExact(room, values));
            firstSteps = Arrays.copyOf(firstSteps, room);
            firstTimes = Arrays.copyOf(firstTimes, room);
        }
        System.arraycopy(modes, 0, sets, count * values, modes.length);
        System.arraycopy(discretes, 0, sets, count * values + modes.length, discretes.length);
        firstTimes[count] = time;
        firstSteps[count++] = steps;
    }

    /** The number of sets; none where nothing is held. */
    int count() {
        return count;
    }

    /** The time from which a set holds. */
    double from(int set) {
        return firstTimes[set];
    }

    /** The step from which a set holds. */
    int firstStep(int set) {
        return firstSteps[set];
    }

    /** The time at which a step starts from which a set holds. */
    double fromStep(int step) {
        return firstTimes[setOf(step)];
    }

    /** Whether a set, not the first, holds from a step on. */
    boolean changesAt(int step) {
        int set = setOf(step);
        return set > 0 && firstSteps[set] == step;
    }

    /** The set of a step, -1 where there is none. */
    private int setOf(int step) {
        int found = Arrays.binarySearch(firstSteps, 0, count, step);
        return found >= 0 ? found : -found - 2;
    }

    /** Sets in the model and its adjoint what is held during a step. */
    void hold(int step) {
        int set = setOf(step);
        if (set >= 0) {
            System.arraycopy(sets, set * values, modes, 0, modes.length);
            System.arraycopy(sets, set * values + modes.length, discretes, 0, discretes.length);
            model.setModes(modes);
            adjoint.setModes(modes);
            holdDiscretes(discretes);
        }
    }

    /** Sets discrete variables in the model and its adjoint. */
    void holdDiscretes(double[] others) {
        model.setDiscretes(others);
        adjoint.setDiscretes(others);
    }
}
