package brook.runtime.train;

import brook.runtime.SplitMix;
import brook.runtime.gradient.BrokenTrajectoryException;
import brook.runtime.train.TrainResult.Ending;
import java.util.Arrays;
import java.util.Optional;

/** One run of a trainer, and where it stands. */
final class TrainRun implements Progress {

    /** Where the sums of an epoch begin with those of the parts; before them are the sums of values and of lengths of gradients. */
    private static final int PARTS = 2;

    private static final long TEST_SEED = 0;

    private final Trainer trainer;
    private final Objective objective;
    private final TrainListener listener;
    private final Descent descent;
    private final double[] weights;
    private final double[] gradient;
    private final double[] parts;
    /** Over the rows of the epoch so far. */
    private final double[] sums;

    private Checkpoint.Best best;
    private int epoch;
    private int batch;
    private long random;
    private boolean converged;

    TrainRun(Trainer trainer, TrainListener listener, double[] first) {
        this(
                trainer,
                listener,
                new Checkpoint(
                        trainer.plan(),
                        new Checkpoint.Position(0, 0, 0, ~trainer.options().seed()),
                        new Checkpoint.Best(0, Double.POSITIVE_INFINITY, first.clone()),
                        first.clone(),
                        firstMemory(trainer)));
    }

    private static double[][] firstMemory(Trainer trainer) {
        double[][] memory = new double[1 + trainer.options().optimizer().memory()]
                [trainer.objective().size()];
        memory[0] = new double[PARTS + trainer.objective().parts().size()];
        return memory;
    }

    TrainRun(Trainer trainer, TrainListener listener, Checkpoint from) {
        this.trainer = trainer;
        this.objective = trainer.objective();
        this.listener = listener;
        double[][] memory = from.memory();
        this.sums = memory[0];
        this.descent =
                new Descent(trainer.options().optimizer(), Arrays.copyOfRange(memory, 1, memory.length), from.steps());
        this.weights = from.weights();
        this.gradient = new double[weights.length];
        this.parts = new double[sums.length - PARTS];
        this.best = from.best();
        this.epoch = from.epoch();
        this.batch = from.batch();
        this.random = from.position().random();
    }

    TrainResult run() {
        if (trainer.options().epochs() == 0) {
            return measured();
        }
        while (epoch < trainer.options().epochs()) {
            if (isOutOfPatience()) {
                return result(Ending.PATIENCE);
            }
            Optional<Ending> early = runEpoch();
            if (early.isPresent()) {
                return result(early.get());
            }
        }
        return result(Ending.EPOCHS);
    }

    /** A report of the weights as they are, with a gradient of 0 as none was taken. */
    private TrainResult measured() {
        EpochReport report = new EpochReport(0, 0, 0, measures(trainer.split().train()), test());
        boolean goesOn = listener.epoch(report, this);
        return result(goesOn ? Ending.EPOCHS : Ending.INTERRUPTED);
    }

    private boolean isOutOfPatience() {
        int patience = trainer.options().patience();
        return patience > 0 && epoch - best.epoch() >= patience;
    }

    private TrainResult result(Ending ending) {
        return new TrainResult(ending, checkpoint());
    }

    private Optional<Ending> runEpoch() {
        SplitMix numbers = new SplitMix(random);
        Rows rows = trainer.split().train();
        Rows order = rows.inOrder(numbers.permutation(rows.count()));
        for (int done = 0; done < batch; done++) {
            numbers.next();
        }
        while (batch < trainer.batches()) {
            if (!step(batchOf(order, numbers.next()))) {
                return Optional.of(Ending.NOT_FINITE);
            }
            if (!listener.step(this)) {
                return Optional.of(Ending.INTERRUPTED);
            }
        }
        random = numbers.state();
        if (!endEpoch()) {
            return Optional.of(Ending.INTERRUPTED);
        }
        return converged ? Optional.of(Ending.CONVERGED) : Optional.empty();
    }

