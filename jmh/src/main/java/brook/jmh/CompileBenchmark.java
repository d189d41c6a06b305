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

    /** A place in the list of models that are compiled for the table. */
    @Param({"0", "1", "2", "3", "4", "5", "6"})
    public int model;

    /** Nanoseconds of the stages, and the size. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Counters {
        public long syntax;
        public long graph;
        public long java;
        public long janino;
        public long load;
        public long javac;
        /** Of the class files. */
        public long bytes;
    }

    @Benchmark
    public void compile(Counters counters) {
        Map<String, Long> nanos = CompileStages.time(SizedModel.COMPILED.get(model));
        counters.syntax = Objects.requireNonNull(nanos.get("syntax"));
        counters.graph = Objects.requireNonNull(nanos.get("graph"));
        counters.java = Objects.requireNonNull(nanos.get("java"));
        counters.janino = Objects.requireNonNull(nanos.get("janino"));
        counters.load = Objects.requireNonNull(nanos.get("load"));
        counters.bytes = Objects.requireNonNull(nanos.get(CompileStages.BYTES));
        counters.javac = Objects.requireNonNull(nanos.get("javac"));
    }
}
