package brook.compiler.reference;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.CompilerOptions;
import brook.compiler.emit.EmitOptions.Plan;
import brook.runtime.SolveOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every reference problem from its text to its final state, in both plans, with and without fma; writes {@code target/accuracy.md}.
 *
 * <p>Two are reported and not judged: chaos over 50 time units takes more digits than a double has, and the classical
 * Hodgkin-Huxley rates pass close to 0/0.
 */
class ReferenceProblemsTest {

    private static final SolveOptions SHARP = SolveOptions.STANDARD.rtol(1e-15).atol(1e-15);
    private static final List<String> REPORTED = List.of("classic_lorenz_t50", "classic_hodgkin_huxley_classic");
    /** exp(-20) is 2e-9, so an absolute tolerance of 1e-15 is a relative one of 5e-7. */
    private static final String BELOW_ATOL = "detest_A1";

    private static final Map<String, Map<Variant, Accuracy>> RESULTS = new LinkedHashMap<>();

    /** How a class is made. */
    private enum Variant {
        LOOPS(Plan.LOOPS, true),
        LOOPS_WITHOUT_FMA(Plan.LOOPS, false),
        BY_SIZE(Plan.AUTO, true);

        private final Plan plan;
        private final boolean fma;

        Variant(Plan plan, boolean fma) {
            this.plan = plan;
            this.fma = fma;
        }

        private CompilerOptions options() {
            return CompilerOptions.STANDARD.withPlan(plan).withFma(fma).withOrder(SHARP.effectiveOrder());
        }
    }

    static Stream<ReferenceFile> judged() {
        return problems().filter(problem -> !REPORTED.contains(problem.id()));
    }

    static Stream<ReferenceFile> reported() {
        return problems().filter(problem -> REPORTED.contains(problem.id()));
    }

    private static Stream<ReferenceFile> problems() {
        return ReferenceFile.ofSchema("ode-reference-1").stream();
    }

    @ParameterizedTest
    @MethodSource("judged")
    void loops(ReferenceFile problem) {
        check(problem, Variant.LOOPS);
    }

    @ParameterizedTest
    @MethodSource("judged")
    void loopsWithoutFma(ReferenceFile problem) {
        check(problem, Variant.LOOPS_WITHOUT_FMA);
    }

    @ParameterizedTest
    @MethodSource("judged")
    void planBySize(ReferenceFile problem) {
        check(problem, Variant.BY_SIZE);
    }

    @ParameterizedTest
    @MethodSource("reported")
    void onlyReported(ReferenceFile problem) {
        for (Variant variant : Variant.values()) {
            measure(problem, problem.id(), model(problem), variant);
        }
    }

    /** The same problem as {@code classic_hodgkin_huxley_classic}, without its 0/0. */
    @ParameterizedTest
    @EnumSource
    void hodgkinHuxleyWithBern(Variant variant) {
        ReferenceFile problem = problems()
                .filter(some -> some.id().equals("classic_hodgkin_huxley_classic"))
                .findFirst()
                .orElseThrow();
        Accuracy accuracy = measure(problem, "the same with bern", "accuracy/hodgkin_huxley_bern.ode", variant);
        assertThat(accuracy.share()).isLessThanOrEqualTo(1);
    }

    @Test
    void vanishingSolutionNeedsItsOwnAbsoluteTolerance() {
        ReferenceFile problem = problems()
                .filter(some -> some.id().equals(BELOW_ATOL))
                .findFirst()
                .orElseThrow();
        Accuracy accuracy = Accuracy.measure(
                problem, ModelFile.of(model(problem)).load(CompilerOptions.STANDARD), SHARP.atol(1e-24));
        assertThat(accuracy.share()).isLessThanOrEqualTo(1);
    }

    private static void check(ReferenceFile problem, Variant variant) {
        Accuracy accuracy = measure(problem, problem.id(), model(problem), variant);
        assertThat(accuracy.runError()).isLessThanOrEqualTo(accuracy.bound());
        if (!problem.id().equals(BELOW_ATOL)) {
            assertThat(accuracy.endError()).isLessThanOrEqualTo(accuracy.bound());
        }
    }

    private static String model(ReferenceFile problem) {
        return "corpus/reference/" + problem.id() + ".ode";
    }

    private static Accuracy measure(ReferenceFile problem, String name, String model, Variant variant) {
        Accuracy accuracy = Accuracy.measure(problem, ModelFile.of(model).load(variant.options()), SHARP);
        RESULTS.computeIfAbsent(name, n -> new EnumMap<>(Variant.class)).put(variant, accuracy);
        return accuracy;
    }

    /** One row for each problem, the one that comes closest to its bound first. */
    @AfterAll
    static void writeTable() throws IOException {
        List<String> rows = new ArrayList<>(List.of(
                "| problem | steps | loops | loops, no fma | by size | whole run | bound | share |",
                "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"));
        RESULTS.entrySet().stream()
                .sorted(Comparator.comparingDouble(result -> -worst(result.getValue(), Accuracy::share)))
                .forEach(result -> rows.add(row(result.getKey(), result.getValue())));
        Files.write(Path.of("target", "accuracy.md"), rows);
    }

    private static String row(String problem, Map<Variant, Accuracy> results) {
        StringBuilder row = new StringBuilder("| " + problem + " |");
        row.append(" ").append((long) worst(results, Accuracy::steps)).append(" |");
        for (Variant variant : Variant.values()) {
            row.append(
                    results.containsKey(variant) ? format(results.get(variant).endError()) : " |");
        }
        row.append(format(worst(results, Accuracy::runError)));
        row.append(format(worst(results, Accuracy::bound)));
        return row.append(format(worst(results, Accuracy::share))).toString();
    }

    private static String format(double value) {
        return String.format(Locale.ROOT, " %.1e |", value);
    }

    private static double worst(Map<Variant, Accuracy> results, ToDoubleFunction<Accuracy> quantity) {
        return results.values().stream().mapToDouble(quantity).max().orElseThrow();
    }
}