    /** Rows in an order of their own; for L-BFGS, which compares values of different steps, always the same. */
    private Batch batchOf(Rows order, long seed) {
        if (trainer.options().optimizer() instanceof Optimizer.Lbfgs) {
            return new Batch(trainer.split().train(), TEST_SEED);
        }
        int from = batch * trainer.batchRows();
        return new Batch(order.part(from, Math.min(from + trainer.batchRows(), order.count())), seed);
    }

    /** Returns whether value and gradient are finite; else nothing has changed. */
    private boolean step(Batch rows) {
        double value = objective.gradient(weights, rows, gradient, parts);
        double norm = norm(gradient);
        if (!Double.isFinite(value) || !Double.isFinite(norm)) {
            return false;
        }
        add(value, norm, rows.rows().count());
        if (trainer.options().optimizer() instanceof Optimizer.Lbfgs lbfgs) {
            converged = !descent.step(weights, gradient, value, (at, slope) -> along(lbfgs, rows, at, slope));
        } else {
            trainer.options().clipping().apply(gradient, norm);
            descent.step(weights, gradient, factor(batch));
        }
        batch++;
        return true;
    }

    /** The value with its decay, infinite where a run does not come to its end: a line search then takes a shorter step. */
    private double along(Optimizer.Lbfgs lbfgs, Batch rows, double[] at, double[] slope) {
        try {
            double value = objective.gradient(at, rows, slope, new double[parts.length]);
            return Double.isFinite(value) ? Descent.decayed(lbfgs, at, value, slope) : Double.POSITIVE_INFINITY;
        } catch (BrokenTrajectoryException broken) {
            Arrays.fill(slope, 0);
            return Double.POSITIVE_INFINITY;
        }
    }

    private double factor(int step) {
        return trainer.options().schedule().factor(epoch + (double) step / trainer.batches());
    }

    private static double norm(double[] numbers) {
        double largest = 0;
        for (double number : numbers) {
            largest = Math.max(largest, Math.abs(number));
        }
        if (largest == 0 || !Double.isFinite(largest)) {
            return largest;
        }
        double sum = 0;
        for (double number : numbers) {
            sum += number / largest * (number / largest);
        }
        return largest * Math.sqrt(sum);
    }

    private void add(double value, double norm, int rows) {
        sums[0] += rows * value;
        sums[1] += rows * norm;
        for (int i = 0; i < parts.length; i++) {
            sums[PARTS + i] += rows * parts[i];
        }
    }

    /** Returns whether training goes on. */
    private boolean endEpoch() {
        EpochReport report = new EpochReport(
                epoch + 1,
                trainer.options().optimizer().rate() * factor(batch - 1),
                sums[1] / trainer.split().train().count(),
                soFar(),
                test());
        epoch++;
        batch = 0;
        Arrays.fill(sums, 0);
        if (report.watched() < best.value()) {
            best = new Checkpoint.Best(epoch, report.watched(), weights.clone());
        }
        return listener.epoch(report, this);
    }

    private Optional<Measures> test() {
        Rows rows = trainer.split().test();
        return rows.count() == 0 ? Optional.empty() : Optional.of(measures(rows));
    }

    private Measures measures(Rows rows) {
        double value = objective.value(weights, new Batch(rows, TEST_SEED), parts);
        return Measures.of(value, parts);
    }

    @Override
    public int epoch() {
        return epoch + 1;
    }

    @Override
    public int batch() {
        return batch;
    }

    @Override
    public int batches() {
        return trainer.batches();
    }

    @Override
    public Measures soFar() {
        double rows = Math.min(
                batch * (double) trainer.batchRows(), trainer.split().train().count());
        double[] means =
                Arrays.stream(sums, PARTS, sums.length).map(sum -> sum / rows).toArray();
        return Measures.of(sums[0] / rows, means);
    }

    @Override
    public Checkpoint checkpoint() {
        double[][] memory = new double[1 + descent.memory().length][];
        memory[0] = sums.clone();
        System.arraycopy(descent.copyOfMemory(), 0, memory, 1, memory.length - 1);
        Checkpoint.Position position = new Checkpoint.Position(epoch, batch, descent.steps(), random);
        return new Checkpoint(trainer.plan(), position, best, weights.clone(), memory);
    }
}
