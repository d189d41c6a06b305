package brook.hot;

import brook.compiler.CompilerOptions;
import brook.compiler.hot.HotCompiler;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Models by what they are made of. Each is compiled once, also when several threads ask at the same time; models with errors
 * are not kept. Of more than so many, or of more than so much text, the one not asked for longest goes; the last one stays.
 */
final class ModelCache {

    /** Characters of models and generated Java together. */
    private static final long HEAVIEST = 64L << 20;

    private final int most;
    private final Semaphore processors = new Semaphore(Runtime.getRuntime().availableProcessors());
    private final Map<Key, CompletableFuture<HotCompilation>> known = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * What a model is made of, without its imports: those are compared when it is asked for again.
     *
     * @param place what tells the resolver of imports from others
     */
    record Key(Object place, String name, String text, CompilerOptions options, HotCompiler hotCompiler) {}

    ModelCache(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("a cache of " + most + " models");
        }
        this.most = most;
    }

    /** The model as it is known, or else compiled on this thread. */
    ModelResult get(Key key, Supplier<HotCompilation> compiler) {
        CompletableFuture<HotCompilation> mine = new CompletableFuture<>();
        CompletableFuture<HotCompilation> first = claim(key, mine);
        while (first != mine) {
            Optional<HotCompilation> there = await(first);
            if (there.isPresent() && there.get().imports().stillHold()) {
                return there.get().result();
            }
            first = replace(key, first, mine);
        }
        return run(key, mine, compiler);
    }

    synchronized void clear() {
        known.clear();
    }

    private ModelResult run(Key key, CompletableFuture<HotCompilation> mine, Supplier<HotCompilation> compiler) {
        processors.acquireUninterruptibly();
        try {
            HotCompilation compilation = compiler.get();
            if (compilation.result().succeeded() || !Thread.currentThread().isInterrupted()) {
                mine.complete(compilation);
            } else {
                // This thread was told to stop, not those that wait for it.
                mine.cancel(false);
            }
            return compilation.result();
        } catch (RuntimeException | Error failure) {
            mine.completeExceptionally(failure);
            throw failure;
        } finally {
            processors.release();
            settle(key, mine);
        }
    }

    /** Whoever comes first compiles, the others wait. */
    private synchronized CompletableFuture<HotCompilation> claim(Key key, CompletableFuture<HotCompilation> mine) {
        CompletableFuture<HotCompilation> first = known.putIfAbsent(key, mine);
        return first == null ? mine : first;
    }

    /** Takes the place of one whose imports have changed or that was given up; if another thread did so before, that is the one. */
    private synchronized CompletableFuture<HotCompilation> replace(
            Key key, CompletableFuture<HotCompilation> stale, CompletableFuture<HotCompilation> mine) {
        return known.replace(key, stale, mine) ? mine : claim(key, mine);
    }

    private synchronized void settle(Key key, CompletableFuture<HotCompilation> mine) {
        if (model(mine).isEmpty()) {
            known.remove(key, mine);
        }
        Iterator<CompletableFuture<HotCompilation>> eldest = known.values().iterator();
        while (eldest.hasNext() && (known.size() > most || known.size() > 1 && weight() > HEAVIEST)) {
            eldest.next();
            eldest.remove();
        }
    }

    private long weight() {
        return known.values().stream()
                .flatMap(one -> model(one).stream())
                .mapToLong(HotModel::weight)
                .sum();
    }

    private static Optional<HotModel> model(CompletableFuture<HotCompilation> one) {
        return one.isDone() && !one.isCompletedExceptionally()
                ? one.join().result().model()
                : Optional.empty();
    }

    /** What another thread compiled, or fails with; nothing if it was told to stop. */
    private static Optional<HotCompilation> await(CompletableFuture<HotCompilation> one) {
        try {
            return Optional.of(one.join());
        } catch (CancellationException stopped) {
            return Optional.empty();
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
}
