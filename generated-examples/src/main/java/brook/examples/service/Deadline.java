package brook.examples.service;

import brook.runtime.Step;
import brook.runtime.StepListener;
import java.time.Duration;

/** Stops a run that takes too long: asked after every step, and between the rows of its table. */
final class Deadline implements StepListener {

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    boolean isOver() {
        return System.nanoTime() - end > 0;
    }

    @Override
    public boolean accept(Step step) {
        return !isOver();
    }
}
