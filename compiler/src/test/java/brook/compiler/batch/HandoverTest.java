package brook.compiler.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.Compilation;
import brook.compiler.CompilerOptions;
import brook.compiler.CompilerOptions.Adjoint;
import brook.compiler.CompilerOptions.Batch;
import brook.compiler.hot.HotCompiler;
import brook.compiler.reference.ModelFile;
import brook.runtime.AbsoluteTolerances;
import brook.runtime.AdjointModel;
import brook.runtime.Method;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.gradient.GradientOptions;
import brook.runtime.gradient.GradientSolver;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a batch leaves for its adjoint: the same bits as if the adjoint computed it, at a point and through runs. */
class HandoverTest {

    private static final String NET = """
            trainable W1[24, 3] = glorot(seed = 1), b1[24] = normal(seed = 2)
            trainable W2[24, 25] = glorot(seed = 3), W3[2, 24] = glorot(seed = 4)
            state z[2]
            h1 = tanh(W1*cat([t], z) + b1)
            h2 = sigmoid(W2*cat([t], h1))
            z' = W3*h2
            integral R = sqnorm(der(z, 3))/2
            loss miss = sqnorm(z)
            """;
    /** A choice, sums of states over lanes, and powers between the products. */
    private static final String CHOICE = """
            trainable W[20, 2] = glorot(seed = 1), V[2, 20] = glorot(seed = 2), a = 0.3
            state z[2], y = 0.5
            z' = V*(if y > 0.4 then softplus(W*z) else sin(W*z).^2) - a*z
            y' = sum(tanh(W*z)) - a*y
            loss miss = sqnorm(z) + y^2
            """;

    private static final int LANES = 8;

    static Stream<String> texts() {
        return Stream.of(NET, CHOICE);
    }

    private static OdeModel model(String text) {
        CompilerOptions options =
                CompilerOptions.STANDARD.withAdjoint(Adjoint.ALWAYS).withBatch(new Batch(LANES, Batch.Form.VALUES));
        Compilation compilation = new ModelFile("net.ode", text).compile(options);
        Compilation.Stages stages = compilation
                .stages()
                .orElseThrow(() -> new AssertionError(compilation.diagnostics().toString()));
        return HotCompiler.standard().load(stages.batch());
    }

    private static double[] parameters(OdeModel model) {
        double[] parameters = new double[model.parameterCount()];
        model.defaults(parameters);
        return parameters;
    }

    /** Plane 0 and 1 of the adjoint at a drawn point, with what the model has left there. */
    private static double[] ready(OdeModel model, AdjointModel adjoint) {
        double[] parameters = parameters(model);
        model.setParameters(parameters);
        adjoint.setParameters(Arrays.copyOf(parameters, adjoint.parameterCount()));
        double[] point = new Random(7).doubles(adjoint.dimension(), -1, 1).toArray();
        int size = model.dimension() + model.integralCount();
        double[] jet = new double[2 * model.planeSize()];
        System.arraycopy(point, 0, jet, 0, size);
        model.jet(0.3, jet, 1);
        double[] backward = new double[2 * adjoint.planeSize()];
        System.arraycopy(point, 0, backward, 0, point.length);
        System.arraycopy(jet, size, backward, adjoint.dimension() + adjoint.integralCount(), model.handedCount());
        return backward;
    }

    private static double[] rates(AdjointModel adjoint, double[] jet) {
        int plane = adjoint.planeSize();
        return Arrays.copyOfRange(jet, plane, plane + adjoint.dimension() + adjoint.integralCount());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void whatIsTakenOverHasTheBitsOfWhatIsComputed(String text) {
        OdeModel model = model(text);
        AdjointModel adjoint = model.adjoint().orElseThrow();
        double[] taking = ready(model, adjoint);
        double[] computing = ready(model, adjoint);
        Arrays.fill(computing, adjoint.dimension() + adjoint.integralCount(), adjoint.planeSize(), Double.NaN);
        adjoint.jetFrom(0.3, taking);
        adjoint.jet(0.3, computing, 1);
        assertThat(rates(adjoint, taking)).containsExactly(rates(adjoint, computing));
    }

    @Test
    void functionsAndProductsAreTakenOver() {
        OdeModel model = model(NET);
        AdjointModel adjoint = model.adjoint().orElseThrow();
        // Two layers of functions; of der(z, 1) and der(z, 2) the second products; the last products of all three; the
        // norm.
        assertThat(model.handedCount()).isEqualTo(LANES * (2 * 24 + 2 * 24 + 3 * 2));
        double[] jet = ready(model, adjoint);
        adjoint.jetFrom(0.3, jet);
        double[] right = rates(adjoint, jet);
        double[] changed = ready(model, adjoint);
        changed[adjoint.dimension() + adjoint.integralCount()] += 0.1;
        adjoint.jetFrom(0.3, changed);
        assertThat(rates(adjoint, changed)).isNotEqualTo(right);
    }

    private static double[] gradient(OdeModel model, SolveOptions options, int memory) {
        AbsoluteTolerances tolerances = AbsoluteTolerances.of(model, options);
        GradientSolver solver = GradientSolver.of(model, options, tolerances, GradientOptions.STANDARD.memory(memory));
        double[] state = new Random(5).doubles(model.dimension(), -1, 1).toArray();
        solver.run(parameters(model), new GradientSolver.StartPoint(0, state, state), 1);
        double[] integrals = new double[model.integralCount()];
        Arrays.fill(integrals, 0.7);
        double[] targets = new double[solver.targets().length];
        Arrays.fill(targets, 1);
        solver.differentiate(targets, integrals);
        double[] gradient = new double[model.parameterCount()];
        solver.byParameters(0, gradient);
        return gradient;
    }

    /** With memory for two points neither right-hand sides nor what is left for the adjoint is kept, and all of two steps is computed anew. */
    @ParameterizedTest
    @MethodSource("texts")
    void twoStepsOfAGridHaveTheBitsOfStepsComputedAnew(String text) {
        OdeModel model = model(text);
        SolveOptions options = SolveOptions.STANDARD.method(Method.RK4).step(0.5);
        int points = 2 * (model.dimension() + model.integralCount());
        assertThat(gradient(model, options, 1 << 22)).containsExactly(gradient(model, options, points));
    }

    /** Where the last stage is the first of the next step, it is evaluated at an end that is rounded once more. */
    @ParameterizedTest
    @EnumSource(names = {"DOPRI5", "BOSH3", "MIDPOINT"})
    void otherMethodsHaveTheGradientOfStepsComputedAnew(Method method) {
        OdeModel model = model(NET);
        SolveOptions options = method == Method.MIDPOINT
                ? SolveOptions.STANDARD.method(method).step(0.1)
                : SolveOptions.STANDARD.method(method).rtol(1e-3).atol(1e-3);
        double[] kept = gradient(model, options, 1 << 22);
        double[] anew = gradient(model, options, 2 * (model.dimension() + model.integralCount()));
        for (int i = 0; i < kept.length; i++) {
            assertThat(kept[i]).as("derivative %d", i).isCloseTo(anew[i], within(1e-13 * (1 + Math.abs(anew[i]))));
        }
    }

    @Test
    void aBatchWithSeriesLeavesNothing() {
        CompilerOptions options =
                CompilerOptions.STANDARD.withAdjoint(Adjoint.ALWAYS).withBatch(new Batch(2, Batch.Form.SERIES));
        Compilation.Stages stages =
                new ModelFile("net.ode", NET).compile(options).stages().orElseThrow();
        assertThat(HotCompiler.standard().load(stages.batch()).handedCount()).isZero();
    }
}
