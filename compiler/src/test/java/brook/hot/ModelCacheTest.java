package brook.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brook.compiler.CompilerLimits;
import brook.compiler.CompilerOptions;
import brook.compiler.hot.HotCompiler;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.SourceFile;
import brook.compiler.source.SourceResolver;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ModelCacheTest {

    private static final String DECAY = "state x = 1\nx' = -x\nsolve { t = 0 .. 1 }\n";
    private static final HotCompiler COMPILER = HotCompiler.standard();

    @Test
    void sameContentIsTheSameModel() {
        Models models = Models.standard();
        HotModel one = models.compile("m.ode", DECAY).orElseThrow();
        assertThat(models.compile("m.ode", DECAY).orElseThrow()).isSameAs(one);
        assertThat(models.withLimits(CompilerLimits.SERVICE)
                        .compile("m.ode", DECAY)
                        .orElseThrow())
                .isNotSameAs(one);
        assertThat(models.compile("m.ode", DECAY + "# other").orElseThrow()).isNotSameAs(one);
        assertThat(models.compile("n.ode", DECAY).orElseThrow()).isNotSameAs(one);
        assertThat(models.compile("m.ode", DECAY).orElseThrow()).isSameAs(one);
        models.forgetAll();
        assertThat(models.compile("m.ode", DECAY).orElseThrow()).isNotSameAs(one);
    }

    @Test
    void whatIsNotAskedForIsForgottenFirst() {
        Models models = Models.standard().withCacheOf(2);
        HotModel a = models.compile("a.ode", DECAY).orElseThrow();
        HotModel b = models.compile("b.ode", DECAY).orElseThrow();
        assertThat(models.compile("a.ode", DECAY).orElseThrow()).isSameAs(a);
        models.compile("c.ode", DECAY).orElseThrow();
        assertThat(models.compile("a.ode", DECAY).orElseThrow()).isSameAs(a);
        assertThat(models.compile("b.ode", DECAY).orElseThrow()).isNotSameAs(b);
    }

    @Test
    void cacheOfNoneRemembersNothing() {
        Models models = Models.standard().withCacheOf(0);
        assertThat(models.compile("a.ode", DECAY).orElseThrow())
                .isNotSameAs(models.compile("a.ode", DECAY).orElseThrow());
        assertThatThrownBy(() -> models.withCacheOf(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void threadsThatAskAtOnceGetOneModel() throws Exception {
        ModelCache cache = new ModelCache(10);
        AtomicInteger compilations = new AtomicInteger();
        List<ModelResult> results = atOnce(
                8,
                () -> cache.get(key("m.ode"), () -> {
                    compilations.incrementAndGet();
                    return compile("m.ode", DECAY, SourceResolver.NONE);
                }));
        assertThat(compilations).hasValue(1);
        assertThat(results).hasSize(8);
        assertThat(results.stream().map(ModelResult::orElseThrow).distinct()).hasSize(1);
    }

    @Test
    void failureReachesWhoeverWaitsAndIsForgotten() throws Exception {
        ModelCache cache = new ModelCache(10);
        CountDownLatch compiling = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<ModelResult> first = threads.submit(() -> cache.get(key("m.ode"), () -> {
                compiling.countDown();
                await(waiting);
                throw new IllegalStateException("as planned");
            }));
            Future<ModelResult> second = threads.submit(() -> {
                await(compiling);
                waiting.countDown();
                return cache.get(key("m.ode"), () -> compile("m.ode", DECAY, SourceResolver.NONE));
            });
            assertThatThrownBy(first::get).hasRootCauseMessage("as planned");
            // Whether it waited for the first or came after it.
            assertThat(outcome(second)).isIn("a model", "as planned");
        } finally {
            threads.shutdownNow();
        }
        assertThat(cache.get(key("m.ode"), () -> compile("m.ode", DECAY, SourceResolver.NONE))
                        .succeeded())
                .isTrue();
    }

    /** A request that is given up ends its own compilation early; others want the model still. */
    @Test
    void whoeverWaitsForAnInterruptedCompilationCompilesItself() throws Exception {
        ModelCache cache = new ModelCache(10);
        CountDownLatch compiling = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<ModelResult> interrupted = threads.submit(() -> cache.get(key("m.ode"), () -> {
                compiling.countDown();
                await(waiting);
                Thread.currentThread().interrupt();
                return new HotCompilation(
                        ModelResult.unreadable(Diagnostic.error("E0000", "stopped")),
                        new RecordedImports(SourceResolver.NONE));
            }));
            Future<ModelResult> other = threads.submit(() -> {
                await(compiling);
                waiting.countDown();
                return cache.get(key("m.ode"), () -> compile("m.ode", DECAY, SourceResolver.NONE));
            });
            assertThat(outcome(interrupted)).isEqualTo("errors");
            assertThat(outcome(other)).isEqualTo("a model");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void modelsWithErrorsAreNotKept() {
        ModelCache cache = new ModelCache(10);
        AtomicInteger compilations = new AtomicInteger();
        for (int i = 0; i < 2; i++) {
            cache.get(key("m.ode"), () -> {
                compilations.incrementAndGet();
                return compile("m.ode", "x' = y", SourceResolver.NONE);
            });
        }
        assertThat(compilations).hasValue(2);
    }

    @Test
    void otherImportsAreAnotherModel() {
        AtomicReference<String> imported = new AtomicReference<>("one");
        RecordedImports imports = new RecordedImports((importer, path) ->
                new SourceResolver.Found(new SourceFile(path, Objects.requireNonNull(imported.get()))));
        imports.resolve(new SourceFile("m.ode", DECAY), "a.ode");
        assertThat(imports.stillHold()).isTrue();
        ModelCache cache = new ModelCache(10);
        HotCompilation compilation =
                new HotCompilation(compile("m.ode", DECAY, SourceResolver.NONE).result(), imports);
        ModelResult first = cache.get(key("m.ode"), () -> compilation);
        assertThat(cache.get(key("m.ode"), ModelCacheTest::never)).isSameAs(first);
        imported.set("two");
        assertThat(imports.stillHold()).isFalse();
        ModelResult second = cache.get(key("m.ode"), () -> compile("m.ode", DECAY, SourceResolver.NONE));
        assertThat(second).isNotSameAs(first);
        assertThat(cache.get(key("m.ode"), ModelCacheTest::never)).isSameAs(second);
    }

    @Test
    void forgottenModelIsUnloaded() throws InterruptedException {
        Models models = Models.standard().withCacheOf(1);
        WeakReference<Class<?>> loaded = solvedAndLost(models, "first.ode");
        System.gc();
        assertThat(loaded.get()).as("the cache holds it").isNotNull();
        WeakReference<Class<?>> other = solvedAndLost(models, "second.ode");
        assertUnloaded(loaded);
        models.forgetAll();
        assertUnloaded(other);
    }

    private static WeakReference<Class<?>> solvedAndLost(Models models, String name) {
        HotModel model = models.compile(name, DECAY).orElseThrow();
        model.solver().build().solve();
        return new WeakReference<>(model.newInstance().getClass());
    }

    private static void assertUnloaded(WeakReference<Class<?>> loaded) throws InterruptedException {
        for (int i = 0; i < 100 && loaded.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(loaded.get()).isNull();
    }

    private static HotCompilation compile(String name, String text, SourceResolver resolver) {
        return HotCompilation.of(
                new SourceFile(name, text),
                CompilerOptions.STANDARD.withPackageName("brook.model"),
                resolver,
                COMPILER);
    }

    private static String outcome(Future<ModelResult> result) throws InterruptedException {
        try {
            return result.get().succeeded() ? "a model" : "errors";
        } catch (ExecutionException failure) {
            return String.valueOf(Objects.requireNonNull(failure.getCause()).getMessage());
        }
    }

    private static HotCompilation never() {
        throw new AssertionError("compiled again");
    }

    private static ModelCache.Key key(String name) {
        return new ModelCache.Key("here", name, DECAY, CompilerOptions.STANDARD, COMPILER);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What several threads get that begin together. */
    private static <T> List<T> atOnce(int count, Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
