package brook.jmh;

import brook.jmh.problem.Problem;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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

/**
 * One invocation is a batch of whole integrations (or of jets) of some 4 ms: short ones find the moments in which
 * nobody else uses the processor.
 *
 * <p>Counted is the CPU time of the thread: on machines that others use too, the wall clock of JMH says little.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 25)
public class CostBenchmark {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long WARM_UP_NANOS = 700_000_000L;

    /** Until trials have found vectors fast. */
    static final long WARM_UP_OF_VECTORS = 3_000_000_000L;

    private static final long BATCH_NANOS = 4_000_000L;

    @Param({"Pendulum", "Kepler", "VanDerPol", "Lorenz", "OuterSolarSystemYears", "NeuralNet", "NBody"})
    public String problem = "";

    @Param({"HAND_WRITTEN", "GENERATED", "DORMAND_PRINCE_853"})
    public String code = "";

    @Param("2.220446049250313e-16")
    public double tolerance;

    private Problem data = Problem.named("Pendulum");
    private Contender contender = new Nobody();
    private long runs;
    /** What a batch cost. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Counters {
        /** CPU time of this thread. */
        public long nanos;
        /** Steps or jets. */
        public long steps;
        /** Integrations from start to end. */
        public long runs;
        /** Against the reference. */
        public double error;
    }

    /** Stands here until the parameters are known. */
    private static final class Nobody implements Contender {

        @Override
        public long work() {
            return 0;
        }

        @Override
        public double[] state() {
            return new double[0];
        }
    }

    /** Warms up, and finds how many runs make a batch. */
    @Setup(Level.Trial)
    public void warmUp() {
        data = Problem.named(problem);
        contender = Contenders.of(Code.valueOf(code), data, tolerance);
        long enough = Code.valueOf(code).usesVectors() ? WARM_UP_OF_VECTORS : WARM_UP_NANOS;
        long start = THREADS.getCurrentThreadCpuTime();
        do {
            runs = 0;
            long round = THREADS.getCurrentThreadCpuTime();
            do {
                contender.work();
                runs++;
            } while (THREADS.getCurrentThreadCpuTime() - round < BATCH_NANOS);
        } while (THREADS.getCurrentThreadCpuTime() - start < enough);
    }

    @Benchmark
    public double[] batch(Counters counters, FreeCore core, FreeCore.Waiting waiting) {
        core.alone(waiting, () -> measure(counters));
        counters.runs += runs;
        double[] state = contender.state();
        counters.error += Code.valueOf(code).isJet() ? Double.NaN : data.error(state);
        return state;
    }

    private void measure(Counters counters) {
        long start = THREADS.getCurrentThreadCpuTime();
        counters.steps = 0;
        for (long i = 0; i < runs; i++) {
            counters.steps += contender.work();
        }
        counters.nanos = THREADS.getCurrentThreadCpuTime() - start;
    }
}
