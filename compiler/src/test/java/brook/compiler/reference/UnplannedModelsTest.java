package brook.compiler.reference;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.CompilerOptions;
import brook.compiler.emit.EmitOptions.Plan;
import brook.runtime.OdeModel;
import brook.runtime.Solution;
import brook.runtime.SolveDefaults;
import brook.runtime.SolveOptions;
import brook.runtime.integrator.Integrator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Models that mix what the language has, each with the final state and outputs that a right-hand side written by hand leads to.
 *
 * <p>{@code unplanned/reference.py} makes the numbers and says how.
 */
class UnplannedModelsTest {

    private static final SolveOptions SHARP = SolveOptions.STANDARD.rtol(1e-15);
    /** Relative to the largest value; {@code Coupled}, {@code DoublePendulum} and {@code Charges} let errors grow most. */
    private static final double BOUND = 1e-12;

    static List<ModelFile> models() {
        return ModelFile.in("unplanned");
    }

    @ParameterizedTest
    @MethodSource("models")
    void loops(ModelFile file) throws IOException {
        check(file, Plan.LOOPS);
    }

    @ParameterizedTest
    @MethodSource("models")
    void planBySize(ModelFile file) throws IOException {
        check(file, Plan.AUTO);
    }

    private static void check(ModelFile file, Plan plan) throws IOException {
        OdeModel model = file.load(CompilerOptions.STANDARD.withPlan(plan).withOrder(SHARP.effectiveOrder()));
        SolveDefaults span = model.description().solve();
        double[] start = new double[model.dimension()];
        model.initialState(span.t0(), start);
        Solution solution = Integrator.of(model, SHARP).solve(span.t0(), start, span.t1());
        assertThat(solution.reachedEnd()).as(solution.toString()).isTrue();
        double[] outputs = new double[model.outputCount()];
        model.outputs(solution.time(), solution.state(), outputs);
        assertClose(model.description().stateLabels(), solution.state(), expected(file, "state"));
        assertClose(model.description().outputLabels(), outputs, expected(file, "output"));
    }

    private static double[] expected(ModelFile file, String kind) throws IOException {
        Path path = Path.of("src", "test", "resources", "unplanned", file.name().replace(".ode", ".expected"));
        try (Stream<String> lines = Files.lines(path)) {
            return lines.filter(line -> line.startsWith(kind + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(kind.length() + 1)))
                    .toArray();
        }
    }

    private static void assertClose(List<String> labels, double[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        double scale = 1;
        for (double value : expected) {
            scale = Math.max(scale, Math.abs(value));
        }
        for (int i = 0; i < actual.length; i++) {
            assertThat(Math.abs(actual[i] - expected[i]))
                    .as("%s = %s, not %s", labels.get(i), actual[i], expected[i])
                    .isLessThanOrEqualTo(BOUND * scale);
        }
    }
}
