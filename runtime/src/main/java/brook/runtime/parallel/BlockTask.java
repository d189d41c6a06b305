package brook.runtime.parallel;

import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicBoolean;

/** Takes blocks on a thread of the pool. It never completes, so that the same task is submitted again for a later loop; nobody waits for it. */
final class BlockTask extends ForkJoinTask<Boolean> {

    private static final long serialVersionUID = 1;

    /** Loops follow each other within microseconds; so often a helper looks for the next before it ends. */
    private static final int LOOKS = 20_000;

    private final transient OpenBlocks open;
    private final AtomicBoolean idle = new AtomicBoolean(true);

    BlockTask(OpenBlocks open) {
        this.open = open;
    }

    /** Whether to submit it: it is neither at work nor submitted. */
    boolean isWanted() {
        return idle.compareAndSet(true, false);
    }

    @Override
    protected boolean exec() {
        for (int looks = 0; looks < LOOKS; looks++) {
            if (open.any()) {
                open.work();
                looks = 0;
            }
            Thread.onSpinWait();
        }
        idle.set(true);
        return false;
    }

    @Override
    public Boolean getRawResult() {
        return false;
    }

    @Override
    protected void setRawResult(Boolean value) {}
}
