package brook.jmh.hot;

import brook.hot.HotModel;
import brook.hot.Models;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.util.Arrays;
import java.util.Locale;

/** Compiles thousands of different models in one JVM and prints what is left of them after each thousand. */
final class ManyModels {

    private static final int REPORTS = 10;

    private ManyModels() {}

    static void run(int count) throws InterruptedException {
        System.out.printf(
                "%n%d different models, each compiled and solved; %d remembered%n", count, Models.USUAL_CACHE);
        System.out.println("  models  metaspace kB  classes loaded  unloaded so far  heap MB  median ms    p99 ms");
        Models models = Models.standard();
        int part = count / REPORTS;
        for (int first = 0; first + part <= count; first += part) {
            double[] milliseconds = new double[part];
            for (int i = 0; i < part; i++) {
                milliseconds[i] = compile(models, first + i);
            }
            report(first + part, milliseconds);
        }
    }

    private static double compile(Models models, int number) {
        long began = System.nanoTime();
        HotModel model = models.compile("model.ode", VariedModel.text(number)).orElseThrow();
        double milliseconds = (System.nanoTime() - began) / 1e6;
        model.solver().build().run(0, 0.1);
        return milliseconds;
    }

    private static void report(int models, double[] milliseconds) throws InterruptedException {
        // Classes go some time after the collection that found them unused.
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(200);
        }
        Arrays.sort(milliseconds);
        ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.printf(
                Locale.ROOT,
                "%8d %13d %15d %16d %8.1f %10.1f %9.1f%n",
                models,
                metaspace() >> 10,
                classes.getLoadedClassCount(),
                classes.getUnloadedClassCount(),
                heap / 1048576.0,
                milliseconds[milliseconds.length / 2],
                milliseconds[milliseconds.length * 99 / 100]);
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }
}
