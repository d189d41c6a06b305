package brook.runtime.parallel;

import brook.runtime.BlockedModel;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/**
 * The threads that one run may use: its own, and helpers of a fork-join pool. They take blocks one by one, so whoever is late takes few.
 *
 * <p>Helpers end by themselves some time after the last loop; nobody has to close anything. A loop allocates nothing: tasks are used again.
 */
public final class Workers {

    /** The thread of the caller alone. */
    public static final Workers ALONE = new Workers(1);

    private static final long IDLE_SECONDS = 2;

    private final int threads;
    private final BlockTask[] helpers;
    private final OpenBlocks open = new OpenBlocks();
    private final ForkJoinPool pool;

    private Workers(int threads) {
        this.threads = threads;
        this.helpers = new BlockTask[threads - 1];
        for (int i = 0; i < helpers.length; i++) {
            helpers[i] = new BlockTask(open);
        }
        this.pool = threads == 1 ? ForkJoinPool.commonPool() : pool(threads - 1);
    }

    /** So many threads, the caller's included. */
    public static Workers of(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("There is at least one thread, not " + threads + ".");
        }
        return threads == 1 ? ALONE : new Workers(threads);
    }

    private static ForkJoinPool pool(int size) {
        return new ForkJoinPool(
                size,
                ForkJoinPool.defaultForkJoinWorkerThreadFactory,
                null,
                true,
                0,
                size,
                0,
                any -> true,
                IDLE_SECONDS,
                TimeUnit.SECONDS);
    }

    /** How many threads there are. */
    public int threads() {
        return threads;
    }

    /** Runs all blocks of a loop, some of them here, and returns when all are done. */
    public void run(BlockedModel model, int loop, int blocks, double t, double[] w, int k) {
        if (threads == 1) {
            for (int block = 0; block < blocks; block++) {
                model.block(loop, block, t, w, k);
            }
            return;
        }
        open.open(model, loop, blocks, t, w, k);
        for (int i = 0; i < Math.min(helpers.length, blocks - 1); i++) {
            if (helpers[i].isWanted()) {
                pool.execute(helpers[i]);
            }
        }
        open.work();
        open.await();
    }
}
