package brook.jmh;

import brook.jmh.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Multimap;

/** Runs benchmarks of this module in a JVM of their own, one after the other. */
final class Forks {

    private static final String VECTORS = "jdk.incubator.vector";

    /** Batches where one run takes long. */
    private static final int FEW = 4;

    /** Of memory, for each problem. */
    private static final int READINGS = 3;

    private Forks() {}

    /** A short fork of {@link CostBenchmark}; nothing if the contender fails. */
    static List<Batch> cost(String problem, Code code, double tolerance, Patience patience) {
        ChainedOptionsBuilder options = patient(CostBenchmark.class, patience)
                .param("problem", problem)
                .param("code", code.name())
                .param("tolerance", Double.toString(tolerance));
        if (code.usesVectors()) {
            withVectors(options);
        }
        if (problem.equals(Problem.MANY_BODIES)) {
            options.measurementIterations(FEW);
        }
        return iterations(options, patience).stream()
                .map(iteration -> new Batch(
                        value(iteration, "nanos"),
                        value(iteration, "steps"),
                        value(iteration, "runs"),
                        value(iteration, "error")))
                .toList();
    }

    /** So many compilations of one fork, each in nanoseconds by stage and with its size, the cold one first. */
    static List<Map<String, Double>> compilations(int model, int count, Patience patience) {
        ChainedOptionsBuilder options = patient(CompileBenchmark.class, patience)
                .measurementIterations(count)
                .param("model", Integer.toString(model));
        List<Map<String, Double>> compilations = new ArrayList<>();
        for (IterationResult iteration : iterations(options, patience)) {
            Map<String, Double> numbers = new LinkedHashMap<>();
            CompileStages.STAGES.forEach(stage -> numbers.put(stage, value(iteration, stage)));
            numbers.put(CompileStages.BYTES, value(iteration, CompileStages.BYTES));
            compilations.add(numbers);
        }
        return compilations;
    }

