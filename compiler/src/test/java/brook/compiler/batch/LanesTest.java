package brook.compiler.batch;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.Compilation;
import brook.compiler.CompilerOptions;
import brook.compiler.CompilerOptions.Adjoint;
import brook.compiler.CompilerOptions.Batch;
import brook.compiler.emit.EmitOptions.Plan;
import brook.compiler.hot.HotCompiler;
import brook.compiler.reference.ModelFile;
import brook.runtime.OdeModel;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each lane of a batch computes what the model computes, to the bit; and the adjoint of a batch adds up what the adjoints of its lanes give. */
class LanesTest {

    private static final CompilerOptions OPTIONS =
            CompilerOptions.STANDARD.withPlan(Plan.LOOPS).withAdjoint(Adjoint.ALWAYS);

    private static final List<ModelFile> MODELS =
            List.of(new ModelFile("pendulum.ode", """
                    param g = 9.81, L = 2
                    input push, drag
                    theta'' = -g/L*sin(theta) - drag*t*theta' + push
                    theta(0) = g/8 + push ; theta'(0) = theta(0)^2
                    integral work = theta'^2
                    loss miss = (theta - 1)^2 + work
                    """), new ModelFile("net.ode", """
                    trainable W1[7, 3] = glorot(seed = 1), b1[7] = normal(seed = 2), W2[6, 7] = glorot(seed = 3)
                    trainable W3[2, 6] = glorot(seed = 4)
                    param s = 0.7
                    input target[2], eps[2]
                    state z[2]
                    z' = W3*sigmoid(W2*tanh(W1*[z[1], z[2], t] + b1)) - s*z
                    integral R3 = sqnorm(der(z, 3))
                    integral trace = dot(eps, jvp(z', z, eps))
                    integral clock = s*t
                    loss mse = sqnorm(z - target)
                    """), new ModelFile("wide.ode", """
                    const n = 9
                    trainable A[n, n] = normal(seed = 1), b[n] = uniform(seed = 2)
                    input u[n]
                    state x[n] = [i/10 for i in 1..n]
                    x[1]' = relu(b[1] - x[2])
                    x[i in 2..n-1]' = x[i - 1] - 2*x[i] + x[i + 1] + max(dot(A[i, :], x), 0.1)*u[i]
                    x[n]' = if x[n] < 0.5 then sum(A*x) else exp(-sqnorm(x))
                    integral path = norm(x')
                    loss end = cross_entropy(A*x, u[1])
                    """));

    static Stream<Arguments> batches() {
        return MODELS.stream().flatMap(model -> Stream.of(3, 8).map(lanes -> Arguments.of(model, lanes)));
    }

    private record Pair(OdeModel one, OdeModel batch) {}

    private static Pair load(ModelFile file, int lanes) {
        Compilation compilation = file.compile(OPTIONS.withBatch(new Batch(lanes, Batch.Form.SERIES)));
        Compilation.Stages stages = compilation
                .stages()
                .orElseThrow(() -> new AssertionError(compilation.diagnostics().toString()));
        HotCompiler compiler = HotCompiler.standard();
        return new Pair(compiler.load(stages.models()), compiler.load(stages.batch()));
    }

    @ParameterizedTest
    @MethodSource("batches")
    void everyLaneHasTheBitsOfTheModel(ModelFile file, int lanes) {
        Pair pair = load(file, lanes);
        assertThat(pair.batch().laneCount()).isEqualTo(lanes);
        compare(pair.one(), pair.batch(), 4);
    }

    @Test
    void anEventThatChangesTheRunIsRefused() {
        ModelFile ball = new ModelFile("ball.ode", """
                trainable e = 0.8
                y'' = -9.81
                y(0) = 1 ; y'(0) = 0
                event bounce when y falls 0 { y' := -e*y' }
                integral path = y'^2
                """);
        Compilation compilation = ball.compile(OPTIONS.withBatch(new Batch(4, Batch.Form.VALUES)));
        assertThat(compilation.diagnostics())
                .anySatisfy(message -> assertThat(message.code()).isEqualTo("E1011"));
        Compilation usual = ball.compile(OPTIONS.withBatch(Batch.USUAL));
        assertThat(usual.succeeded()).isTrue();
        assertThat(usual.stages().orElseThrow().batch()).isEmpty();
    }

    private static void compare(OdeModel one, OdeModel batch, int order) {
        int lanes = batch.laneCount();
        Random random = new Random(3);
        double[] shared = random.doubles(one.parameterCount()).toArray();
        double[][] inputs = inputs(one, lanes, random);
        batch.setParameters(inLanes(shared, inputs, lanes));
        int size = one.dimension() + one.integralCount();
        double[] whole = random.doubles((long) size * lanes).toArray();
        double[] jets = new double[(order + 1) * batch.planeSize()];
        System.arraycopy(whole, 0, jets, 0, whole.length);
        batch.jet(0.4, jets, order);
        for (int lane = 0; lane < lanes; lane++) {
            one.setParameters(withInputs(shared, inputs[lane]));
            double[] jet = new double[(order + 1) * one.planeSize()];
            double[] state = new double[one.dimension()];
            for (int i = 0; i < size; i++) {
                jet[i] = whole[i * lanes + lane];
            }
            System.arraycopy(jet, 0, state, 0, state.length);
            one.chooseModes(0.4, state);
            one.jet(0.4, jet, order);
            for (int k = 0; k <= order; k++) {
                for (int i = 0; i < size; i++) {
                    assertThat(jets[k * batch.planeSize() + i * lanes + lane])
                            .as("order %d, double %d, lane %d", k, i, lane)
                            .isEqualTo(jet[k * one.planeSize() + i]);
                }
            }
        }
    }

    private static double[][] inputs(OdeModel one, int lanes, Random random) {
        int count = (int) one.description().parameters().stream()
                .filter(parameter -> parameter.kind() == brook.runtime.Quantity.Kind.INPUT)
                .mapToLong(parameter -> parameter.components())
                .sum();
        double[][] inputs = new double[lanes][];
        for (int lane = 0; lane < lanes; lane++) {
            inputs[lane] = random.doubles(count).map(Math::rint).toArray();
        }
        return inputs;
    }

    /** Inputs are the last parameters. */
    private static double[] withInputs(double[] parameters, double[] inputs) {
        double[] all = parameters.clone();
        System.arraycopy(inputs, 0, all, all.length - inputs.length, inputs.length);
        return all;
    }

    private static double[] inLanes(double[] parameters, double[][] inputs, int lanes) {
        int shared = parameters.length - inputs[0].length;
        double[] all = Arrays.copyOf(parameters, shared + inputs[0].length * lanes);
        for (int i = 0; i < inputs[0].length; i++) {
            for (int lane = 0; lane < lanes; lane++) {
                all[shared + i * lanes + lane] = inputs[lane][i];
            }
        }
        return all;
    }
}
