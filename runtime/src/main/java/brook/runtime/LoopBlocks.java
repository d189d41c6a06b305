package brook.runtime;

import brook.runtime.parallel.Workers;

/**
 * Runs the loops of a large model in blocks, on the threads of whoever integrates it.
 *
 * <p>How a loop is divided is part of the model and does not depend on the number of threads, so neither do the bits. It allocates nothing.
 */
public final class LoopBlocks {

    private final BlockedModel model;
    private Workers workers = Workers.ALONE;

    /** Blocks of a model, on one thread until others are there. */
    public LoopBlocks(BlockedModel model) {
        this.model = model;
    }

    /** Takes these threads from now on. */
    public void use(Workers some) {
        workers = some;
    }

    /** Runs all blocks of a loop of order 0 at a time, and waits for them. */
    public void values(int loop, int blocks, double t, double[] w) {
        workers.run(model, loop, blocks, t, w, 0);
    }

    /** Runs all blocks of a loop of order {@code k}, and waits for them. */
    public void coefficients(int loop, int blocks, double[] w, int k) {
        workers.run(model, loop, blocks, Double.NaN, w, k);
    }
}
