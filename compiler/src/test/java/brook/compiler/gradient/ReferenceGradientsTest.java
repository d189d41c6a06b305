package brook.compiler.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.CompilerOptions;
import brook.compiler.reference.Json;
import brook.compiler.reference.ModelFile;
import brook.runtime.Method;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.gradient.Gradient;
import brook.runtime.gradient.GradientSolver;
import brook.runtime.gradient.GradientSolver.StartPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Gradients of a loss and of R_1 to R_4 of two networks and a formula against 30 digits of the solution itself, at tight tolerances. Two of the references
 * are made by {@code gradients/reference.py}.
 */
class ReferenceGradientsTest {

    private static final double BOUND = 1e-9;

    static Stream<Arguments> runs() {
        return ModelFile.in("gradients/reference").stream()
                .flatMap(model -> Stream.of(
                                SolveOptions.STANDARD.rtol(1e-13).control(SolveOptions.Control.ALL),
                                SolveOptions.STANDARD
                                        .method(Method.DOP853)
                                        .rtol(1e-12)
                                        .control(SolveOptions.Control.ALL))
                        .map(options -> Arguments.of(model, options)));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void gradientsOfLossesAndRegularisers(ModelFile file, SolveOptions options) {
        Map<String, Object> reference = reference(file);
        OdeModel model = file.load(CompilerOptions.STANDARD.withAdjoint(CompilerOptions.Adjoint.ALWAYS));
        double[] parameters = new double[model.parameterCount()];
        model.defaults(parameters);
        double[] given = new double[model.dimension()];
        Arrays.fill(given, Double.NaN);
        GradientSolver solver = GradientSolver.of(model, options);
        solver.run(parameters, new StartPoint(0, start(model), given), 1);
        check(solver.gradient("L"), number(member(reference, "loss")), member(reference, "grad_loss"));
        Map<String, Object> values = map(member(reference, "R"));
        Map<String, Object> gradients = map(member(reference, "grad_R"));
        for (String order : values.keySet()) {
            check(solver.gradient("R" + order), number(member(values, order)), member(gradients, order));
        }
    }

    private static double[] start(OdeModel model) {
        double[] state = new double[model.dimension()];
        model.initialState(0, state);
        return state;
    }

    private static void check(Gradient gradient, double value, Object reference) {
        assertThat(gradient.value()).as(gradient.of()).isCloseTo(value, within(1e-10 * (1 + value)));
        double[] wanted = flat(map(reference));
        double largest = Arrays.stream(wanted).map(Math::abs).max().orElseThrow();
        double[] found = new double[wanted.length];
        int i = 0;
        for (String name : gradient.names()) {
            if (!name.startsWith("y[")) {
                found[i++] = gradient.by(name);
            }
        }
        assertThat(i).isEqualTo(wanted.length);
        for (int j = 0; j < wanted.length; j++) {
            assertThat(found[j])
                    .as("%s, derivative %d", gradient.of(), j)
                    .isCloseTo(wanted[j], within(BOUND * Math.max(1, largest)));
        }
    }

    /** In the order of the trainables and the initial values: W and b of each layer, then z. */
    private static double[] flat(Map<String, Object> gradient) {
        List<Double> numbers = new ArrayList<>();
        for (Object layer : list(member(gradient, "layers"))) {
            add(member(map(layer), "W"), numbers);
            add(member(map(layer), "b"), numbers);
        }
        add(member(gradient, "z0"), numbers);
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void add(Object json, List<Double> numbers) {
        if (json instanceof List<?> elements) {
            elements.forEach(element -> add(Objects.requireNonNull(element), numbers));
        } else {
            numbers.add(number(json));
        }
    }

    private static Map<String, Object> reference(ModelFile file) {
        Path path = Path.of(
                "src",
                "test",
                "resources",
                "gradients",
                "reference",
                file.name().replace(".ode", ".json"));
        try {
            return Json.object(Files.readString(path));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Object member(Map<String, Object> object, String name) {
        return Objects.requireNonNull(object.get(name), name);
    }

    private static double number(Object text) {
        return Double.parseDouble((String) text);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object json) {
        return (List<Object>) json;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object json) {
        return (Map<String, Object>) json;
    }
}
