package brook.runtime.rungekutta;

import brook.runtime.EventOccurrence;
import brook.runtime.Step;
import brook.runtime.StepListener;
import java.util.List;

/** Writes down when events happen. */
record Times(List<Double> times) implements StepListener {

    @Override
    public boolean accept(Step step) {
        return true;
    }

    @Override
    public void event(EventOccurrence occurrence) {
        times.add(occurrence.time());
    }
}
