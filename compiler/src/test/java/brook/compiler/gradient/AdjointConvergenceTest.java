package brook.compiler.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.CompilerOptions;
import brook.compiler.reference.Json;
import brook.compiler.reference.ModelFile;
import brook.runtime.AbsoluteTolerances;
import brook.runtime.Method;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.gradient.AdjointMethod;
import brook.runtime.gradient.Gradient;
import brook.runtime.gradient.GradientOptions;
import brook.runtime.gradient.GradientSolver;
import brook.runtime.gradient.GradientSolver.StartPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The continuous adjoint against the gradient of the steps, and both against the solution, as the tolerance shrinks; writes the table of docs/accuracy.md to
 * {@code target/adjoints.md}.
 */
class AdjointConvergenceTest {

    /** Predator and prey over nearly two periods; the loss and its gradient by a series of order 40 of the variational equations in 45 digits (mpmath 1.3). */
    private static final ModelFile PREDATOR = new ModelFile("predator.ode", """
            param a = 1.5, b = 1, c = 3, d = 1
            x' = a*x - b*x*y
            y' = d*x*y - c*y
            x(0) = 1; y(0) = 1
            loss L = (x - 1)^2 + x*y
            """);

    private static final double PREDATOR_TIME = 10;
    /** By a, b, c, d, x(0) and y(0). */
    private static final double[] PREDATOR_GRADIENT = {
        -4.34232500770132016688973641292,
        -0.534890711012889084720366066755,
        -1.21204515133116838405359917712,
        -1.9119664670082208458513518288,
        -0.924232160146203201428281982437,
        0.398765967141778966296285506705
    };

    private static final List<String> ROWS = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"DOPRI5", "DOP853", "TAYLOR"})
    void predatorAndPrey(Method method) {
        converges("predator and prey", PREDATOR, method, PREDATOR_TIME, PREDATOR_GRADIENT);
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"DOPRI5", "DOP853", "TAYLOR"})
    void network(Method method) throws IOException {
        Path folder = Path.of("src", "test", "resources", "gradients", "reference");
        ModelFile file = ModelFile.of("gradients/reference/rk_mlp_2_16_2.ode");
        Object gradient = Objects.requireNonNull(Json.object(Files.readString(folder.resolve("rk_mlp_2_16_2.json")))
                .get("grad_loss"));
        List<Double> numbers = new ArrayList<>();
        Map<?, ?> members = (Map<?, ?>) gradient;
        for (Object layer : (List<?>) Objects.requireNonNull(members.get("layers"))) {
            flatten(Objects.requireNonNull(((Map<?, ?>) Objects.requireNonNull(layer)).get("W")), numbers);
            flatten(Objects.requireNonNull(((Map<?, ?>) layer).get("b")), numbers);
        }
        flatten(Objects.requireNonNull(members.get("z0")), numbers);
        double[] exact = numbers.stream().mapToDouble(Double::doubleValue).toArray();
        converges("rk_mlp_2_16_2", file, method, 1, exact);
    }

    private static void flatten(Object json, List<Double> numbers) {
        if (json instanceof List<?> elements) {
            elements.forEach(element -> flatten(Objects.requireNonNull(element), numbers));
        } else {
            numbers.add(Double.parseDouble((String) json));
        }
    }

    private static void converges(String name, ModelFile file, Method method, double end, double[] exact) {
        OdeModel model = file.load(CompilerOptions.STANDARD.withAdjoint(CompilerOptions.Adjoint.ALWAYS));
        double last = Double.POSITIVE_INFINITY;
        for (int digits = 3; digits <= 12; digits++) {
            double rtol = Math.pow(10, -digits);
            SolveOptions options = SolveOptions.STANDARD.method(method).rtol(rtol);
            Found discrete = gradient(model, options, AdjointMethod.DISCRETE, end);
            Found continuous = gradient(model, options, AdjointMethod.CONTINUOUS, end);
            Found reversed = gradient(model, options, AdjointMethod.REVERSED, end);
            last = distance(discrete.values(), continuous.values());
            ROWS.add(String.format(
                    Locale.ROOT,
                    "| %s | %s | 1e-%02d | %.1e | %.1e | %.1e | %.1e | %d | %d | %d |",
                    name,
                    method,
                    digits,
                    last,
                    distance(discrete.values(), exact),
                    distance(continuous.values(), exact),
                    distance(reversed.values(), exact),
                    discrete.evaluations(),
                    continuous.evaluations(),
                    reversed.evaluations()));
            // A step may have an error of rtol, there are some hundred at most, and the problems make errors grow by
            // less than 30.
            double bound = Math.max(3000 * rtol, 1e-11);
            assertThat(last).as("%s, rtol %s: both", method, rtol).isLessThan(bound);
            assertThat(distance(discrete.values(), exact))
                    .as("%s, rtol %s: discrete", method, rtol)
                    .isLessThan(bound);
            assertThat(distance(continuous.values(), exact))
                    .as("%s, rtol %s: continuous", method, rtol)
                    .isLessThan(bound);
            assertThat(distance(reversed.values(), exact))
                    .as("%s, rtol %s: reversed", method, rtol)
                    .isLessThan(bound);
        }
        assertThat(last).isLessThan(1e-9);
    }

    private record Found(List<Double> gradient, long evaluations) {

        double[] values() {
            return gradient.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    private static Found gradient(OdeModel model, SolveOptions options, AdjointMethod how, double end) {
        GradientSolver solver = GradientSolver.of(
                model, options, AbsoluteTolerances.of(model, options), GradientOptions.STANDARD.adjoint(how));
        double[] parameters = new double[model.parameterCount()];
        model.defaults(parameters);
        model.setParameters(parameters);
        double[] state = new double[model.dimension()];
        model.initialState(0, state);
        double[] given = new double[state.length];
        Arrays.fill(given, Double.NaN);
        solver.run(parameters, new StartPoint(0, state, given), end);
        Gradient gradient = solver.gradient("L");
        List<Double> values = gradient.names().stream()
                .filter(label -> !label.startsWith("y["))
                .map(gradient::by)
                .toList();
        return new Found(values, solver.costs().evaluations() + solver.costs().recomputed());
    }

    /** The largest difference of two elements over the largest element. */
    private static double distance(double[] found, double[] wanted) {
        double difference = 0;
        double largest = 0;
        assertThat(found).hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.length; i++) {
            difference = Math.max(difference, Math.abs(found[i] - wanted[i]));
            largest = Math.max(largest, Math.abs(wanted[i]));
        }
        return difference / largest;
    }

    @AfterAll
    static void table() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(
                "| problem | method | rtol | continuous - discrete | discrete | continuous | reversed | nfe | nfe | nfe |");
        lines.add("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        lines.addAll(ROWS);
        Files.write(Path.of("target", "adjoints.md"), lines);
    }
}
