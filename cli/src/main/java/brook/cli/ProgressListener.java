package brook.cli;

import brook.runtime.Step;
import brook.runtime.StepListener;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Shows a progress bar once a run has taken longer than a second. */
final class ProgressListener implements StepListener, AutoCloseable {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);
    private static final int PARTS = 1_000;
    private static final int COLUMNS = 78;

    private final PrintStream err;
    private final long began = System.nanoTime();
    private double start;
    private double end;
    /** Empty until a second has gone by. */
    private final List<ProgressBar> bars = new ArrayList<>(1);

    ProgressListener(PrintStream err) {
        this.err = err;
    }

    @Override
    public void begin(double t0, double t1, double[] state) {
        start = t0;
        end = t1;
    }

    @Override
    public boolean accept(Step step) {
        if (bars.isEmpty() && System.nanoTime() - began > PATIENCE) {
            bars.add(bar());
        }
        for (ProgressBar bar : bars) {
            bar.stepTo(Math.round(PARTS * (step.endTime() - start) / (end - start)));
        }
        return true;
    }

    private ProgressBar bar() {
        return new ProgressBarBuilder()
                .setTaskName("integrating")
                .setInitialMax(PARTS)
                .setUpdateIntervalMillis(200)
                .setConsumer(new ConsoleProgressBarConsumer(err, COLUMNS))
                .clearDisplayOnFinish()
                .build();
    }

    @Override
    public void close() {
        bars.forEach(ProgressBar::close);
    }
}
