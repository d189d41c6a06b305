package brook.compiler.source;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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

    /** Returns what the work returns and throws what it throws; work on such a thread already is simply done. */
    public static <T> T call(Supplier<T> work) {
        if (Thread.currentThread().getName().equals(NAME)) {
            return work.get();
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(null, () -> complete(result, work), NAME, BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e;
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
