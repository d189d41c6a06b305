package brook.jmh;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Random;
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

/** The three forms of an element function by turns: CPU time of the thread for each element. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 30)
@Measurement(iterations = 40)
public class ElementBenchmark {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int BATCH = 200_000;

    @Param({"EXP", "TANH", "SIGMOID", "SOFTPLUS", "LOG", "SIN", "COS"})
    public String function = "";

    @Param({"16", "64", "256", "1024"})
    public int size;

    private double[] in = {};
    private double[] out = {};

    /** Nanoseconds for each element. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Counters {
        /** {@code Math} or {@code Functions}. */
        public double usual;
        /** {@code ElementFunctions}, one element at a time. */
        public double scalar;
        /** {@code ElementFunctions} over a range. */
        public double overArrays;
    }

    /** Normal random numbers, for the logarithm their exponentials. */
    @Setup(Level.Trial)
    public void fill() {
        Random random = new Random(1);
        in = new double[size + 1];
        out = new double[size + 1];
        for (int i = 0; i <= size; i++) {
            double x = 2 * random.nextGaussian();
            in[i] = function.equals("LOG") ? Math.exp(x) : x;
        }
    }

    @Benchmark
    public double[] turns(Counters counters) {
        ElementLoop loop = ElementLoop.valueOf(function);
        counters.usual += nanos(loop.usual());
        counters.scalar += nanos(loop.scalar());
        counters.overArrays += nanos(loop.overArrays());
        return out;
    }

    private double nanos(ElementLoop.Loop loop) {
        int rounds = BATCH / size;
        long start = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < rounds; i++) {
            loop.run(in, out, size);
        }
        return (double) (THREADS.getCurrentThreadCpuTime() - start) / ((double) rounds * size);
    }
}
