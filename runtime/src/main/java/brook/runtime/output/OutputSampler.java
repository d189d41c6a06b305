package brook.runtime.output;

import brook.runtime.OutputTimes;
import brook.runtime.Step;
import brook.runtime.StepListener;

/**
 * Turns the steps of a run into rows at chosen times, as they come and without storing any.
 *
 * <p>A time is given out once. A run that ends early still gives its last state, except where times were given one by
 * one: those not reached are left out.
 */
public final class OutputSampler implements StepListener {

    private final OutputTimes times;
    private final RowSink sink;

    private TimeGrid grid = TimeGrid.EMPTY;
    private double[] row = new double[0];
    private double direction;
    private long next;
    private boolean any;
    private double lastTime;

    /** Gives the states at these times to the sink. */
    public OutputSampler(OutputTimes times, RowSink sink) {
        this.times = times;
        this.sink = sink;
    }

    @Override
    public void begin(double t0, double t1, double[] state) {
        grid = TimeGrid.of(times, t0, t1);
        row = row.length == state.length ? row : new double[state.length];
        direction = t1 < t0 ? -1 : 1;
        next = 0;
        any = false;
        if (times.kind() == OutputTimes.Kind.STEPS || next < grid.count() && grid.time(next) == t0) {
            System.arraycopy(state, 0, row, 0, row.length);
            give(t0);
            next++;
        }
    }

    @Override
    public boolean accept(Step step) {
        if (times.kind() == OutputTimes.Kind.STEPS) {
            step.endState(row);
            give(step.endTime());
        }
        for (; next < grid.count(); next++) {
            double time = grid.time(next);
            if ((time - step.endTime()) * direction > 0) {
                break;
            }
            step.state(time, row);
            give(time);
        }
        return true;
    }

    @Override
    public void end(double t, double[] state) {
        if (times.kind() != OutputTimes.Kind.AT && !(any && lastTime == t)) {
            System.arraycopy(state, 0, row, 0, row.length);
            give(t);
        }
    }

    private void give(double time) {
        any = true;
        lastTime = time;
        sink.row(time, row);
    }
}
