package brook.cli;

import brook.runtime.Step;
import brook.runtime.StepListener;
import java.io.PrintStream;

/** Shows how far a run has come, once it has taken longer than a second. */
final class ProgressListener implements StepListener, AutoCloseable {

    private static final int PARTS = 1_000;

    private final LateBar bar;
    private double start;
    private double end;

    ProgressListener(PrintStream err) {
        this.bar = new LateBar(err, "integrating", PARTS);
    }

    @Override
    public void begin(double t0, double t1, double[] state) {
        start = t0;
        end = t1;
    }

    @Override
    public boolean accept(Step step) {
        bar.show(Math.round(PARTS * (step.endTime() - start) / (end - start)));
        return true;
    }

    @Override
    public void close() {
        bar.close();
    }
}
