package brook.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import brook.compiler.emit.EmitOptions.Plan;
import brook.compiler.graph.GraphEvaluator;
import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.hot.HotCompiler;
import brook.compiler.source.SourceFile;
import brook.runtime.OdeModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** From text to a class: what the class computes is what the graph before all passes says. */
class OdeCompilerTest {

    private static final Path RESOURCES = Path.of("src", "test", "resources");
    private static final double TOLERANCE = 1e-11;

    @ParameterizedTest
    @MethodSource("models")
    void theClassComputesTheGraph(Path file) throws IOException {
        String name = file.getFileName().toString();
        SourceFile source = new SourceFile(name, Files.readString(file));
        boolean hasArrays = file.startsWith(RESOURCES.resolve("lowering"));
        for (Plan plan : hasArrays ? List.of(Plan.LOOPS, Plan.AUTO) : List.of(Plan.AUTO)) {
            CompilerOptions options =
                    CompilerOptions.STANDARD.withPackageName("models").withPlan(plan);
            Compilation compilation = OdeCompiler.compile(source, options);
            assumeThat(compilation.diagnostics()).noneMatch(d -> d.message().contains("not supported yet"));
            Compilation.Stages stages = compilation.stages().orElseThrow();
            OdeModel model = HotCompiler.standard().load(stages.models());
            new Comparison(stages.lowered(), model, new Random(1)).compare();
        }
    }

    @Test
    void mistakesAreReportedAndNothingIsMade() {
        Compilation compilation = OdeCompiler.compile(new SourceFile("m.ode", "x' = -y\n"), CompilerOptions.STANDARD);
        assertThat(compilation.succeeded()).isFalse();
        assertThat(compilation.diagnostics()).isNotEmpty();
    }

    @Test
    void constantsCanBeReplaced() {
        SourceFile file = new SourceFile("decay.ode", "const k = 2\nstate x = 1\nx' = -k*x\n");
        CompilerOptions options = CompilerOptions.STANDARD.withConstants(Map.of("k", 5.0));
        Compilation.Stages stages = OdeCompiler.compile(file, options).stages().orElseThrow();
        assertThat(stages.java().text()).contains("5").contains("class Decay ");
    }

    @ParameterizedTest
    @CsvSource({
        "pendulum, Pendulum",
        "02-pendulum, Model02_pendulum",
        "class, Class",
        "math, MathModel",
        "a b, A_b",
        "'', Model",
        "_, _Model"
    })
    void classesAreNamedAfterModels(String model, String expected) {
        assertThat(ClassNames.of(model)).isEqualTo(expected);
    }

    private static List<Path> models() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().endsWith(".ode"))
                    .filter(file -> file.startsWith(RESOURCES.resolve("corpus"))
                            || file.startsWith(RESOURCES.resolve("lowering")))
                    .sorted()
                    .toList();
        }
    }

    /** A generated class and the graph it was made from, at one point. */
    private record Comparison(OdeGraph ode, OdeModel model, Random random) {

        void compare() {
            Map<Node.Variable, double[]> values = new HashMap<>();
            values.put(ode.time(), new double[] {0.4});
            double[] parameters = random(model.parameterCount());
            spread(
                    parameters,
                    ode.parameters().stream()
                            .map(OdeGraph.ParameterNode::variable)
                            .toList(),
                    values);
            double[] state = random(model.dimension());
            List<Node.Variable> variables = ode.states().stream()
                    .flatMap(some -> some.variables().stream())
                    .toList();
            spread(state, variables, values);
            double[] discretes = random(model.discreteCount());
            spread(
                    discretes,
                    ode.discretes().stream()
                            .map(OdeGraph.DiscreteNode::variable)
                            .toList(),
                    values);
            GraphEvaluator evaluator = new GraphEvaluator(values);
            model.setParameters(parameters);
            model.setDiscretes(discretes);
            double[] rates = new double[model.dimension()];
            model.rightHandSide(0.4, state, rates, new double[2 * model.planeSize()]);
            assertClose(rates, values(evaluator, rateNodes()));
            double[] outputs = new double[model.outputCount()];
            model.outputs(0.4, state, outputs);
            assertClose(outputs, values(evaluator, ode.outputs()));
            for (int i = 0; i < ode.events().size(); i++) {
                compare(ode.events().get(i), i, evaluator, state);
            }
        }

        private void compare(OdeGraph.EventNode event, int number, GraphEvaluator evaluator, double[] state) {
            event.condition()
                    .ifPresent(condition -> assertThat(model.condition(number, 0.4, state))
                            .isEqualTo(evaluator.value(condition)[0] != 0));
            event.guard()
                    .ifPresent(guard -> assertThat(model.guard(number, 0.4, state))
                            .isEqualTo(evaluator.value(guard)[0] != 0));
            double[] times = event.times().isEmpty() ? new double[0] : model.eventTimes(number);
            assertClose(Arrays.copyOf(times, event.times().size()), values(evaluator, event.times()));
        }

        private List<Node> rateNodes() {
            return ode.states().stream()
                    .flatMap(state -> Stream.concat(
                            state.variables().stream().skip(1).map(Node.class::cast), Stream.of(state.highest())))
                    .toList();
        }

        private double[] random(int count) {
            return random.doubles(count, 0.5, 1.5).toArray();
        }

        private static void spread(double[] from, List<Node.Variable> to, Map<Node.Variable, double[]> values) {
            int start = 0;
            for (Node.Variable variable : to) {
                values.put(variable, Arrays.copyOfRange(from, start, start + variable.size()));
                start += variable.size();
            }
            assertThat(start).isEqualTo(from.length);
        }

        private static double[] values(GraphEvaluator evaluator, List<Node> nodes) {
            return nodes.stream()
                    .flatMapToDouble(node -> Arrays.stream(evaluator.value(node)))
                    .toArray();
        }

        private static void assertClose(double[] actual, double[] expected) {
            assertThat(actual).hasSameSizeAs(expected);
            double scale = Arrays.stream(expected)
                    .filter(Double::isFinite)
                    .map(Math::abs)
                    .max()
                    .orElse(0);
            for (int i = 0; i < actual.length; i++) {
                boolean close = Math.abs(actual[i] - expected[i]) <= TOLERANCE * scale
                        || Double.compare(actual[i], expected[i]) == 0;
                assertThat(close)
                        .as("element %d is %s, not %s", i, actual[i], expected[i])
                        .isTrue();
            }
        }
    }
}
