package brook.compiler.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import brook.compiler.Compilation;
import brook.compiler.CompilerOptions;
import brook.compiler.emit.EmitOptions.Plan;
import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.hot.HotCompiler;
import brook.compiler.jet.JetInterpreter;
import brook.runtime.OdeModel;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Taylor coefficients from the text of a model through its generated class: against 30 digits, and against the interpreter. */
class CoefficientsTest {

    private static final int ORDER = 30;
    private static final int INTERPRETED_ORDER = 8;
    private static final double TOLERANCE = 1e-12;

    static Stream<ReferenceFile> references() {
        return ReferenceFile.ofSchema("taylor-coefficients-1").stream();
    }

    @ParameterizedTest
    @MethodSource("references")
    void loops(ReferenceFile reference) {
        check(reference, Plan.LOOPS, true);
    }

    @ParameterizedTest
    @MethodSource("references")
    void loopsWithoutFma(ReferenceFile reference) {
        check(reference, Plan.LOOPS, false);
    }

    @ParameterizedTest
    @MethodSource("references")
    void planBySize(ReferenceFile reference) {
        check(reference, Plan.AUTO, true);
    }

    @ParameterizedTest
    @MethodSource("references")
    void planBySizeWithoutFma(ReferenceFile reference) {
        check(reference, Plan.AUTO, false);
    }

    private static void check(ReferenceFile reference, Plan plan, boolean fma) {
        OdeModel model = ModelFile.of("corpus/reference/" + reference.id() + ".ode")
                .load(CompilerOptions.STANDARD.withPlan(plan).withOrder(ORDER).withFma(fma));
        double[][] actual = Jets.coefficients(model, reference.number("t0"), Jets.start(model), ORDER);
        Map<String, List<BigDecimal>> expected = reference.coefficients();
        List<String> variables = reference.variables();
        for (int i = 0; i < variables.size(); i++) {
            double[] series = Objects.requireNonNull(expected.get(variables.get(i))).stream()
                    .mapToDouble(BigDecimal::doubleValue)
                    .toArray();
            for (int k = 0; k <= ORDER; k++) {
                double allowed = TOLERANCE * neighbours(series, k) + inevitable(reference, k);
                assertThat(Math.abs(actual[k][i] - series[k]))
                        .as("%s[%d] = %s, not %s", variables.get(i), k, actual[k][i], series[k])
                        .isLessThanOrEqualTo(allowed);
            }
        }
    }

    /**
     * What rounding alone makes of y' = sqrt(1 + y^2): the root has a branch point at a distance of pi/2, so errors fall as (2/pi)^k, while its
     * series along the solution, cosh, falls as 1/k!.
     */
    private static double inevitable(ReferenceFile reference, int k) {
        return reference.id().equals("coef_sinh") ? 1e-15 * Math.pow(2 / Math.PI, k) : 0;
    }

    private static double neighbours(double[] series, int k) {
        double before = Math.abs(series[Math.max(k - 1, 0)]);
        double after = Math.abs(series[Math.min(k + 1, series.length - 1)]);
        return Math.max(Math.abs(series[k]), Math.max(before, after));
    }

    static Stream<ModelFile> models() {
        return Stream.of("corpus", "lowering", "accuracy", "unplanned")
                .flatMap(folder -> ModelFile.in(folder).stream());
    }

    /** The interpreter unrolls the recurrences of the graph before all passes and evaluates that: no kernels, no layout, no Java. */
    @ParameterizedTest
    @MethodSource("models")
    void loopsAgreeWithTheInterpreter(ModelFile file) {
        Compilation compilation = file.compile(CompilerOptions.STANDARD.withPlan(Plan.LOOPS));
        assumeThat(compilation.diagnostics()).noneMatch(d -> d.message().contains("not supported yet"));
        Compilation.Stages stages = compilation.stages().orElseThrow();
        OdeModel model = HotCompiler.standard().load(stages.models());
        double[] parameters = Jets.parameters(model);
        model.setParameters(parameters);
        double[] start = Jets.start(model);
        double t0 = model.description().solve().t0();
        double[] discretes = new double[model.discreteCount()];
        model.initialDiscretes(t0, start, discretes);
        model.setDiscretes(discretes);
        double[][] actual = Jets.coefficients(model, t0, start, INTERPRETED_ORDER);
        double[][] expected = interpret(stages.lowered(), t0, parameters, start, discretes);
        for (int i = 0; i < start.length; i++) {
            for (int k = 0; k <= INTERPRETED_ORDER; k++) {
                double allowed = TOLERANCE * neighbours(column(expected, i), k) + 1e-14 * largest(expected[k]);
                assertThat(Math.abs(actual[k][i] - expected[k][i]))
                        .as("component %d, order %d: %s, not %s", i, k, actual[k][i], expected[k][i])
                        .isLessThanOrEqualTo(allowed);
            }
        }
    }

    private static double[][] interpret(
            OdeGraph ode, double t0, double[] parameters, double[] start, double[] discretes) {
        Map<Node.Variable, double[]> values = new HashMap<>();
        values.put(ode.time(), new double[] {t0});
        spread(
                parameters,
                ode.parameters().stream().map(OdeGraph.ParameterNode::variable).toList(),
                values);
        List<Node.Variable> states = ode.states().stream()
                .flatMap(state -> state.variables().stream())
                .toList();
        spread(start, states, values);
        spread(
                discretes,
                ode.discretes().stream().map(OdeGraph.DiscreteNode::variable).toList(),
                values);
        JetInterpreter interpreter = new JetInterpreter(ode, values, 2);
        double[][] coefficients = new double[INTERPRETED_ORDER + 1][start.length];
        for (int k = 0; k <= INTERPRETED_ORDER; k++) {
            int at = 0;
            for (Node.Variable state : states) {
                double[] coefficient = interpreter.coefficient(state, k);
                for (int i = 0; i < state.size(); i++) {
                    coefficients[k][at++] = coefficient.length == 1 ? coefficient[0] : coefficient[i];
                }
            }
        }
        return coefficients;
    }

    private static void spread(double[] from, List<Node.Variable> to, Map<Node.Variable, double[]> values) {
        int start = 0;
        for (Node.Variable variable : to) {
            values.put(variable, Arrays.copyOfRange(from, start, start + variable.size()));
            start += variable.size();
        }
    }

    private static double[] column(double[][] coefficients, int component) {
        return Arrays.stream(coefficients)
                .mapToDouble(plane -> plane[component])
                .toArray();
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }
}
