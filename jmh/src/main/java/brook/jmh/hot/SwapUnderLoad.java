package brook.jmh.hot;

import brook.hot.HotModel;
import brook.hot.ModelChange;
import brook.hot.Models;
import brook.hot.WatchedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Requests in several threads while the file of their model is written again and again, every fifth version with an error. */
final class SwapUnderLoad {

    private static final int VERSIONS = 200;
    private static final int THREADS = 6;
    private static final String NAME = "model.ode";
    private static final long BETWEEN_VERSIONS = 300;

    private final Map<Double, Integer> versionByResult = new HashMap<>();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong wrong = new AtomicLong();
    private final AtomicLong loaded = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicBoolean done = new AtomicBoolean();

    private SwapUnderLoad() {}

    static void run() throws IOException, InterruptedException {
        new SwapUnderLoad().measure();
    }

    private void measure() throws IOException, InterruptedException {
        System.out.printf(
                "%n%d versions of a model, written while %d threads solve it; every fifth has an error%n",
                VERSIONS, THREADS);
        Path folder = Files.createTempDirectory("brook-swap");
        Models models = Models.standard();
        for (int version = 0; version < VERSIONS; version++) {
            versionByResult.put(solve(models.compile(NAME, text(version)).orElseThrow()), version);
        }
        Files.writeString(folder.resolve(NAME), text(0));
        long began = System.nanoTime();
        try (WatchedFolder watched = models.watch(folder, Duration.ofMillis(50), this::count)) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                threads.add(new Thread(() -> requests(watched), "requests"));
            }
            threads.forEach(Thread::start);
            write(folder);
            Thread.sleep(1_000);
            done.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
            int last = version(watched);
            report(last, (System.nanoTime() - began) / 1e9);
        } finally {
            Files.delete(folder.resolve(NAME));
            Files.delete(folder);
        }
        long left = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("brook-"))
                .count();
        System.out.println("  threads of Brook left: " + left);
    }

    private void report(int last, double seconds) {
        System.out.printf(
                Locale.ROOT,
                "  %.0f s, %d requests, %d wrong or failed; %d versions loaded, %d refused, the last one is %d%n",
                seconds,
                requests.get(),
                wrong.get(),
                loaded.get(),
                failed.get(),
                last);
    }

    private void count(ModelChange change) {
        if (change instanceof ModelChange.Loaded) {
            loaded.incrementAndGet();
        } else if (change instanceof ModelChange.Failed) {
            failed.incrementAndGet();
        } else {
            throw new IllegalStateException(change.toString());
        }
    }

    /** By turns in place and by renaming; some faster than anybody looks. */
    private static void write(Path folder) throws IOException, InterruptedException {
        for (int version = 1; version < VERSIONS; version++) {
            Path file = folder.resolve(NAME);
            String text = version % 5 == 0 ? text(version) + "x = )\n" : text(version);
            if (version % 2 == 0) {
                Files.writeString(file, text);
            } else {
                Path beside = Files.writeString(folder.resolve("next"), text);
                Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
            Thread.sleep(version % 20 < 5 ? 1 : BETWEEN_VERSIONS);
        }
    }

    /** A result must be that of a version, and never of an older one than the result before. */
    private void requests(WatchedFolder watched) {
        int newest = 0;
        while (!done.get()) {
            int version = version(watched);
            if (version < newest) {
                wrong.incrementAndGet();
            }
            newest = version;
            requests.incrementAndGet();
        }
    }

    private int version(WatchedFolder watched) {
        try {
            return versionByResult.getOrDefault(solve(watched.model(NAME).orElseThrow()), -1);
        } catch (RuntimeException failure) {
            System.out.println("  " + failure);
            return -1;
        }
    }

    private static double solve(HotModel model) {
        return model.solver().build().run(0, 1).state(0);
    }

    private static String text(int version) {
        return "param k = " + (version + 1) + "\nx' = -k*sin(x)\nx(0) = 1\n";
    }
}
