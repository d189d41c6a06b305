package brook.cli;

import brook.cli.train.EpochLines;
import brook.runtime.train.EpochReport;
import brook.runtime.train.Progress;
import java.io.PrintStream;

/** What the terminal shows of training: a line for each epoch, and a bar between them. */
final class TrainScreen implements AutoCloseable {

    /** How much is shown. */
    enum Display {
        LINES_AND_BAR,
        LINES,
        NOTHING
    }

    private final PrintStream err;
    private final Display display;
    private final EpochLines lines;
    private final TrainBar bar;
    private boolean headed;

    TrainScreen(PrintStream err, Display display, EpochLines lines, TrainBar bar) {
        this.err = err;
        this.display = display;
        this.lines = lines;
        this.bar = bar;
    }

    void step(Progress progress) {
        if (display == Display.LINES_AND_BAR) {
            long done = (progress.epoch() - 1L) * progress.batches() + progress.batch();
            bar.show(done, "epoch " + progress.epoch() + ": " + lines.brief(progress.soFar()));
        }
    }

    void epoch(EpochReport report, double seconds) {
        if (display == Display.NOTHING) {
            return;
        }
        bar.pause();
        if (!headed) {
            err.println(lines.header(report.test().isPresent()));
            headed = true;
        }
        err.println(lines.line(report, seconds));
    }

    @Override
    public void close() {
        bar.pause();
    }
}
