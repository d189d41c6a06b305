package brook.compiler.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.CompilerOptions;
import brook.compiler.reference.ModelFile;
import brook.runtime.AbsoluteTolerances;
import brook.runtime.Method;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.gradient.AdjointMethod;
import brook.runtime.gradient.GradientOptions;
import brook.runtime.gradient.GradientSolver;
import brook.runtime.gradient.GradientSolver.StartPoint;
import brook.runtime.gradient.NoGradientException;
import brook.runtime.gradient.Observations;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs that are observed at several times: a loss against data at each of them, in closed form and against central differences. */
class ObservedGradientsTest {

    private static final ModelFile DECAY = new ModelFile("decay.ode", """
            param k = 0.7, a = 1.5
            input y
            x' = -k*x + 0.2*t
            x(0) = a
            integral area = x
            loss fit at data = (x - y)^2 + 0.1*t*x
            """);

    private static final ModelFile NET = new ModelFile("net.ode", """
            trainable W[4, 3] = glorot(seed = 1), b[4] = normal(seed = 2), V[2, 4] = glorot(seed = 3)
            input y[2]
            state z[2] = [0.3, -0.4]
            z' = V*tanh(W*[z[1], z[2], t] + b) - 0.5*z
            integral R2 = sqnorm(der(z, 2))
            loss fit at data = sqnorm(z - y) + R2
            """);

    private static final double[] TIMES = {0, 0.13, 0.5, 0.5, 1.2, 2};
    private static final double[] NONE = {};

    /** Data at each time that a curve without meaning gives, and weights that differ. */
    private record Data(int first, int count) implements Observations {

        @Override
        public int[] inputs() {
            return IntStream.range(first, first + count).toArray();
        }

        @Override
        public void weigh(int observation, double[] targets, double[] weights) {
            weights[0] = weight(observation);
        }

        @Override
        public void give(int observation, double[] values) {
            for (int i = 0; i < values.length; i++) {
                values[i] = value(observation, i);
            }
        }

        static double weight(int observation) {
            return 1 + 0.25 * observation;
        }

        static double value(int observation, int component) {
            return Math.sin(observation + 2 * component);
        }
    }

    private static OdeModel load(ModelFile file) {
        return file.load(CompilerOptions.STANDARD.withAdjoint(CompilerOptions.Adjoint.ALWAYS));
    }

    private static GradientSolver solver(OdeModel model, SolveOptions options, AdjointMethod way) {
        return GradientSolver.of(
                model, options, AbsoluteTolerances.of(model, options), GradientOptions.STANDARD.adjoint(way));
    }

    private static double[] start(OdeModel model, double[] parameters) {
        model.setParameters(parameters);
        double[] state = new double[model.dimension()];
        model.initialState(0, state);
        return state;
    }

    private static double[] nan(int count) {
        double[] all = new double[count];
        Arrays.fill(all, Double.NaN);
        return all;
    }

    static Stream<Arguments> ways() {
        return Stream.of(Method.TAYLOR, Method.DOPRI5, Method.DOP853, Method.ADAMS)
                .flatMap(method -> Arrays.stream(AdjointMethod.values())
                        .filter(way -> method != Method.ADAMS || way != AdjointMethod.DISCRETE)
                        .map(way -> Arguments.of(method, way)));
    }

    /** x = (a + 0.2/k^2) e^(-kt) + 0.2 (t/k - 1/k^2), from a at 0; everything else follows. */
    private static double decay(double k, double a, double t0, double[] times) {
        double sum = 0;
        for (int i = 0; i < times.length; i++) {
            double t = times[i];
            double homogeneous = (a - 0.2 * (t0 / k - 1 / (k * k))) * Math.exp(-k * (t - t0));
            double x = homogeneous + 0.2 * (t / k - 1 / (k * k));
            sum += Data.weight(i) * ((x - Data.value(i, 0)) * (x - Data.value(i, 0)) + 0.1 * t * x);
        }
        double last = times[times.length - 1];
        double c = a - 0.2 * (t0 / k - 1 / (k * k));
        double area = c / k * (1 - Math.exp(-k * (last - t0)))
                + 0.2 * ((last * last - t0 * t0) / (2 * k) - (last - t0) / (k * k));
        return sum + 3 * area;
    }

    private static double slope(double at, DoubleUnaryOperator f) {
        double h = 1e-3;
        double wide = (f.applyAsDouble(at + h) - f.applyAsDouble(at - h)) / (2 * h);
        double narrow = (f.applyAsDouble(at + h / 2) - f.applyAsDouble(at - h / 2)) / h;
        return narrow + (narrow - wide) / 3;
    }

