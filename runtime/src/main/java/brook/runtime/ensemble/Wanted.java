package brook.runtime.ensemble;

import brook.runtime.Step;
import brook.runtime.StepListener;
import java.util.function.IntPredicate;

/** Ends runs of a chunk that nobody wants any more. */
final class Wanted implements StepListener {

    private final IntPredicate unwanted;
    private int chunk;
    private boolean ended;

    /** Chunks that are {@code unwanted}, by their number, are ended between steps. */
    Wanted(IntPredicate unwanted) {
        this.unwanted = unwanted;
    }

    /** From now on it is about this chunk. */
    void chunk(int number) {
        chunk = number;
        ended = false;
    }

    /** Whether the chunk is wanted and always was. */
    boolean isWanted() {
        ended |= unwanted.test(chunk);
        return !ended;
    }

    @Override
    public boolean accept(Step step) {
        return isWanted();
    }
}
