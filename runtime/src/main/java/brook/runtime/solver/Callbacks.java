package brook.runtime.solver;

import brook.runtime.EventOccurrence;
import brook.runtime.Step;
import brook.runtime.StepListener;
import java.util.function.Consumer;

/** The listeners of a caller: one of steps, and one of events. */
record Callbacks(StepListener steps, Consumer<EventOccurrence> events) implements StepListener {

    @Override
    public void begin(double t0, double t1, double[] state) {
        steps.begin(t0, t1, state);
    }

    @Override
    public boolean accept(Step step) {
        return steps.accept(step);
    }

    @Override
    public void event(EventOccurrence occurrence) {
        steps.event(occurrence);
        events.accept(occurrence);
    }

    @Override
    public void end(double t, double[] state) {
        steps.end(t, state);
    }
}
