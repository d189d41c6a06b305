package brook.jmh;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private Forks() {}

    /** A short fork of {@link CostBenchmark}; nothing if the contender fails. */
    static List<Batch> cost(String problem, Code code, double tolerance) {
        ChainedOptionsBuilder options = quiet(CostBenchmark.class)
                .param("problem", problem)
                .param("code", code.name())
                .param("tolerance", Double.toString(tolerance));
        return iterations(options).stream()
                .map(iteration ->
                        new Batch(value(iteration, "nanos"), value(iteration, "steps"), value(iteration, "runs")))
                .toList();
    }

    /** The compilations of one fork, each in milliseconds by stage, the cold one first. */
    static List<Map<String, Double>> compilations(int model, List<String> stages) {
        List<Map<String, Double>> compilations = new ArrayList<>();
        for (IterationResult iteration :
                iterations(quiet(CompileBenchmark.class).param("model", Integer.toString(model)))) {
            Map<String, Double> millis = new LinkedHashMap<>();
            stages.forEach(stage -> millis.put(stage, value(iteration, stage) / 1e6));
            compilations.add(millis);
        }
        return compilations;
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
            options.jvmArgsPrepend("--add-modules", "jdk.incubator.vector");
        }
        Map<String, Double> most = new LinkedHashMap<>();
        for (IterationResult iteration : iterations(options)) {
            Products.FORMS.forEach(form -> most.merge(form, value(iteration, form), Math::max));
        }
        return most;
    }

    /** The least cost of a training step, in a JVM with or without the Vector API. */
    static Training.Cost training(Training.Size size, int order, Products.Machine machine) {
        ChainedOptionsBuilder options = quiet(TrainingBenchmark.class)
                .param("network", size.network())
                .param("batch", Integer.toString(size.batch()))
                .param("order", Integer.toString(order));
        if (machine == Products.Machine.VECTORS) {
            options.jvmArgsPrepend("--add-modules", "jdk.incubator.vector");
        }
        Map<String, Double> least = new LinkedHashMap<>();
        for (IterationResult iteration : iterations(options)) {
            List.of("hand", "generated", "kilobytes", "operations")
                    .forEach(name -> least.merge(name, value(iteration, name), Math::min));
        }
        return new Training.Cost(
                least.getOrDefault("hand", Double.NaN),
                least.getOrDefault("generated", Double.NaN),
                least.getOrDefault("kilobytes", Double.NaN),
                least.getOrDefault("operations", Double.NaN));
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
