package brook.runtime.gradient;

import brook.runtime.OdeModel;
import brook.runtime.Quantity;
import brook.runtime.SolveOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Means of losses and integrals over many trajectories, and their exact gradients.
 *
 * <p>Trajectories are taken in blocks of as many as the model computes at once ({@link OdeModel#laneCount()}), in the order of the rows; a block has one
 * sequence of steps, and lanes for which no row is left repeat the last one and do not count. Blocks run on several threads, their results are added in
 * their order: the bits do not depend on the threads.
 */
public final class BatchGradient implements AutoCloseable {

    private final OdeModel model;
    private final List<Block> workers = new ArrayList<>();
    private final ExecutorService threads;
    private final int shared;
    private final int trainables;
    private final int losses;
    private final int integrals;

    /**
     * Which trajectories, and from when to when.
     *
     * @param source gives each by its row
     * @param rows the rows, in their order; one may occur twice
     * @param draw the number by which inputs of the first row are drawn; the next rows have the next numbers
     */
    @SuppressWarnings("ArrayRecordComponent") // Numbers that are handed over once and not kept.
    public record Trajectories(TrajectorySource source, int[] rows, double t0, double t1, long draw) {}

    private BatchGradient(OdeModel model, SolveOptions options, int threadCount) {
        this.model = model;
        for (int i = 0; i < threadCount; i++) {
            workers.add(new Block(model.another(), options));
        }
        this.threads = Executors.newFixedThreadPool(Math.max(1, threadCount - 1), BatchGradient::daemon);
        this.trainables = count(model, Quantity.Kind.TRAINABLE);
        this.shared = count(model, Quantity.Kind.PARAMETER) + trainables;
        this.losses = workers.get(0).lossCount();
        this.integrals = workers.get(0).integralCount();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "brook batch");
        thread.setDaemon(true);
        return thread;
    }

    private static int count(OdeModel model, Quantity.Kind kind) {
        return model.description().parameters().stream()
                .filter(parameter -> parameter.kind() == kind)
                .mapToInt(Quantity::components)
                .sum();
    }

    /**
     * Gradients of a model that was compiled with its adjoint, for one trajectory or for several at once.
     *
     * @throws NoGradientException if it has no adjoint, or if the method or the events of the model cannot be differentiated
     * @throws IllegalArgumentException for less than one thread
     */
    public static BatchGradient of(OdeModel model, SolveOptions options, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads = " + threads);
        }
        return new BatchGradient(model, options, threads);
    }

    /** How many lanes make blocks of one size for so many trajectories, none with more than {@code most}. */
    public static int evenLanes(int trajectories, int most) {
        int blocks = (trajectories + most - 1) / most;
        return (trajectories + blocks - 1) / blocks;
    }

    /** The number of doubles of parameters and trainables, in the order of the model, trainables last. */
    public int parameterCount() {
        return shared;
    }

    /** The number of doubles of trainables, which are the last of the parameters. */
    public int trainableCount() {
        return trainables;
    }

    /** The number of doubles of losses of one trajectory. */
    public int lossCount() {
        return losses;
    }

    /** The number of doubles of integrals of one trajectory. */
    public int integralCount() {
        return integrals;
    }

    /** Writes the model's own parameters and trainables, NaN where the caller must give one. */
    public void defaults(double[] parameters) {
        double[] all = new double[model.parameterCount()];
        model.defaults(all);
        System.arraycopy(all, 0, parameters, 0, shared);
    }

    /**
     * Runs trajectories.
     *
     * @param parameters {@link #parameterCount()} doubles
     * @param listener hears of each trajectory, in the order of the rows, on the calling thread
     * @throws BrokenTrajectoryException if one does not come to its end
     */
    public BatchValues run(double[] parameters, Trajectories trajectories, TrajectoryListener listener) {
        return new Pass(parameters, trajectories, listener).run();
    }

    /**
     * Runs trajectories and differentiates the weighted sum of the means of losses and integrals.
     *
     * @param weights one for each double of the losses, then one for each of the integrals
     * @param gradient the derivatives by the parameters, {@link #parameterCount()} doubles, which are overwritten
     * @throws BrokenTrajectoryException if one does not come to its end
     */
    public BatchValues differentiate(
            double[] parameters,
            Trajectories trajectories,
            double[] weights,
            double[] gradient,
            TrajectoryListener listener) {
        Pass pass = new Pass(parameters, trajectories, listener);
        pass.weights = weights;
        pass.gradient = gradient;
        Arrays.fill(gradient, 0, shared, 0);
        return pass.run();
    }

    @Override
    public void close() {
        threads.shutdown();
    }

    /** One go over some trajectories. */
    private final class Pass {

        private final double[] parameters;
        private final Trajectories trajectories;
        private final TrajectoryListener listener;
        private final double[] sums = new double[losses + integrals];
        private double[] weights = new double[0];
        private double[] gradient = new double[0];
        private long steps;
        private long evaluations;

        Pass(double[] parameters, Trajectories trajectories, TrajectoryListener listener) {
            this.parameters = parameters;
            this.trajectories = trajectories;
            this.listener = listener;
        }

        BatchValues run() {
            int count = trajectories.rows().length;
            int lanes = model.laneCount();
            int blocks = (count + lanes - 1) / lanes;
            for (int first = 0; first < blocks; first += workers.size()) {
                int wave = Math.min(workers.size(), blocks - first);
                compute(first, wave);
                for (int i = 0; i < wave; i++) {
                    take(workers.get(i));
                }
            }
            List<Double> means =
                    Arrays.stream(sums).map(sum -> sum / count).boxed().toList();
            return new BatchValues(
                    means.subList(0, losses), means.subList(losses, means.size()), steps, evaluations, blocks);
        }

        /** Runs some blocks side by side, the first on this thread. */
        private void compute(int first, int wave) {
            List<Future<?>> others = new ArrayList<>();
            for (int i = 1; i < wave; i++) {
                Block block = workers.get(i);
                int number = first + i;
                others.add(threads.submit(() -> compute(block, number)));
            }
            try {
                compute(workers.get(0), first);
            } finally {
                others.forEach(Pass::await);
            }
        }

        private void compute(Block block, int number) {
            block.run(parameters, shared, trajectories, number * model.laneCount());
            if (weights.length > 0) {
                block.differentiate(weights, trajectories.rows().length);
            }
        }

        private static void await(Future<?> other) {
            try {
                other.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException thrown) {
                    throw thrown;
                }
                throw new IllegalStateException(e.getCause());
            }
        }

        private void take(Block block) {
            steps += block.steps();
            evaluations += block.evaluations();
            block.add(sums);
            if (weights.length > 0) {
                block.addGradient(gradient, shared);
            }
            block.tell(listener);
        }
    }
}
