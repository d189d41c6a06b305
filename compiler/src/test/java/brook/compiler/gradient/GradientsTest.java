package brook.compiler.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.CompilerOptions;
import brook.compiler.reference.ModelFile;
import brook.runtime.Method;
import brook.runtime.OdeModel;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.gradient.GradientSolver;
import brook.runtime.gradient.GradientSolver.StartPoint;
import brook.runtime.gradient.NoGradientException;
import brook.runtime.integrator.Integrator;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients of runs whose steps have a given length, against central differences of the same runs. */
class GradientsTest {

    private static final List<ModelFile> MODELS =
            List.of(new ModelFile("pendulum.ode", """
                    param g = 9.81, L = 2
                    theta'' = -g/L*sin(theta) - 0.1*t*theta'
                    theta(0) = g/8 ; theta'(0) = theta(0)^2
                    integral work = theta'^2
                    output energy = theta'^2/2 - g/L*cos(theta)
                    loss miss = (theta - 1)^2 + work
                    """), new ModelFile("net.ode", """
                    trainable W1[5, 3] = glorot(seed = 1), b1[5] = normal(seed = 2), W2[2, 5] = glorot(seed = 3)
                    param s = 0.7
                    input target[2]
                    state z[2] = [0.3, -0.4]
                    z' = W2*tanh(W1*[z[1], z[2], t] + b1) - s*z
                    integral R2 = sqnorm(der(z, 2))
                    loss mse = sqnorm(z - target)
                    """), new ModelFile("pairs.ode", """
                    param m[4] = [1, 0.5, 2, 0.3]
                    state q[4, 2] = [1, 0; 0, 1.2; -1, 0.1; 0.2, -1.5]
                    q'(0) = [0, 0.4; -0.3, 0; 0, -0.2; 0.5, 0]
                    q[i in 1..4, :]'' = sum(m[j]*(q[j, :] - q[i, :])/sqrt(sqnorm(q[j, :] - q[i, :]) + 1)^3 for j in 1..4 if j != i)
                    output r = norm(q[1, :] - q[2, :])
                    """));

    /** The steps end where the rates have a kink, and that time moves: the step before is as long as it must be, to the accuracy of the method. */
    private static final ModelFile KINK = new ModelFile("kink.ode", """
            param k = 0.8
            x' = max(sin(t*k*4), 0) - 0.3*abs(x - 0.2)
            x(0) = 0.1
            output end = x^2
            """);

    static Stream<Arguments> runs() {
        return MODELS.stream()
                .flatMap(model -> Stream.concat(
                                Arrays.stream(Method.values()).flatMap(method -> gridOf(method).stream()),
                                Stream.of(
                                        loose(Method.TAYLOR).order(5),
                                        loose(Method.TAYLOR).order(14)))
                        .map(options -> Arguments.of(model, options)));
    }

    /** Steps of 0.05 by a method that is differentiated. */
    private static Optional<SolveOptions> gridOf(Method method) {
        return switch (method.kind()) {
            case FIXED_GRID -> Optional.of(SolveOptions.STANDARD.method(method).step(0.05));
            case RUNGE_KUTTA -> Optional.of(loose(method));
            case TAYLOR, MULTISTEP, STIFF, AUTOMATIC -> Optional.empty();
        };
    }

    private static SolveOptions loose(Method method) {
        return SolveOptions.STANDARD.method(method).rtol(0.1).atol(10).maxStep(0.05);
    }

    static Stream<Arguments> runsThroughKinks() {
        return Stream.of(
                        SolveOptions.STANDARD.rtol(1e-13).atol(1e-13),
                        SolveOptions.STANDARD.rtol(0.1).atol(10).order(14).maxStep(0.1),
                        SolveOptions.STANDARD.method(Method.DOP853).rtol(1e-12))
                .map(options -> Arguments.of(KINK, options));
    }

    private static OdeModel load(ModelFile file) {
        return file.load(CompilerOptions.STANDARD.withAdjoint(CompilerOptions.Adjoint.ALWAYS));
    }

