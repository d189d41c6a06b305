package brook.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A progress bar over all steps of training, with what came out so far and the time left; it appears after a second and makes room for lines. */
final class TrainBar {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);
    private static final int COLUMNS = 110;

    private final PrintStream err;
    private final long first;
    private final long steps;
    private final long began = System.nanoTime();
    /** The bar, if it is shown. */
    private final List<ProgressBar> bars = new ArrayList<>(1);

    /** Steps are counted from those that an earlier training took. */
    TrainBar(PrintStream err, long first, long steps) {
        this.err = err;
        this.first = first;
        this.steps = steps;
    }

    void show(long done, String text) {
        if (bars.isEmpty() && System.nanoTime() - began > PATIENCE) {
            bars.add(bar(done));
        }
        bars.forEach(bar -> {
            bar.setExtraMessage(" " + text);
            bar.stepTo(done - first);
        });
    }

    private ProgressBar bar(long done) {
        return new ProgressBarBuilder()
                .setTaskName("training")
                .setInitialMax(steps - first)
                .startsFrom(done - first, Duration.ofNanos(System.nanoTime() - began))
                .setUpdateIntervalMillis(200)
                .setConsumer(new ConsoleProgressBarConsumer(err, COLUMNS))
                .clearDisplayOnFinish()
                .build();
    }

    /** Away until the next step, so that a line can be written. */
    void pause() {
        bars.forEach(ProgressBar::close);
        bars.clear();
    }
}
