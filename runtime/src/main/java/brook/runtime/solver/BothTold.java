package brook.runtime.solver;

import brook.runtime.EventOccurrence;
import brook.runtime.Step;
import brook.runtime.StepListener;

/** Two listeners as one: both are told of everything, and a run goes on if both want so. */
record BothTold(StepListener first, StepListener second) implements StepListener {

    @Override
    public void begin(double t0, double t1, double[] state) {
        first.begin(t0, t1, state);
        second.begin(t0, t1, state);
    }

    @Override
    public boolean accept(Step step) {
        boolean on = first.accept(step);
        return second.accept(step) && on;
    }

    @Override
    public void event(EventOccurrence occurrence) {
        first.event(occurrence);
        second.event(occurrence);
    }

    @Override
    public void end(double t, double[] state) {
        first.end(t, state);
        second.end(t, state);
    }
}