    @ParameterizedTest
    @MethodSource("ways")
    void lossesAlongARunHaveTheDerivativesOfTheirClosedForm(Method method, AdjointMethod way) {
        SolveOptions options = SolveOptions.STANDARD.method(method).rtol(1e-12).control(SolveOptions.Control.ALL);
        OdeModel model = load(DECAY);
        GradientSolver solver = solver(model, options, way);
        double[] parameters = {0.7, 1.5, Double.NaN};
        // Used twice: a run leaves nothing behind.
        for (int i = 0; i < 2; i++) {
            solver.run(parameters, new StartPoint(0, new double[] {1.5}, nan(1)), TIMES);
            solver.differentiate(new Data(2, 1), new double[] {3});
        }
        assertThat(solver.observations()).isEqualTo(TIMES.length);
        double bound = 1e-8;
        assertThat(solver.byParameter(0)).isCloseTo(slope(0.7, k -> decay(k, 1.5, 0, TIMES)), within(bound));
        assertThat(solver.byParameter(1)).isCloseTo(slope(1.5, a -> decay(0.7, a, 0, TIMES)), within(bound));
        assertThat(solver.byInitialValue(0)).isCloseTo(slope(1.5, a -> decay(0.7, a, 0, TIMES)), within(bound));
        assertThat(solver.byParameter(2)).as("data have no derivative").isZero();
        assertThat(solver.byStartTime()).isCloseTo(slope(0, t -> decay(0.7, 1.5, t, TIMES)), within(bound));
        for (int i = 0; i < TIMES.length; i++) {
            int observation = i;
            assertThat(solver.byTime(i))
                    .as("by the time of observation %d", i)
                    .isCloseTo(slope(TIMES[i], t -> decay(0.7, 1.5, 0, moved(observation, t))), within(bound));
        }
        assertThat(solver.costs().steps()).isPositive();
        assertThat(solver.costs().evaluations())
                .isGreaterThanOrEqualTo(solver.costs().steps());
    }

