package brook.compiler.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.CompilerOptions;
import brook.compiler.reference.ModelFile;
import brook.compiler.system.Operator;
import brook.runtime.AdjointModel;
import brook.runtime.OdeModel;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rates of an adjoint as generated code computes them, u f_x + v g_x and u f_p + v g_p, against central differences of the rates of the model, for every
 * operation of the graph and on both sides of what jumps.
 */
class AdjointDifferencesTest {

    private static final double TIME = 0.1;
    private static final double BOUND = 1e-8;

    static Stream<ModelFile> models() {
        return GradientModels.ofArrays().stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void ofModels(ModelFile file) {
        OdeModel model = load(file);
        check(model, state(model));
    }

    @ParameterizedTest
    @EnumSource
    void ofOperations(Operator operator) {
        OdeModel model = load(GradientModels.of(operator));
        check(model, 0.3, 0.6);
        check(model, 0.63, 0.31);
    }

    private static OdeModel load(ModelFile file) {
        return file.load(CompilerOptions.STANDARD.withAdjoint(CompilerOptions.Adjoint.ALWAYS));
    }

    private static double[] state(OdeModel model) {
        double[] state = new double[model.dimension()];
        model.initialState(TIME, state);
        return state;
    }

    private static void check(OdeModel model, double... state) {
        double[] parameters = new double[model.parameterCount()];
        model.defaults(parameters);
        int size = state.length + model.integralCount();
        double[] modes = new double[model.modeCount()];
        model.setParameters(parameters);
        model.modes(TIME, Arrays.copyOf(state, size), modes);
        model.setModes(modes);
        double[] weights = new Random(3).doubles(size, -1, 1).toArray();
        double[] found = adjoint(model.adjoint().orElseThrow(), parameters, modes, state, weights);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i])
                    .as("derivative %d", i)
                    .isCloseTo(
                            difference(model, parameters, state, weights, i), within(BOUND * (1 + Math.abs(found[i]))));
        }
    }

    /** By the states, then by the parameters. */
    private static double[] adjoint(
            AdjointModel adjoint, double[] parameters, double[] modes, double[] state, double[] weights) {
        adjoint.setParameters(Arrays.copyOf(parameters, adjoint.parameterCount()));
        adjoint.setModes(modes);
        double[] jet = new double[2 * adjoint.planeSize()];
        System.arraycopy(state, 0, jet, 0, state.length);
        System.arraycopy(weights, 0, jet, weights.length, weights.length);
        adjoint.jet(TIME, jet, 1);
        double[] rates = Arrays.copyOf(state, state.length + parameters.length);
        int plane = adjoint.planeSize();
        System.arraycopy(jet, plane + weights.length, rates, 0, state.length);
        System.arraycopy(jet, plane + 2 * weights.length, rates, state.length, parameters.length);
        return rates;
    }

    private static double difference(OdeModel model, double[] parameters, double[] state, double[] weights, int i) {
        return slope(h -> {
            double[] moved = parameters.clone();
            double[] point = Arrays.copyOf(state, model.planeSize() * 2);
            if (i < state.length) {
                point[i] += h;
            } else {
                moved[i - state.length] += h;
            }
            model.setParameters(moved);
            model.jet(TIME, point, 1);
            double sum = 0;
            for (int c = 0; c < weights.length; c++) {
                sum += weights[c] * point[model.planeSize() + c];
            }
            return sum;
        });
    }

    /** Central differences, extrapolated twice: the error is of order h^6. */
    private static double slope(DoubleUnaryOperator f) {
        double[] at = new double[3];
        for (int i = 0; i < at.length; i++) {
            double h = 2e-3 / (1 << i);
            at[i] = (f.applyAsDouble(h) - f.applyAsDouble(-h)) / (2 * h);
        }
        double first = at[1] + (at[1] - at[0]) / 3;
        double second = at[2] + (at[2] - at[1]) / 3;
        return second + (second - first) / 15;
    }
}
