package brook.runtime.ensemble;

import java.util.List;
import java.util.Optional;

/**
 * Results of members that follow each other.
 *
 * @param number counted from 0 over the ensemble
 * @param first the member of the first result
 * @param end why the results end early, and the ensemble with them
 */
record Chunk<R>(int number, int first, List<R> results, Optional<Throwable> end) implements Comparable<Chunk<R>> {

    @Override
    public int compareTo(Chunk<R> other) {
        return Integer.compare(number, other.number);
    }
}
