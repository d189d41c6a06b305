package brook.runtime.train;

import java.util.List;
import java.util.Locale;

/** Trains: steps of an optimizer over batches in random order, a test after each epoch. */
public final class Trainer {

    private final Objective objective;
    private final Split split;
    private final TrainOptions options;

    /**
     * Training of an objective.
     *
     * @throws IllegalArgumentException if the split names rows that the objective has not
     */
    public Trainer(Objective objective, Split split, TrainOptions options) {
        this.objective = objective;
        this.split = split;
        this.options = options;
        requireRows(split.train());
        requireRows(split.test());
        if (options.optimizer() instanceof Optimizer.Lbfgs && batches() > 1) {
            throw new IllegalArgumentException("L-BFGS takes all rows in each step, not batches of " + options.batch());
        }
    }

    private void requireRows(Rows rows) {
        for (int i = 0; i < rows.count(); i++) {
            if (rows.row(i) < 0 || rows.row(i) >= objective.rows()) {
                throw new IllegalArgumentException("row " + rows.row(i) + " of " + objective.rows());
            }
        }
    }

    /** Trains from first weights, which are left as they are. */
    public TrainResult run(double[] first, TrainListener listener) {
        if (first.length != objective.size()) {
            throw new IllegalArgumentException(first.length + " weights, not " + objective.size());
        }
        return new TrainRun(this, listener, first).run();
    }

    /**
     * Goes on: what comes out has the same bits as without the pause. The number of epochs and the patience may be others.
     *
     * @throws IllegalArgumentException if the checkpoint belongs to other options, weights or rows
     */
    public TrainResult resume(Checkpoint from, TrainListener listener) {
        if (!from.plan().equals(plan())) {
            throw new IllegalArgumentException(
                    "the checkpoint belongs to another training: " + from.plan() + "; this one is: " + plan());
        }
        return new TrainRun(this, listener, from).run();
    }

    /** What a checkpoint must agree with. */
    public String plan() {
        return String.format(
                Locale.ROOT,
                "%s, %s, %s, batch %d, seed %d, %d weights, %d rows (%08x), %d test rows (%08x), parts %s",
                options.optimizer(),
                options.schedule(),
                options.clipping(),
                options.batch(),
                options.seed(),
                objective.size(),
                split.train().count(),
                split.train().mark(),
                split.test().count(),
                split.test().mark(),
                objective.parts());
    }

    Objective objective() {
        return objective;
    }

    Split split() {
        return split;
    }

    TrainOptions options() {
        return options;
    }

    /** The number of rows of a step, but for the last one of an epoch, which may have fewer. */
    int batchRows() {
        int rows = split.train().count();
        return options.batch() == 0 ? rows : Math.min(rows, options.batch());
    }

    /** The names of what is known beside the value. */
    public List<String> parts() {
        return objective.parts();
    }

    /** Those that tests alone find out: they are NaN in the means of steps. */
    public List<String> partsOfTests() {
        return objective.partsOfTests();
    }

    /** The number of steps of the whole training, if it does not end early. */
    public long steps() {
        return (long) batches() * options.epochs();
    }

    /** The number of steps of an epoch. */
    int batches() {
        return (split.train().count() - 1) / batchRows() + 1;
    }
}
