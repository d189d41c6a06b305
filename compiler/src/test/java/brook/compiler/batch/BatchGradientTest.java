package brook.compiler.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.Compilation;
import brook.compiler.CompilerOptions;
import brook.compiler.CompilerOptions.Adjoint;
import brook.compiler.CompilerOptions.Batch;
import brook.compiler.emit.EmitOptions.Plan;
import brook.compiler.hot.HotCompiler;
import brook.compiler.reference.ModelFile;
import brook.runtime.Method;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.gradient.BatchGradient;
import brook.runtime.gradient.BatchGradient.Trajectories;
import brook.runtime.gradient.BatchValues;
import brook.runtime.gradient.TrajectoryListener;
import brook.runtime.gradient.TrajectorySource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Means of losses and integrals over a batch, and their gradients: against trajectories one by one, and on any number of threads. */
class BatchGradientTest {

    private static final ModelFile NET = new ModelFile("net.ode", """
            trainable W1[7, 3] = glorot(seed = 1), b1[7] = normal(seed = 2), W2[2, 7] = glorot(seed = 3), a = 0.8
            param s = 0.7
            input target[2]
            state z[2], y = a^2*t + z(0)[1]
            z' = W2*tanh(W1*[z[1], z[2], t] + b1) - s*z
            y' = softplus(z[1])*a
            integral R2 = mean(der(z, 2).^2)
            loss mse = sqnorm(z - target)
            loss end = y^2 + R2
            """);

    private static final int ROWS = 11;
    private static final double[] WEIGHTS = {1, 0.3, 0.25};

    private static final TrajectorySource DATA = (row, inputs, state) -> {
        inputs[0] = Math.sin(row);
        inputs[1] = 0.1 * row;
        state[0] = Math.cos(2 * row);
        state[1] = 0.2 - 0.05 * row;
        if (row % 3 == 1) {
            state[2] = 0.5;
        }
    };

    static Stream<SolveOptions> options() {
        return Stream.of(
                SolveOptions.STANDARD.method(Method.RK4).step(0.125),
                SolveOptions.STANDARD.method(Method.MIDPOINT).step(0.1),
                SolveOptions.STANDARD.order(6).maxStep(0.25).rtol(0.1).atol(10));
    }

    private static Compilation.Stages stages(int lanes) {
        CompilerOptions options = CompilerOptions.STANDARD.withPlan(Plan.LOOPS).withAdjoint(Adjoint.ALWAYS);
        Compilation compilation = NET.compile(options.withBatch(new Batch(lanes, Batch.Form.SERIES)));
        return compilation
                .stages()
                .orElseThrow(() -> new AssertionError(compilation.diagnostics().toString()));
    }

    private record Result(BatchValues values, List<Double> gradient, List<Double> ends) {}

    private static Result gradient(OdeModel model, SolveOptions options, int threads) {
        try (BatchGradient batch = BatchGradient.of(model, options, threads)) {
            double[] parameters = new double[batch.parameterCount()];
            batch.defaults(parameters);
            double[] gradient = new double[batch.parameterCount()];
            List<Double> ends = new ArrayList<>();
            TrajectoryListener listener = (row, end) -> ends.addAll(List.of(
                    (double) row,
                    end.state(0),
                    end.integral(0),
                    end.loss(1),
                    end.byInitialValue(0),
                    end.byInitialValue(2)));
            int[] rows = IntStream.range(0, ROWS).map(i -> (5 * i) % ROWS).toArray();
            BatchValues values =
                    batch.differentiate(parameters, new Trajectories(DATA, rows, 0, 1, 0), WEIGHTS, gradient, listener);
            return new Result(values, java.util.Arrays.stream(gradient).boxed().toList(), ends);
        }
    }

    @ParameterizedTest
    @MethodSource("options")
    void aBatchIsTheMeanOfItsTrajectories(SolveOptions options) {
        HotCompiler compiler = HotCompiler.standard();
        Compilation.Stages stages = stages(4);
        Result one = gradient(compiler.load(stages.models()), options, 1);
        Result four = gradient(compiler.load(stages.batch()), options, 1);
        assertThat(four.gradient()).hasSameSizeAs(one.gradient());
        for (int i = 0; i < one.gradient().size(); i++) {
            assertThat(four.gradient().get(i))
                    .as("derivative %d", i)
                    .isCloseTo(one.gradient().get(i), within(1e-14));
        }
        for (int i = 0; i < one.ends().size(); i++) {
            assertThat(four.ends().get(i)).as("end %d", i).isCloseTo(one.ends().get(i), within(1e-14));
        }
        assertThat(four.values().losses().get(0))
                .isCloseTo(one.values().losses().get(0), within(1e-14));
        assertThat(four.values().blocks()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("options")
    void threadsDoNotChangeABit(SolveOptions options) {
        OdeModel model = HotCompiler.standard().load(stages(2).batch());
        Result one = gradient(model, options, 1);
        assertThat(gradient(model, options, 2)).isEqualTo(one);
        assertThat(gradient(model, options, 5)).isEqualTo(one);
    }
}
