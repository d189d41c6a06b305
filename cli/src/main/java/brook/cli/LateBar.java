package brook.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A progress bar that appears once the work has taken longer than a second. */
final class LateBar implements AutoCloseable {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);
    private static final int COLUMNS = 78;

    private final PrintStream err;
    private final String name;
    private final long parts;
    private final long began = System.nanoTime();
    /** Empty until a second has gone by. */
    private final List<ProgressBar> bars = new ArrayList<>(1);

    LateBar(PrintStream err, String name, long parts) {
        this.err = err;
        this.name = name;
        this.parts = parts;
    }

    void show(long done) {
        if (bars.isEmpty() && System.nanoTime() - began > PATIENCE) {
            bars.add(bar());
        }
        bars.forEach(bar -> bar.stepTo(done));
    }

    private ProgressBar bar() {
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(parts)
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
