package brook.runtime.ensemble;

import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * How an ensemble runs.
 *
 * @param threads how many members are computed at once
 * @param pool whose threads these are; without one the ensemble has its own for each call
 * @param inFlight how many members may be begun and not yet taken by the sink; 0 for some per thread
 * @param cancelled asked between members and between steps
 * @param progress is told how many members the sink has taken
 */
record EnsembleSettings(
        int threads, Optional<ForkJoinPool> pool, int inFlight, BooleanSupplier cancelled, IntConsumer progress) {

    private static final int IN_FLIGHT_PER_THREAD = 64;

    /** So many chunks per thread can be in flight, if enough members may be. */
    private static final int CHUNKS_PER_THREAD = 8;

    static final EnsembleSettings STANDARD = new EnsembleSettings(
            Runtime.getRuntime().availableProcessors(), Optional.empty(), 0, () -> false, done -> {});

    EnsembleSettings {
        require(threads >= 1, "threads", threads);
        require(inFlight >= 0, "inFlight", inFlight);
    }

    private static void require(boolean holds, String name, int value) {
        if (!holds) {
            throw new IllegalArgumentException(name + " = " + value);
        }
    }

    EnsembleSettings threads(int count) {
        return new EnsembleSettings(count, pool, inFlight, cancelled, progress);
    }

    EnsembleSettings pool(ForkJoinPool given) {
        return new EnsembleSettings(given.getParallelism(), Optional.of(given), inFlight, cancelled, progress);
    }

    EnsembleSettings inFlight(int most) {
        require(most >= 1, "inFlight", most);
        return new EnsembleSettings(threads, pool, most, cancelled, progress);
    }

    EnsembleSettings cancelled(BooleanSupplier when) {
        return new EnsembleSettings(threads, pool, inFlight, when, progress);
    }

    EnsembleSettings progress(IntConsumer listener) {
        return new EnsembleSettings(threads, pool, inFlight, cancelled, listener);
    }

    /** Where a thread computes so many members at once, there are more of them in flight, unless it is said how many. */
    EnsembleSettings together(int members) {
        return inFlight > 0 ? this : inFlight(Math.multiplyExact(IN_FLIGHT_PER_THREAD * members, threads));
    }

    private long mostInFlight() {
        return inFlight > 0 ? inFlight : (long) IN_FLIGHT_PER_THREAD * threads;
    }

    /** The members that a thread takes at once. */
    int chunk() {
        return (int) Math.max(1, mostInFlight() / ((long) CHUNKS_PER_THREAD * threads));
    }

    /** The chunks that may be begun and not yet taken by the sink. */
    int window() {
        return (int) Math.min(Integer.MAX_VALUE, mostInFlight() / chunk());
    }
}