    @ParameterizedTest
    @MethodSource({"runs", "runsThroughKinks"})
    void gradientsAreThoseOfTheSteps(ModelFile file, SolveOptions options) {
        OdeModel model = load(file);
        double[] parameters = new double[model.parameterCount()];
        model.defaults(parameters);
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = Double.isNaN(parameters[i]) ? 0.3 * i : parameters[i];
        }
        GradientSolver solver = GradientSolver.of(model, options);
        double[] given = new double[model.dimension()];
        Arrays.fill(given, Double.NaN);
        double[] none = new double[model.integralCount()];
        StartPoint start = new StartPoint(0, start(model, parameters, given), given);
        solver.run(parameters, start, 2);
        int targets = solver.targets().length;
        for (int target = 0; target < targets; target++) {
            double[] weights = new double[targets];
            weights[target] = 1;
            solver.run(parameters, start, 2);
            solver.differentiate(weights, none);
            for (int i = 0; i < parameters.length; i += 1 + parameters.length / 9) {
                assertThat(solver.byParameter(i))
                        .as("%s by parameter %d", options.method(), i)
                        .isCloseTo(byParameter(model, options, parameters, target, i), within(1e-7));
            }
            for (int i = 0; i < model.dimension(); i++) {
                assertThat(solver.byInitialValue(i))
                        .as("%s by initial value %d", options.method(), i)
                        .isCloseTo(byInitial(model, options, parameters, target, i), within(1e-7));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ADAMS", "RADAU5", "RODAS5P", "AUTO"})
    void otherMethodsAreRefused(Method method) {
        OdeModel model = load(MODELS.get(0));
        assertThatThrownBy(() -> GradientSolver.of(model, SolveOptions.STANDARD.method(method)))
                .isInstanceOf(NoGradientException.class)
                .hasMessageContaining(method.text());
    }

    private static double[] start(OdeModel model, double[] parameters, double[] given) {
        model.setParameters(parameters);
        double[] state = new double[model.dimension()];
        model.initialState(0, state);
        for (int i = 0; i < given.length; i++) {
            state[i] = Double.isNaN(given[i]) ? state[i] : given[i];
        }
        model.completeInitialState(0, state, given);
        return state;
    }

    /** Central differences, extrapolated: the error is of order h^4. */
    private static double byParameter(OdeModel model, SolveOptions options, double[] parameters, int target, int i) {
        double[] given = new double[model.dimension()];
        Arrays.fill(given, Double.NaN);
        return slope(h -> {
            double[] moved = parameters.clone();
            moved[i] += h;
            return value(model, options, moved, start(model, moved, given), target);
        });
    }

    private static double byInitial(OdeModel model, SolveOptions options, double[] parameters, int target, int i) {
        double[] none = new double[model.dimension()];
        Arrays.fill(none, Double.NaN);
        double[] state = start(model, parameters, none);
        return slope(h -> {
            double[] given = none.clone();
            given[i] = state[i] + h;
            return value(model, options, parameters, start(model, parameters, given), target);
        });
    }

    private static double slope(java.util.function.DoubleUnaryOperator f) {
        double h = 1e-3;
        double wide = (f.applyAsDouble(h) - f.applyAsDouble(-h)) / (2 * h);
        double narrow = (f.applyAsDouble(h / 2) - f.applyAsDouble(-h / 2)) / h;
        return narrow + (narrow - wide) / 3;
    }

    private static double value(OdeModel model, SolveOptions options, double[] parameters, double[] state, int target) {
        model.setParameters(parameters);
        Solution solution = Integrator.of(model, options).solve(0, state, 2);
        double[] point = Arrays.copyOf(solution.state(), model.dimension() + model.integralCount());
        System.arraycopy(solution.integrals(), 0, point, model.dimension(), model.integralCount());
        var adjoint = model.adjoint().orElseThrow();
        double[] all = Arrays.copyOf(parameters, adjoint.parameterCount());
        adjoint.setParameters(all);
        double[] outputs = new double[adjoint.outputCount()];
        adjoint.outputs(2, Arrays.copyOf(point, 2 * point.length), outputs);
        return outputs[target];
    }
}
