package brook.compiler.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.Compilation;
import brook.compiler.CompilerOptions;
import brook.compiler.graph.Node;
import brook.compiler.hot.HotCompiler;
import brook.compiler.reference.ModelFile;
import brook.compiler.system.Operator;
import brook.runtime.OdeModel;
import brook.runtime.gradient.SingleStep;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A step of a Taylor series of order 1 to 8 is differentiated in two ways: by reverse mode of the unrolled series, node by node, and in loop form through
 * the adjoint model in descending orders. Both are the same numbers.
 */
class TwoGradientsTest {

    private static final int HIGHEST = 8;
    private static final double START = 0.1;
    private static final double LENGTH = 0.1;
    /** In units of the last place of the largest element of a gradient. */
    private static final double BOUND = 16;

    static Stream<ModelFile> models() {
        return GradientModels.ofArrays().stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void ofModels(ModelFile file) {
        check(file);
    }

    /** One formula for each operation of the graph, which must be in it. */
    @ParameterizedTest
    @EnumSource
    void ofOperations(Operator operator) {
        check(GradientModels.of(operator), operator);
    }

    private static void check(ModelFile file, Operator... wanted) {
        CompilerOptions options = CompilerOptions.STANDARD.withAdjoint(CompilerOptions.Adjoint.ALWAYS);
        Compilation compilation = file.compile(options);
        Compilation.Stages stages =
                compilation.stages().orElseThrow(() -> new AssertionError(compilation.diagnostics()));
        OdeModel model = HotCompiler.standard().load(stages.models());
        double[] parameters = new double[model.parameterCount()];
        model.defaults(parameters);
        model.setParameters(parameters);
        double[] state = new double[model.dimension()];
        model.initialState(START, state);
        SingleStep loopForm = new SingleStep(START, LENGTH, state, parameters);
        UnrolledStep step = new UnrolledStep(stages.graph(), loopForm);
        for (Operator operator : wanted) {
            assertThat(step.nodes()).as(operator + " in the model").anyMatch(node -> isA(node, operator));
        }
        for (int order = 1; order <= HIGHEST; order++) {
            double[] unrolled = step.gradient(order);
            double[] loops = loopForm.gradient(model, order, step.weights());
            double largest = Arrays.stream(unrolled).map(Math::abs).max().orElseThrow();
            assertThat(loops).as("order " + order).containsExactly(unrolled, within(BOUND * Math.ulp(largest)));
        }
    }

    /** The remainder is lowered to floors, and products are contractions. */
    private static boolean isA(Node node, Operator operator) {
        if (operator == Operator.MULTIPLY) {
            return node instanceof Node.Contraction;
        }
        Operator wanted = operator == Operator.MOD ? Operator.FLOOR : operator;
        return node instanceof Node.Elementwise elementwise && elementwise.operator() == wanted;
    }
}
