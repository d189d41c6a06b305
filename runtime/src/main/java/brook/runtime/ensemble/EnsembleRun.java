package brook.runtime.ensemble;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * One go over all members. Workers take chunks in order; who finishes the one that the sink waits for hands it over, and
 * those behind it that are finished too. A worker that is a window ahead of the sink gives its thread back until there is room:
 * no thread of the pool ever waits.
 *
 * <p>The first chunk that ends early ends the ensemble: those before it are completed and handed over, those behind it are
 * dropped. So the sink sees the same whatever the threads do.
 */
final class EnsembleRun<R> {

    private final EnsembleSettings settings;
    private final Executor pool;
    private final int count;
    private final MemberSink<R> sink;
    private final int chunks;

    /** The fields from here on are guarded by this object, but for the two that are volatile. */
    private final PriorityQueue<Chunk<R>> finished = new PriorityQueue<>();

    private final Deque<ChunkWorker<R>> idle = new ArrayDeque<>();
    private Optional<Throwable> failure = Optional.empty();
    private int next;
    private int delivered;
    private int active;
    private boolean delivering;

    /** The last chunk that is of use. */
    private volatile int last = Integer.MAX_VALUE;

    private volatile boolean interrupted;
    private final CompletableFuture<Boolean> done = new CompletableFuture<>();

    EnsembleRun(EnsembleSettings settings, Executor pool, int count, MemberSink<R> sink) {
        this.settings = settings;
        this.pool = pool;
        this.count = count;
        this.sink = sink;
        this.chunks = (int) (((long) count + settings.chunk() - 1) / settings.chunk());
    }

    /**
     * Returns when all is done; throws what ended the ensemble before.
     *
     * @param makers makes a worker, given which chunks are unwanted
     */
    void run(Function<IntPredicate, ChunkWorker<R>> makers) {
        int workers = Math.min(settings.threads(), Math.min(settings.window(), chunks));
        if (workers == 0) {
            return;
        }
        active = workers;
        for (int i = 0; i < workers; i++) {
            ChunkWorker<R> worker = makers.apply(this::isUnwanted);
            pool.execute(() -> work(worker));
        }
        await();
        throwFailure();
    }

    private boolean isUnwanted(int chunk) {
        return chunk > last || interrupted || settings.cancelled().getAsBoolean();
    }

    /** An interrupted thread cancels the ensemble, and stays interrupted. */
    private void await() {
        while (true) {
            try {
                done.get();
                break;
            } catch (InterruptedException now) {
                interrupted = true;
            } catch (ExecutionException never) {
                throw new AssertionError(never);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void throwFailure() {
        if (failure.isPresent()) {
            if (failure.get() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure.get();
        }
    }

    private void work(ChunkWorker<R> worker) {
        try {
            computeChunks(worker);
        } catch (RuntimeException | Error thrown) {
            giveUp(thrown);
        }
    }

    private void computeChunks(ChunkWorker<R> worker) {
        for (int chunk = take(worker); chunk >= 0; chunk = take(worker)) {
            int first = chunk * settings.chunk();
            int end = (int) Math.min(count, (long) first + settings.chunk());
            put(worker.compute(chunk, first, end));
            handOver();
        }
    }

    /** The next chunk; -1 if there is none, or none yet: then the worker is done, or idle. */
    private synchronized int take(ChunkWorker<R> worker) {
        boolean any = next < chunks && next <= last;
        if (any && next - delivered < settings.window()) {
            return next++;
        }
        if (any) {
            idle.add(worker);
        }
        active--;
        if (active == 0) {
            done.complete(true);
        }
        return -1;
    }

    private synchronized void put(Chunk<R> chunk) {
        finished.add(chunk);
        if (chunk.end().isPresent()) {
            endAt(chunk.number());
        }
    }

    /** The pool takes no more work, or memory is short: what is going on is not waited for. */
    private synchronized void giveUp(Throwable thrown) {
        endAt(-1);
        failure = failure.or(() -> Optional.of(thrown));
        done.complete(true);
    }

    private synchronized void endAt(int chunk) {
        last = Math.min(last, chunk);
    }

    private void handOver() {
        Optional<Chunk<R>> chunk = claim();
        while (chunk.isPresent()) {
            Optional<Throwable> end = deliver(chunk.get());
            makeRoom(end);
            chunk = claim();
        }
    }

    /** The chunk that the sink waits for, if it is there and nobody else hands over. */
    private synchronized Optional<Chunk<R>> claim() {
        Optional<Chunk<R>> head = Optional.ofNullable(finished.peek());
        if (delivering || failure.isPresent() || head.isEmpty() || head.get().number() != delivered) {
            return Optional.empty();
        }
        delivering = true;
        return Optional.ofNullable(finished.poll());
    }

    /** What ended the ensemble here, if anything did. */
    private Optional<Throwable> deliver(Chunk<R> chunk) {
        try {
            int member = chunk.first();
            for (R result : chunk.results()) {
                sink.accept(member, result);
                member++;
                settings.progress().accept(member);
            }
            return chunk.end();
        } catch (RuntimeException | Error thrown) {
            endAt(-1);
            return Optional.of(thrown);
        }
    }

    /** The sink has taken a chunk: as many idle workers go on as there is room for. */
    private synchronized void makeRoom(Optional<Throwable> end) {
        delivering = false;
        delivered++;
        failure = end;
        for (int room = settings.window() - (next - delivered); room > 0 && !idle.isEmpty() && next <= last; room--) {
            ChunkWorker<R> worker = idle.remove();
            active++;
            pool.execute(() -> work(worker));
        }
    }
}
