package brook.jmh;

import brook.jmh.problem.Problem;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.VectorApi;
import brook.runtime.integrator.Integrator;
import brook.runtime.output.Trajectory;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * What steps allocate, and the memory of a trajectory that answers at any time: what is in use with it and without it, for each step.
 *
 * <p>Not where times are measured: runs of two kinds in one JVM make each other slower.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class MemoryBenchmark {

    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    private static final com.sun.management.ThreadMXBean ALLOCATION =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Vectors are objects until their methods are compiled. */
    private static final long WARM_UP_NANOS = 500_000_000;

    @Param({"Pendulum", "Kepler", "VanDerPol", "Lorenz", "OuterSolarSystemYears", "NeuralNet", "NBody", "NBody400"})
    public String problem = "";

    private Problem data = Problem.named("Pendulum");
    private final List<Trajectory> kept = new ArrayList<>();
    private Optional<Integrator> integrator = Optional.empty();

    /** For each step. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Counters {
        /** What a run allocates between its first step and its end. */
        public double bytes;
        /** The memory in use for a trajectory, in doubles. */
        public double kept;
        /** States times order + 1. */
        public double coefficients;
    }

    /** An integrator, and a run with which all classes are there. */
    @Setup(Level.Trial)
    public void prepare() {
        data = Problem.named(problem);
        SolveOptions options = SolveOptions.STANDARD.rtol(Contenders.ROUNDING);
        OdeModel model = GeneratedModel.of(data, options.effectiveOrder());
        integrator = Optional.of(Integrator.of(model, options));
        kept.add(trajectory());
        long start = System.nanoTime();
        long enough = VectorApi.isPresent() ? CostBenchmark.WARM_UP_OF_VECTORS : WARM_UP_NANOS;
        while (System.nanoTime() - start < enough) {
            bytesPerStep();
        }
    }

    @Benchmark
    public int keep(Counters counters) {
        counters.bytes += bytesPerStep();
        long before = used();
        Trajectory trajectory = trajectory();
        counters.kept += (double) (used() - before) / Double.BYTES / trajectory.steps();
        int order = SolveOptions.STANDARD.rtol(Contenders.ROUNDING).effectiveOrder();
        counters.coefficients += data.dimension() * (order + 1);
        // Were one given up while the next is measured, the difference would say nothing.
        kept.add(trajectory);
        return trajectory.steps();
    }

    private double bytesPerStep() {
        Integrator run = integrator.orElseThrow();
        run.start(0, data.initialState(), data.end());
        long before = ALLOCATION.getCurrentThreadAllocatedBytes();
        while (run.step()) {
            // Each step does its work.
        }
        return (double) (ALLOCATION.getCurrentThreadAllocatedBytes() - before)
                / run.solution().statistics().steps();
    }

    private Trajectory trajectory() {
        return integrator.orElseThrow().trajectory(0, data.initialState(), data.end());
    }

    private static long used() {
        MEMORY.gc();
        return MEMORY.getHeapMemoryUsage().getUsed();
    }
}
