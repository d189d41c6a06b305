package brook.jmh;

import brook.jmh.problem.Problem;
import brook.runtime.SolveOptions;
import brook.runtime.VectorApi;
import brook.runtime.integrator.Integrator;
import brook.runtime.output.Trajectory;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.ArrayList;
import java.util.List;
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
@Warmup(iterations = 0)
@Measurement(iterations = 3)
public class MemoryBenchmark {

    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    private static final com.sun.management.ThreadMXBean ALLOCATION =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final SolveOptions OPTIONS = SolveOptions.STANDARD.rtol(Contenders.ROUNDING);

    /** Vectors are objects until their methods are compiled. */
    private static final long WARM_UP_NANOS = 300_000_000;

    /** Names of problems, with spaces between them: each iteration takes the next. */
    @Param("Pendulum")
    public String problems = "";

    private final List<Problem> data = new ArrayList<>();
    private final List<Integrator> integrators = new ArrayList<>();
    private final List<Trajectory> kept = new ArrayList<>();
    private int turns;

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

    /** Integrators, and runs with which all classes are there. */
    @Setup(Level.Trial)
    public void prepare() {
        for (String name : problems.split(" ")) {
            Problem problem = Problem.named(name);
            data.add(problem);
            integrators.add(Integrator.of(GeneratedModel.of(problem, OPTIONS.effectiveOrder()), OPTIONS));
        }
        long enough = VectorApi.isPresent() ? CostBenchmark.WARM_UP_OF_VECTORS : WARM_UP_NANOS;
        for (int i = 0; i < data.size(); i++) {
            kept.add(trajectory(i));
            long start = System.nanoTime();
            while (System.nanoTime() - start < enough) {
                bytesPerStep(i);
            }
        }
    }

    @Benchmark
    public int keep(Counters counters) {
        int i = turns++ % data.size();
        counters.bytes = bytesPerStep(i);
        long before = used();
        Trajectory trajectory = trajectory(i);
        counters.kept = (double) (used() - before) / Double.BYTES / trajectory.steps();
        counters.coefficients = data.get(i).dimension() * (OPTIONS.effectiveOrder() + 1);
        // Were one given up while the next is measured, the difference would say nothing.
        kept.add(trajectory);
        return trajectory.steps();
    }

    private double bytesPerStep(int i) {
        Problem problem = data.get(i);
        Integrator run = integrators.get(i);
        run.start(0, problem.initialState(), problem.end());
        long before = ALLOCATION.getCurrentThreadAllocatedBytes();
        while (run.step()) {
            // Each step does its work.
        }
        return (double) (ALLOCATION.getCurrentThreadAllocatedBytes() - before)
                / run.solution().statistics().steps();
    }

    private Trajectory trajectory(int i) {
        Problem problem = data.get(i);
        return integrators.get(i).trajectory(0, problem.initialState(), problem.end());
    }

    private static long used() {
        MEMORY.gc();
        return MEMORY.getHeapMemoryUsage().getUsed();
    }
}
