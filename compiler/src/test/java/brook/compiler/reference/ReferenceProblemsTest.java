package brook.compiler.reference;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.CompilerOptions;
import brook.compiler.emit.EmitOptions.Plan;
import brook.runtime.SolveOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every reference problem from its text to its final state, in both plans; writes {@code target/accuracy.md}.
 *
 * <p>Two are reported and not judged: chaos over 50 time units takes more digits than a double has, and the classical
 * Hodgkin-Huxley rates pass close to 0/0.
 */
class ReferenceProblemsTest {

    private static final SolveOptions SHARP = SolveOptions.STANDARD.rtol(1e-15).atol(1e-15);
    private static final List<String> REPORTED = List.of("classic_lorenz_t50", "classic_hodgkin_huxley_classic");
    /** exp(-20) is 2e-9, so an absolute tolerance of 1e-15 is a relative one of 5e-7. */
    private static final String BELOW_ATOL = "detest_A1";

    private static final Map<Run, Accuracy> RESULTS = new LinkedHashMap<>();

    /** A problem as a certain model in one plan. */
    private record Run(String problem, Plan plan) {}

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
        check(problem, Plan.LOOPS);
    }

    @ParameterizedTest
    @MethodSource("judged")
    void planBySize(ReferenceFile problem) {
        check(problem, Plan.AUTO);
    }

    @ParameterizedTest
    @MethodSource("reported")
    void onlyReported(ReferenceFile problem) {
        measure(problem, problem.id(), model(problem), Plan.LOOPS);
        measure(problem, problem.id(), model(problem), Plan.AUTO);
    }

    /** The same problem as {@code classic_hodgkin_huxley_classic}, without its 0/0. */
    @ParameterizedTest
    @MethodSource("plans")
    void hodgkinHuxleyWithBern(Plan plan) {
        ReferenceFile problem = problems()
                .filter(some -> some.id().equals("classic_hodgkin_huxley_classic"))
                .findFirst()
                .orElseThrow();
        Accuracy accuracy = measure(problem, "the same with bern", "accuracy/hodgkin_huxley_bern.ode", plan);
        assertThat(accuracy.share()).isLessThanOrEqualTo(1);
    }

    static Stream<Plan> plans() {
        return Stream.of(Plan.LOOPS, Plan.AUTO);
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

    private static void check(ReferenceFile problem, Plan plan) {
        Accuracy accuracy = measure(problem, problem.id(), model(problem), plan);
        assertThat(accuracy.runError()).isLessThanOrEqualTo(accuracy.bound());
        if (!problem.id().equals(BELOW_ATOL)) {
            assertThat(accuracy.endError()).isLessThanOrEqualTo(accuracy.bound());
        }
    }

    private static String model(ReferenceFile problem) {
        return "corpus/reference/" + problem.id() + ".ode";
    }

    private static Accuracy measure(ReferenceFile problem, String name, String model, Plan plan) {
        CompilerOptions options = CompilerOptions.STANDARD.withPlan(plan).withOrder(SHARP.effectiveOrder());
        Accuracy accuracy = Accuracy.measure(problem, ModelFile.of(model).load(options), SHARP);
        RESULTS.put(new Run(name, plan), accuracy);
        return accuracy;
    }

    @AfterAll
    static void writeTable() throws IOException {
        StringBuilder table = new StringBuilder("| problem | plan | steps | final state | whole run | bound | share |\n"
                + "| --- | --- | ---: | ---: | ---: | ---: | ---: |\n");
        RESULTS.entrySet().stream()
                .sorted(Comparator.comparingDouble(result -> -result.getValue().share()))
                .forEach(result -> table.append(row(result.getKey(), result.getValue())));
        Files.writeString(Path.of("target", "accuracy.md"), table);
    }

    private static String row(Run run, Accuracy accuracy) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d | %.1e | %.1e | %.1e | %.4f |\n",
                run.problem(),
                run.plan() == Plan.LOOPS ? "loops" : "by size",
                accuracy.steps(),
                accuracy.endError(),
                accuracy.runError(),
                accuracy.bound(),
                accuracy.share());
    }
}
