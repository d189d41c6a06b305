package brook.hot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Eight threads that compile and solve at once compute what one thread does, to the last bit. */
class ManyThreadsTest {

    private static final int THREADS = 8;
    private static final int MODELS = 15;

    @Test
    void allComputeTheSameBits() throws Exception {
        Models alone = Models.standard();
        List<double[]> expected =
                IntStream.range(0, MODELS).mapToObj(i -> solve(alone, i)).toList();
        Models shared = Models.standard().withCacheOf(MODELS / 2);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<List<double[]>>> runs = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = thread * 5;
                runs.add(threads.submit(() -> IntStream.range(0, MODELS)
                        .mapToObj(i -> solve(shared, (first + i) % MODELS))
                        .toList()));
            }
            for (int thread = 0; thread < THREADS; thread++) {
                List<double[]> got = runs.get(thread).get();
                for (int i = 0; i < MODELS; i++) {
                    assertThat(got.get(i)).isEqualTo(expected.get((thread * 5 + i) % MODELS));
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static double[] solve(Models models, int i) {
        return models.compile("model.ode", GeneratedModels.text(i))
                .orElseThrow()
                .solver()
                .build()
                .run(0, 1)
                .state();
    }
}
