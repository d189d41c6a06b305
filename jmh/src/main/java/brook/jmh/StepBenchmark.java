package brook.jmh;

import brook.jmh.problem.Problem;
import brook.runtime.AbsoluteTolerances;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.run.RunCosts;
import brook.runtime.taylor.TaylorMethod;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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

/** The parts of Taylor steps by turns, each over the same stretch of a trajectory: CPU time of the thread for each step. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 60)
@Measurement(iterations = 60)
public class StepBenchmark {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ORDER = 20;
    /** So many jets lie in the caches of a core. */
    private static final int STRETCH = 32;

    private static final int ROUNDS = 1000;

    @Param({"Pendulum", "Kepler", "VanDerPol", "Lorenz"})
    public String problem = "";

    /** One model in a JVM: with a second one calls would no longer be inlined. */
    private Optional<Stretch> stretch = Optional.empty();

    /** Nanoseconds for each step. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Counters {
        /** The coefficients. */
        public double jet;
        /** Its length, and the check of the one before. */
        public double size;
        /** The state at its end, compensated. */
        public double update;
    }

    /** Prepares the jets. */
    @Setup(Level.Trial)
    public void prepare() {
        stretch = Optional.of(new Stretch(Problem.named(problem)));
    }

    @Benchmark
    public double parts(Counters counters) {
        Stretch steps = stretch.orElseThrow();
        counters.jet += nanos(steps::jets);
        counters.size += nanos(steps::sizes);
        counters.update += nanos(steps::updates);
        return steps.sum;
    }

    /** Something that is done a number of times. */
    private interface Work {
        long steps();
    }

    private static double nanos(Work work) {
        long start = THREADS.getCurrentThreadCpuTime();
        long steps = work.steps();
        return (double) (THREADS.getCurrentThreadCpuTime() - start) / steps;
    }

    /** Consecutive steps, of which each part can be done alone. */
    private static final class Stretch {

        private final OdeModel model;
        private final TaylorMethod method;
        private final double[][] jets = new double[STRETCH][];
        private final double[] end;
        private final double[] carry;
        private double sum;

        Stretch(Problem problem) {
            SolveOptions options = SolveOptions.STANDARD.rtol(Contenders.ROUNDING);
            model = GeneratedModel.of(problem, ORDER);
            method = new TaylorMethod(model, options, AbsoluteTolerances.of(model, options), new RunCosts());
            end = problem.initialState();
            carry = new double[end.length];
            method.start(0, end, problem.end());
            for (int i = 0; i < STRETCH; i++) {
                jets[i] = new double[(ORDER + 1) * model.planeSize()];
                System.arraycopy(end, 0, jets[i], 0, end.length);
                model.jet(0, jets[i], ORDER);
                double h = method.attempt(0, jets[i], problem.end());
                method.end(jets[i], carry, end, carry);
                method.taken(h);
            }
        }

        long jets() {
            for (int round = 0; round < ROUNDS; round++) {
                for (double[] jet : jets) {
                    model.jet(0, jet, ORDER);
                }
            }
            return (long) ROUNDS * STRETCH;
        }

        long sizes() {
            for (int round = 0; round < ROUNDS; round++) {
                for (double[] jet : jets) {
                    double h = method.attempt(0, jet, Double.MAX_VALUE);
                    method.taken(h);
                    sum += h;
                }
            }
            return (long) ROUNDS * STRETCH;
        }

        long updates() {
            for (int round = 0; round < ROUNDS; round++) {
                for (double[] jet : jets) {
                    method.end(jet, carry, end, carry);
                }
            }
            sum += end[0];
            return (long) ROUNDS * STRETCH;
        }
    }
}
