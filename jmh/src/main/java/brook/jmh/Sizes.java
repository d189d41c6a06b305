package brook.jmh;

import brook.compiler.emit.JavaSource;
import brook.compiler.hot.JaninoBackEnd;
import brook.compiler.hot.MethodSizes;
import brook.compiler.hot.MethodSizes.MethodSize;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Prints how lines of generated code, bytes of bytecode and compile times grow with the size of a model. */
public final class Sizes {

    private static final int COMPILATIONS = 40;

    private Sizes() {}

    public static void main(String[] args) {
        System.out.printf(
                Locale.ROOT,
                "%-14s %7s %7s %15s %-44s %12s %10s %10s%n",
                "model",
                "lines",
                "bytes",
                "largest method",
                "",
                "cold ms",
                "warm ms",
                "of Janino");
        SizedModel.GROWING.forEach(Sizes::print);
    }

    private static void print(SizedModel model) {
        JavaSource java = CompileStages.java(model);
        MethodSize largest = new JaninoBackEnd()
                .compile(java.qualifiedName(), java.text()).values().stream()
                        .flatMap(bytes -> MethodSizes.of(bytes).stream())
                        .max(Comparator.comparingInt(MethodSize::bytes))
                        .orElseThrow();
        Map<String, Long> nanos = CompileStages.time(model);
        double first = total(nanos);
        double best = first;
        double janino = Double.POSITIVE_INFINITY;
        for (int i = 0; i < COMPILATIONS; i++) {
            nanos = CompileStages.time(model);
            best = Math.min(best, total(nanos));
            janino = Math.min(janino, Objects.requireNonNull(nanos.get("janino")) / 1e6);
        }
        System.out.printf(
                Locale.ROOT,
                "%-14s %7d %7d %9d bytes %-44s %12.1f %10.1f %10.1f%n",
                model.label(),
                java.text().lines().count(),
                Objects.requireNonNull(nanos.get(CompileStages.BYTES)),
                largest.bytes(),
                largest.method(),
                first,
                best,
                janino);
    }

    /** Text to class files, milliseconds. */
    private static double total(Map<String, Long> nanos) {
        return Stream.of("syntax", "graph", "java", "janino", "load")
                        .mapToLong(stage -> Objects.requireNonNull(nanos.get(stage)))
                        .sum()
                / 1e6;
    }
}