    private static double[] moved(int observation, double t) {
        double[] times = TIMES.clone();
        times[observation] = t;
        return times;
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"EULER", "RK4", "BOSH3", "DOP853", "TAYLOR"})
    void gradientsAreThoseOfStepsThatEndAtObservations(Method method) {
        OdeModel model = load(NET);
        SolveOptions options =
                SolveOptions.STANDARD.method(method).rtol(0.1).atol(10).maxStep(0.1);
        GradientSolver solver = solver(
                model,
                method == Method.EULER || method == Method.RK4 ? options.step(0.1) : options,
                AdjointMethod.DISCRETE);
        double[] parameters = new double[model.parameterCount()];
        model.defaults(parameters);
        Data data = new Data(parameters.length - 2, 2);
        double[] state = start(model, parameters);
        solver.run(parameters, new StartPoint(0, state, nan(2)), TIMES);
        solver.differentiate(data, new double[] {0.5});
        double[] gradient = new double[parameters.length];
        solver.byParameters(0, gradient);
        double byState = solver.byInitialValue(1);
        for (int i = 0; i < parameters.length - 2; i += 3) {
            int position = i;
            double difference = slope(parameters[i], value -> {
                double[] moved = parameters.clone();
                moved[position] = value;
                return value(solver, data, moved, state);
            });
            assertThat(gradient[i]).as("by parameter %d", i).isCloseTo(difference, within(1e-8));
        }
        double difference = slope(state[1], value -> value(solver, data, parameters, new double[] {state[0], value}));
        assertThat(byState).isCloseTo(difference, within(1e-8));
    }

    /** The sum that is differentiated, read with the data among the parameters: no rate reads them. */
    private static double value(GradientSolver solver, Data data, double[] parameters, double[] state) {
        double sum = 0;
        double[] targets = new double[1];
        for (int i = 0; i < TIMES.length; i++) {
            double[] all = parameters.clone();
            for (int j = 0; j < data.count(); j++) {
                all[data.first() + j] = Data.value(i, j);
            }
            solver.run(all, new StartPoint(0, state, nan(2)), TIMES);
            solver.targets(i, targets);
            sum += Data.weight(i) * targets[0];
        }
        return sum + 0.5 * solver.integral(0);
    }

    @Test
    void littleMemoryGivesTheSameGradient() {
        OdeModel model = load(NET);
        SolveOptions options = SolveOptions.STANDARD.method(Method.DOPRI5).rtol(1e-10);
        double[] parameters = new double[model.parameterCount()];
        model.defaults(parameters);
        double[] much = new double[parameters.length];
        double[] little = new double[parameters.length];
        for (int doubles : new int[] {1 << 20, 10, 0}) {
            GradientSolver solver = GradientSolver.of(
                    model, options, AbsoluteTolerances.of(model, options), GradientOptions.STANDARD.memory(doubles));
            solver.run(parameters, new StartPoint(0, start(model, parameters), nan(2)), TIMES);
            solver.differentiate(new Data(parameters.length - 2, 2), NONE);
            solver.byParameters(0, doubles > 10 ? much : little);
            assertThat(solver.costs().steps()).isGreaterThan(30);
            assertThat(little).as("%d doubles", doubles).satisfies(found -> {
                for (int i = 0; i < found.length && doubles <= 10; i++) {
                    assertThat(found[i]).isCloseTo(much[i], within(1e-13 * (1 + Math.abs(much[i]))));
                }
            });
        }
    }

    /** Backward x grows by e^(40 t): read from the run it stays what it was; integrated backward it is lost. */
    @Test
    void aStateThatRunsAwayBackwardIsReadFromTheRun() {
        OdeModel model = load(new ModelFile("fast.ode", """
                param k = 40
                x' = -k*(x - cos(t)) - 0.1*x^3
                x(0) = 2
                output end = x
                """));
        SolveOptions options = SolveOptions.STANDARD.method(Method.DOPRI5).rtol(1e-8);
        double[] exact = gradient(model, options.rtol(1e-12), AdjointMethod.DISCRETE);
        assertThat(gradient(model, options, AdjointMethod.CONTINUOUS)[0]).isCloseTo(exact[0], within(1e-8));
        assertThatThrownBy(() -> gradient(model, options, AdjointMethod.REVERSED))
                .isInstanceOf(NoGradientException.class)
                .hasMessageContaining("came to");
    }

    private static double[] gradient(OdeModel model, SolveOptions options, AdjointMethod way) {
        GradientSolver solver = solver(model, options, way);
        solver.run(new double[] {40}, new StartPoint(0, new double[] {2}, nan(1)), 3);
        solver.differentiate(new double[] {1}, NONE);
        return new double[] {solver.byParameter(0)};
    }

    /** Rates with kinks, and an output with one: the equations of the weights change where the modes of the run do. */
    @ParameterizedTest
    @EnumSource(AdjointMethod.class)
    void modesAreThoseOfTheRun(AdjointMethod way) {
        OdeModel model = load(new ModelFile("kink.ode", """
                param k = 0.8
                x' = max(sin(4*k*t), 0) - 0.3*abs(x - 0.2)
                x(0) = 0.1
                output end = abs(x - 10)
                """));
        SolveOptions options = SolveOptions.STANDARD.rtol(1e-13).atol(1e-13);
        double[] parameters = {0.8};
        GradientSolver solver = solver(model, options, way);
        double slope = slope(0.8, k -> {
            solver.run(new double[] {k}, new StartPoint(0, new double[] {0.1}, nan(1)), 2);
            return solver.targets()[0];
        });
        solver.run(parameters, new StartPoint(0, new double[] {0.1}, nan(1)), 2);
        solver.differentiate(new double[] {1}, NONE);
        assertThat(solver.byParameter(0)).isCloseTo(slope, within(1e-8));
        assertThat(Math.abs(slope)).isGreaterThan(0.1);
    }

    @Test
    void timesStandInTheOrderOfTheRun() {
        OdeModel model = load(DECAY);
        GradientSolver solver = solver(model, SolveOptions.STANDARD, AdjointMethod.DISCRETE);
        StartPoint from = new StartPoint(0, new double[] {1}, nan(1));
        double[] parameters = {1, 1, 0};
        assertThatThrownBy(() -> solver.run(parameters, from, new double[] {1, 0.5, 2}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> solver.run(parameters, from, NONE)).isInstanceOf(IllegalArgumentException.class);
        // Backward too.
        solver.run(parameters, from, new double[] {-0.5, -1});
        assertThat(solver.time(1)).isEqualTo(-1);
        assertThatThrownBy(() -> solver(model, SolveOptions.STANDARD.method(Method.RADAU5), AdjointMethod.CONTINUOUS))
                .isInstanceOf(NoGradientException.class)
                .hasMessageContaining("radau5");
    }
}
