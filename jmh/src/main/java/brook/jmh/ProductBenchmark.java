package brook.jmh;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The forms of a product by turns: operations for each nanosecond of CPU time of the thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 30)
@Measurement(iterations = 40)
public class ProductBenchmark {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double BATCH = 2e7;

    @Param({"TIMES", "TRANSPOSED", "OUTER"})
    public String product = "";

    @Param({"64"})
    public int rows;

    @Param({"64"})
    public int columns;

    @Param({"16", "64"})
    public int lanes;

    private ProductData data = new ProductData(1, 1, 1);
    private final double[] registers = new double[512];

    /** Operations for each nanosecond. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Counters {
        /** Three loops. */
        public double plain;
        /** {@code LaneProducts}. */
        public double blocks;
        /** A chain of fma for each element of a short array. */
        public double peak;
    }

    /** Random numbers. */
    @Setup(Level.Trial)
    public void fill() {
        data = new ProductData(rows, columns, lanes);
    }

    @Benchmark
    public double[] turns(Counters counters) {
        ProductLoop loop = ProductLoop.valueOf(product);
        counters.plain += rate(() -> loop.plain(data), data.operations());
        counters.blocks += rate(() -> loop.blocks(data), data.operations());
        counters.peak += rate(() -> chains(registers), 16.0 * registers.length);
        return data.w;
    }

    private static double rate(Runnable run, double operations) {
        int rounds = (int) Math.max(1, BATCH / operations);
        long start = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < rounds; i++) {
            run.run();
        }
        return operations * rounds / (THREADS.getCurrentThreadCpuTime() - start);
    }

    private static void chains(double[] s) {
        Arrays.fill(s, 1.0);
        double a = 0.999;
        double b = 0.001;
        for (int l = 0; l < s.length; l++) {
            double half = Math.fma(Math.fma(Math.fma(Math.fma(s[l], a, b), a, b), a, b), a, b);
            s[l] = Math.fma(Math.fma(Math.fma(Math.fma(half, a, b), a, b), a, b), a, b);
        }
    }
}
