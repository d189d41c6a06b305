package brook.jmh;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One compilation of a model: the first of the fork is cold on purpose, the later ones are warm. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 0)
@Measurement(iterations = 40)
public class CompileBenchmark {

    /** It takes longer than all the rest. */
    private static final int JAVAC_EVERY = 4;

    /** A place in the list of models that are compiled for the table. */
    @Param({"0", "1", "2", "3", "4", "5", "6"})
    public int model;

    private int count;

    /** Nanoseconds of the stages, and the size. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Counters {
        public long syntax;
        public long graph;
        public long java;
        public long janino;
        public long load;
        /** NaN where it was left out. */
        public double javac;
        /** Of bytecode. */
        public long bytes;
    }

    @Benchmark
    public void compile(Counters counters, FreeCore core, FreeCore.Waiting waiting) {
        core.alone(waiting, () -> measure(counters));
    }

    private void measure(Counters counters) {
        SizedModel sized = SizedModel.COMPILED.get(model);
        boolean compared = count % JAVAC_EVERY == 0;
        count++;
        Map<String, Long> nanos = compared ? CompileStages.timeWithJavac(sized) : CompileStages.time(sized);
        counters.syntax = Objects.requireNonNull(nanos.get("syntax"));
        counters.graph = Objects.requireNonNull(nanos.get("graph"));
        counters.java = Objects.requireNonNull(nanos.get("java"));
        counters.janino = Objects.requireNonNull(nanos.get("janino"));
        counters.load = Objects.requireNonNull(nanos.get("load"));
        counters.bytes = Objects.requireNonNull(nanos.get(CompileStages.BYTES));
        counters.javac = compared ? Objects.requireNonNull(nanos.get("javac")) : Double.NaN;
    }
}
