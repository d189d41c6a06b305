package brook.runtime.ensemble;

import java.util.concurrent.CancellationException;

/** Computes members with memory of its own, one chunk after the other, in one thread at a time. */
interface ChunkWorker<R> {

    /** The results of the members from {@code first} to before {@code last}; what is thrown for one ends them before it. */
    Chunk<R> compute(int number, int first, int last);

    /** What ends the results before a member that nobody wants any more. */
    static CancellationException cancelled(int member) {
        return new CancellationException("cancelled before member " + member + " was done");
    }
}
