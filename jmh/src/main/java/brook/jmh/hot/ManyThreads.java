package brook.jmh.hot;

import brook.hot.Models;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Compiles and solves in one thread, then in eight at once that share a cache too small for all; compares every bit. */
final class ManyThreads {

    private static final int THREADS = 8;
    private static final int MODELS = 300;

    private ManyThreads() {}

    static void run() throws InterruptedException {
        System.out.printf("%n%d models compiled and solved by one thread, then by %d at once%n", MODELS, THREADS);
        Models alone = Models.standard();
        long began = System.nanoTime();
        List<double[]> expected = solveAll(alone, 0);
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(Locale.ROOT, "  one thread: %.1f s%n", seconds);
        Models shared = Models.standard().withCacheOf(MODELS / 4);
        began = System.nanoTime();
        List<List<double[]>> got = atOnce(shared);
        seconds = (System.nanoTime() - began) / 1e9;
        long different = IntStream.range(0, THREADS)
                .mapToLong(thread -> IntStream.range(0, MODELS)
                        .filter(i -> !Arrays.equals(got.get(thread).get(i), expected.get((start(thread) + i) % MODELS)))
                        .count())
                .sum();
        System.out.printf(
                Locale.ROOT,
                "  %d threads: %.1f s; %d results, %d differ from those of one thread%n",
                THREADS,
                seconds,
                THREADS * MODELS,
                different);
    }

    private static List<List<double[]>> atOnce(Models models) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<List<double[]>>> runs = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = start(thread);
                runs.add(threads.submit(() -> solveAll(models, first)));
            }
            List<List<double[]>> results = new ArrayList<>();
            for (Future<List<double[]>> one : runs) {
                results.add(one.get());
            }
            return results;
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Each thread begins elsewhere, so that some compile what others wait for, and some what was forgotten. */
    private static int start(int thread) {
        return thread * MODELS / THREADS / 4;
    }

    private static List<double[]> solveAll(Models models, int first) {
        return IntStream.range(0, MODELS)
                .mapToObj(i -> models.compile("model.ode", VariedModel.text((first + i) % MODELS))
                        .orElseThrow()
                        .solver()
                        .build()
                        .run(0, 1)
                        .state())
                .toList();
    }
}
