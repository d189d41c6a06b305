package brook.compiler.jet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.graph.GraphEvaluator;
import brook.compiler.graph.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Coefficients against 30 digits: any error of a rule would be common to all that reads the table, so this is the judge. */
class ReferenceSeriesTest {

    static Stream<Path> problems() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/reference"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("coef_")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("problems")
    void unrolled(Path file) throws IOException {
        ReferenceSeries reference = ReferenceSeries.read(Files.readString(file));
        JetInterpreter jet = new JetInterpreter(reference.ode(), reference.start(), 2);
        assertThat(reference.coefficients()).isNotEmpty();
        reference.coefficients().forEach((state, expected) -> {
            for (int k = 0; k < expected.length; k++) {
                check(file, state, expected, k, jet.coefficient(state, k)[0]);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("problems")
    void straightLine(Path file) throws IOException {
        ReferenceSeries reference = ReferenceSeries.read(Files.readString(file));
        StraightPlan plan =
                StraightLine.forced(TaylorTransform.of(reference.ode()), 30).orElseThrow();
        StraightInterpreter machine =
                new StraightInterpreter(reference.ode().time(), new GraphEvaluator(reference.start()));
        machine.run(plan);
        reference.coefficients().forEach((state, expected) -> {
            for (int k = 1; k < expected.length; k++) {
                check(file, state, expected, k, machine.coefficient(state, 0, k));
            }
        });
    }

    /**
     * What rounding alone makes of y' = sqrt(1 + y^2): the root has a branch point at a distance of pi/2, so errors fall as (2/pi)^k, while its
     * series along the solution, cosh, falls as 1/k!.
     */
    private static double inevitable(Path file, int k) {
        return file.endsWith("coef_sinh.json") ? 1e-15 * Math.pow(2 / Math.PI, k) : 0;
    }

    private static void check(Path file, Node.Variable state, double[] expected, int k, double actual) {
        double scale = Math.abs(expected[k]);
        scale = Math.max(scale, Math.abs(expected[Math.max(k - 1, 0)]));
        scale = Math.max(scale, Math.abs(expected[Math.min(k + 1, expected.length - 1)]));
        assertThat(actual)
                .as("%s[%d]", state.name(), k)
                .isCloseTo(expected[k], within(1e-12 * scale + inevitable(file, k)));
    }
}
