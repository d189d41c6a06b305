package brook.compiler.source;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Runs work on a thread with a large stack, because our stages recurse over what users write.
 *
 * <p>A term may be 10,000 levels deep (the limit is kept by {@code NestingCheck}); the default stack holds a tenth.
 */
public final class DeepStack {

    private static final String NAME = "brook-deep-stack";
    private static final long BYTES = 512L << 20;

    private DeepStack() {}

    /** A thread for one piece of work and what it may take. */
    private static final class Worker extends Thread {

        private final Optional<Budget> budget;

        Worker(Runnable work, Optional<Budget> budget) {
            super(null, work, NAME, BYTES);
            this.budget = budget;
            setDaemon(true);
        }
    }

    /** Returns what the work returns and throws what it throws; work on such a thread already is simply done. */
    public static <T> T call(Supplier<T> work) {
        return Thread.currentThread() instanceof Worker ? work.get() : call(Optional.empty(), work);
    }

    /** As {@link #call(Supplier)}, within a budget. */
    public static <T> T call(Budget budget, Supplier<T> work) {
        return call(Optional.of(budget), work);
    }

    /** The budget of the work that runs on this thread. */
    static Optional<Budget> budget() {
        return Thread.currentThread() instanceof Worker worker ? worker.budget : Optional.empty();
    }

    private static <T> T call(Optional<Budget> budget, Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Worker worker = new Worker(() -> complete(result, work), budget);
        worker.start();
        try {
            return await(result, worker);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new AssertionError(e);
        }
    }

    /** An interruption of the caller is passed on to the work, which ends soon, and kept for the caller. */
    private static <T> T await(CompletableFuture<T> result, Worker worker) throws ExecutionException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                    worker.interrupt();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static <T> void complete(CompletableFuture<T> result, Supplier<T> work) {
        try {
            result.complete(work.get());
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
    }
}
