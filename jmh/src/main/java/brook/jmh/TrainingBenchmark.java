package brook.jmh;

import brook.jmh.hand.training.NetworkShape;
import brook.jmh.hand.training.TrainingStep;
import brook.runtime.VectorApi;
import brook.runtime.gradient.BatchGradient;
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

/** Training steps: CPU time of the thread for each, and the multiplications and additions of matrices in it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 8)
@Measurement(iterations = 12)
public class TrainingBenchmark {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final com.sun.management.ThreadMXBean ALLOCATION =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int STEPS = 8;
    /** As many at most as the command line takes. */
    private static final int LANES = 64;

    private static final double LAMBDA = 0.01;

    /** Until C2 has compiled thirty kernels. */
    private static final long WARM_UP = 1_500_000_000L;

    /** A step has thirty kernels, each of which is tried for itself, and three quarters of its time are not theirs. */
    private static final long WARM_UP_OF_VECTORS = 4_000_000_000L;

    /** Of a round of steps, nanoseconds at least. */
    private static final long ROUND = 100_000_000;

    @Param({"SMALL", "PICTURES"})
    public String network = "";

    @Param({"256"})
    public int batch;

    @Param({"0", "3"})
    public int order;

    private TrainingStep hand = new TrainingStep(NetworkShape.SMALL, 1, 0, 1);
    private GeneratedTraining generated = new GeneratedTraining(NetworkShape.SMALL, 1, 1, 0, 1);
    private double[] weights = {};
    private double[][] start = {};
    private double[][] target = {};

    /** Milliseconds and operations of a step. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Counters {
        /** By hand. */
        public double hand;
        /** By generated classes. */
        public double generated;
        /** What these allocate, in kilobytes. */
        public double kilobytes;
        /** Millions of operations. */
        public double operations;
    }

    /** Weights as small as their layers are wide; states and targets as pictures have them, or points of the plane. */
    @Setup(Level.Trial)
    public void fill() {
        NetworkShape shape = network.equals("SMALL") ? NetworkShape.SMALL : NetworkShape.PICTURES;
        Random random = new Random(1);
        hand = new TrainingStep(shape, batch, order, STEPS);
        generated.close();
        generated = new GeneratedTraining(shape, batch, BatchGradient.evenLanes(batch, LANES), order, STEPS);
        weights = random.doubles(shape.parameters(), -0.1, 0.1).toArray();
        start = new double[batch][];
        target = new double[batch][];
        for (int i = 0; i < batch; i++) {
            start[i] = random.doubles(shape.dimension()).toArray();
            target[i] = random.doubles(shape.dimension()).toArray();
        }
        warmUp(VectorApi.isPresent() ? WARM_UP_OF_VECTORS : WARM_UP);
    }

    private void warmUp(long nanos) {
        long began = THREADS.getCurrentThreadCpuTime();
        while (THREADS.getCurrentThreadCpuTime() - began < nanos) {
            generated.run(weights, start, target, LAMBDA);
        }
    }

    @Benchmark
    public double[] turns(Counters counters, FreeCore core, FreeCore.Waiting waiting) {
        core.alone(waiting, () -> counters.hand = millis(() -> hand.run(weights, start, target, LAMBDA)));
        core.alone(waiting, () -> counters.generated = millis(() -> counters.kilobytes = kilobytesOfStep()));
        counters.operations += hand.operations() / 1e6;
        return hand.gradient();
    }

    private double kilobytesOfStep() {
        long before = ALLOCATION.getCurrentThreadAllocatedBytes();
        generated.run(weights, start, target, LAMBDA);
        return (ALLOCATION.getCurrentThreadAllocatedBytes() - before) / 1024.0;
    }

    private static double millis(Runnable step) {
        long began = THREADS.getCurrentThreadCpuTime();
        long now = began;
        int steps = 0;
        while (now - began < ROUND) {
            step.run();
            steps++;
            now = THREADS.getCurrentThreadCpuTime();
        }
        return (now - began) / 1e6 / steps;
    }
}