    /** For each step: the bytes it allocates; of generated code also the doubles that a trajectory keeps, and its coefficients, where the run has many steps. */
    static List<Reading> memory(List<String> problems, Code code) {
        int count = problems.size();
        ChainedOptionsBuilder options = quiet(MemoryBenchmark.class)
                .warmupIterations(count)
                .measurementIterations(READINGS * count)
                .param("problems", String.join(" ", problems));
        // The collector whose numbers are exact.
        options.jvmArgsPrepend(
                code.usesVectors()
                        ? new String[] {"-XX:+UseSerialGC", "--add-modules", VECTORS}
                        : new String[] {"-XX:+UseSerialGC"});
        List<IterationResult> iterations = iterations(options);
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int first = i;
            List<IterationResult> own = IntStream.range(0, READINGS)
                    .mapToObj(turn -> iterations.get(turn * count + first))
                    .toList();
            readings.addAll(memory(problems.get(i), code, own));
        }
        return readings;
    }

    private static List<Reading> memory(String problem, Code code, List<IterationResult> iterations) {
        Reading bytes = new Reading(Key.of(Quantity.ALLOCATION, problem, code), spread(iterations, "bytes"));
        if (code.usesVectors() || !Targets.KEPT.contains(problem)) {
            return List.of(bytes);
        }
        return List.of(
                bytes,
                new Reading(new Key(Quantity.TRAJECTORY, problem, "KEPT"), spread(iterations, "kept")),
                new Reading(new Key(Quantity.TRAJECTORY, problem, "COEFFICIENTS"), spread(iterations, "coefficients")));
    }

    private static Spread spread(List<IterationResult> iterations, String counter) {
        return Spread.of(
                iterations.stream().map(iteration -> value(iteration, counter)).toList());
    }

    /** The least nanoseconds for each part of a step. */
    static Map<String, Double> steps(String problem, List<String> parts) {
        Map<String, Double> least = new LinkedHashMap<>();
        for (IterationResult iteration : iterations(quiet(StepBenchmark.class).param("problem", problem))) {
            parts.forEach(part -> least.merge(part, value(iteration, part), Math::min));
        }
        return least;
    }

    /** The least nanoseconds for an element in each form. */
    static Map<String, Double> elements(ElementLoop function, int size, List<String> forms) {
        ChainedOptionsBuilder options =
                quiet(ElementBenchmark.class).param("function", function.name()).param("size", Integer.toString(size));
        Map<String, Double> least = new LinkedHashMap<>();
        for (IterationResult iteration : iterations(options)) {
            forms.forEach(form -> least.merge(form, value(iteration, form), Math::min));
        }
        return least;
    }

    /** The most operations for each nanosecond in each form, in a JVM with or without the Vector API. */
    static Map<String, Double> products(ProductLoop loop, Products.Size size, Products.Machine machine) {
        ChainedOptionsBuilder options = quiet(ProductBenchmark.class)
                .param("product", loop.name())
                .param("rows", Integer.toString(size.rows()))
                .param("columns", Integer.toString(size.columns()))
                .param("lanes", Integer.toString(size.lanes()));
        if (machine == Products.Machine.VECTORS) {
            withVectors(options);
        }
        Map<String, Double> most = new LinkedHashMap<>();
        for (IterationResult iteration : iterations(options)) {
            Products.FORMS.forEach(form -> most.merge(form, value(iteration, form), Math::max));
        }
        return most;
    }

    /** Costs of a training step, in a JVM with or without the Vector API, after so many rounds that do not count. */
    static List<Training.Cost> training(
            Training.Size size, int order, Products.Machine machine, Training.Rounds rounds, Patience patience) {
        ChainedOptionsBuilder options = patient(TrainingBenchmark.class, patience)
                .warmupIterations(rounds.warmUp())
                .measurementIterations(rounds.measured())
                .param("network", size.network())
                .param("batch", Integer.toString(size.batch()))
                .param("order", Integer.toString(order));
        if (machine == Products.Machine.VECTORS) {
            withVectors(options);
        }
        return iterations(options, patience).stream()
                .map(iteration -> new Training.Cost(
                        value(iteration, "hand"),
                        value(iteration, "generated"),
                        value(iteration, "kilobytes"),
                        value(iteration, "operations")))
                .toList();
    }

    private static void withVectors(ChainedOptionsBuilder options) {
        options.jvmArgsPrepend("--add-modules", VECTORS);
    }

    /** A fork that waits for a free core. */
    private static ChainedOptionsBuilder patient(Class<?> benchmark, Patience patience) {
        return quiet(benchmark)
                .param("free", Double.toString(patience.free()))
                .param("patience", Long.toString(patience.ofNextFork()));
    }

    private static ChainedOptionsBuilder quiet(Class<?> benchmark) {
        // The lock would keep two users of one machine apart; CPU times do not need it.
        System.setProperty("jmh.ignoreLock", "true");
        return new OptionsBuilder()
                .include("\\b" + benchmark.getSimpleName() + "\\b")
                .forks(1)
                .jvmArgsAppend(quietOptions())
                .verbosity(VerboseMode.SILENT);
    }

    /** From JDK 23 on the virtual machine warns of what JMH does to find the layout of objects. */
    private static String[] quietOptions() {
        boolean warns = Runtime.version().feature() >= 23;
        return warns ? new String[] {"--sun-misc-unsafe-memory-access=allow"} : new String[0];
    }

    private static List<IterationResult> iterations(ChainedOptionsBuilder options, Patience patience) {
        List<IterationResult> iterations = iterations(options);
        iterations.forEach(iteration -> patience.spend(value(iteration, "waited")));
        return iterations;
    }

    private static List<IterationResult> iterations(ChainedOptionsBuilder options) {
        List<IterationResult> iterations = new ArrayList<>();
        try {
            Collection<RunResult> results = new Runner(options.build()).run();
            results.forEach(result ->
                    result.getBenchmarkResults().forEach(fork -> iterations.addAll(fork.getIterationResults())));
        } catch (RunnerException broken) {
            throw new IllegalStateException(broken);
        }
        return iterations;
    }

    @SuppressWarnings("rawtypes") // as JMH gives it
    private static double value(IterationResult iteration, String counter) {
        Multimap<String, Result> counters = iteration.getRawSecondaryResults();
        return counters.get(counter).stream().mapToDouble(Result::getScore).sum();
    }
}
