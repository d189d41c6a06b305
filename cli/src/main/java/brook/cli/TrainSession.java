package brook.cli;

import brook.cli.train.TrainLog;
import brook.runtime.train.Checkpoint;
import brook.runtime.train.EpochReport;
import brook.runtime.train.Progress;
import brook.runtime.train.TrainListener;
import brook.runtime.train.TrainResult;
import brook.runtime.train.Trainer;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Training as a person watches it: lines and a bar, a log, a checkpoint after each epoch and each half minute; Ctrl-C ends it between two steps. */
final class TrainSession implements TrainListener {

    private static final double NANOSECONDS = TimeUnit.SECONDS.toNanos(1);
    private static final double BETWEEN_CHECKPOINTS = 30;

    private final Trainer trainer;
    private final TrainScreen screen;
    private final TrainFiles files;
    private final BooleanSupplier interrupted;
    private final long began = System.nanoTime();

    private TrainLog log;
    /** The seconds of the training that goes on. */
    private double before;
    /** When the last checkpoint was written, in seconds. */
    private double saved;

    TrainSession(Trainer trainer, TrainScreen screen, TrainFiles files, BooleanSupplier interrupted) {
        this.trainer = trainer;
        this.screen = screen;
        this.files = files;
        this.interrupted = interrupted;
        this.log = new TrainLog(trainer.parts(), trainer.partsOfTests());
    }

    /** Trains from first weights. */
    TrainResult run(double[] first) {
        files.begin(log);
        return finished(trainer.run(first, this));
    }

    /** Goes on; the log keeps the epochs before. */
    TrainResult resume(Checkpoint from) {
        log = files.earlier(log, from.epoch());
        before = log.count() == 0 ? 0 : log.value(log.count() - 1, "seconds");
        files.begin(log);
        return finished(trainer.resume(from, this));
    }

    private TrainResult finished(TrainResult result) {
        screen.close();
        files.write(result.checkpoint());
        return result;
    }

    /** What came out of each epoch, those of the training that went on included. */
    TrainLog log() {
        return log;
    }

    @Override
    public boolean step(Progress progress) {
        screen.step(progress);
        if (seconds() - saved > BETWEEN_CHECKPOINTS) {
            save(progress);
        }
        return !interrupted.getAsBoolean();
    }

    @Override
    public boolean epoch(EpochReport report, Progress progress) {
        log.add(report, before + seconds());
        files.append(log);
        save(progress);
        screen.epoch(report, before + seconds());
        return true;
    }

    private void save(Progress progress) {
        files.write(progress.checkpoint());
        saved = seconds();
    }

    private double seconds() {
        return (System.nanoTime() - began) / NANOSECONDS;
    }
}
