package brook.runtime.parallel;

import brook.runtime.BlockedModel;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The blocks of the loop that runs now, of which nobody has taken some yet.
 *
 * <p>One number holds which loop this is and how many blocks are left. Whoever makes that number smaller by one has a block, and as long as a block is not done
 * no other loop begins: so what was written before the number was set is still there.
 */
final class OpenBlocks {

    private static final int BITS = 24;
    private static final long LEFT = (1L << BITS) - 1;

    /** Waiting for a block that runs elsewhere, a thread looks so often before it rests for a microsecond. */
    private static final int LOOKS = 1_000;

    private static final long PAUSE = 1_000;

    private final AtomicLong state = new AtomicLong();
    private final AtomicInteger running = new AtomicInteger();
    private volatile Optional<Throwable> broken = Optional.empty();
    private BlockedModel model = (loop, block, t, w, k) -> {};
    private int loop;
    private int blocks;
    private double t;
    private double[] w = {};
    private int k;

    /** Offers the blocks of a loop; those of the loop before are done. */
    void open(BlockedModel ofModel, int number, int count, double time, double[] jet, int order) {
        model = ofModel;
        loop = number;
        blocks = count;
        t = time;
        w = jet;
        k = order;
        running.set(count);
        state.set(((state.get() >>> BITS) + 1) << BITS | count);
    }

    /** Whether there is a block to take. */
    boolean any() {
        return (state.get() & LEFT) != 0;
    }

    /** Takes blocks and runs them while there are some. */
    void work() {
        long now = state.get();
        while ((now & LEFT) != 0) {
            if (state.compareAndSet(now, now - 1)) {
                run(blocks - (int) (now & LEFT));
            }
            now = state.get();
        }
    }

    private void run(int block) {
        try {
            model.block(loop, block, t, w, k);
        } catch (RuntimeException | Error thrown) {
            broken = Optional.of(thrown);
        } finally {
            running.decrementAndGet();
        }
    }

    /** Waits until every block is done; throws what one of them has thrown. */
    void await() {
        int looks = 0;
        while (running.get() > 0) {
            if (++looks % LOOKS == 0) {
                LockSupport.parkNanos(PAUSE);
            } else {
                Thread.onSpinWait();
            }
        }
        Optional<Throwable> thrown = broken;
        if (thrown.isPresent()) {
            broken = Optional.empty();
            throw rethrown(thrown.get());
        }
    }

    private static RuntimeException rethrown(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return (RuntimeException) thrown;
    }
}
