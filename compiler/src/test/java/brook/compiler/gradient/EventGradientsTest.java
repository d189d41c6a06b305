package brook.compiler.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.CompilerOptions;
import brook.compiler.reference.ModelFile;
import brook.runtime.AbsoluteTolerances;
import brook.runtime.Ending;
import brook.runtime.Method;
import brook.runtime.OdeModel;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.gradient.AdjointMethod;
import brook.runtime.gradient.GradientOptions;
import brook.runtime.gradient.GradientSolver;
import brook.runtime.gradient.GradientSolver.StartPoint;
import brook.runtime.gradient.NoGradientException;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients through events whose times move, against closed forms and central differences of runs at tight tolerances. */
class EventGradientsTest {

    private static final double END = 3;
    private static final double BOUND = 1e-7;

    private static final ModelFile BALL = new ModelFile("ball.ode", """
            param g = 9.81, e = 0.8, h0 = 1.2
            h' = v
            v' = -g
            h(0) = h0; v(0) = 0.3
            integral way = v^2
            event hit when h falls 0 { v := -e*v }
            output height = h + 0.1*way
            """);

    private static final List<ModelFile> MODELS = List.of(
            BALL,
            new ModelFile("neuron.ode", """
                    param tau = 0.7, threshold = 1, rest = 0.1, drive = 2.2
                    discrete n = 0
                    v' = (drive + 0.3*sin(5*t) - v)/tau
                    v(0) = rest
                    event fire when v rises threshold { v := rest + 0.02*n ; n := n + 1 }
                    output end = v
                    """),
            new ModelFile("gain.ode", """
                    param k = 0.6, level = 1.1
                    discrete gain = 2*k, memory[2] = [k, 1]
                    x' = 1 - gain*x + 0.2*memory[1]*cos(3*t) + memory[2]
                    x(0) = 0.2
                    event up when x rises level { gain := gain + 0.7*x*k + 0.3*t ; memory[1] := x*t }
                    event down when x falls level - 0.5 { gain := 0.5*k ; memory[2] := gain }
                    output end = x*gain + memory[1]
                    """),
            new ModelFile("doses.ode", """
                    param dose = 1.3, first = 0.4, period = 0.7, late = 2.3, k = 0.9
                    x' = -k*x + 0.1*t
                    x(0) = 0.5
                    event give every period from first { x := x + dose*exp(-0.1*t) }
                    event take at late, late + 0.25 { x := 0.5*x }
                    output end = x^2
                    """),
            new ModelFile("two.ode", """
                    param a = 1.1, c = 0.35
                    discrete n = 0
                    state q[3] = [1, 0.2, a]
                    q' = [-q[2], q[1], 0.1*q[3]*q[1]]
                    event swap when q[1] crosses c { q[2] := -1.2*a*q[2] ; n := n + 1 }
                    event next when n > 1 { q[3] := q[3] + q[1]*q[2] ; n := 0 }
                    output end = q[1]*q[3] + q[2]
                    """),
            new ModelFile("condition.ode", """
                    param a = 1.2, back = 0.3
                    x' = a - 0.2*x + 0.1*t
                    x(0) = 0.1
                    event full when x > 1 { x := back*x }
                    output end = x
                    """),
            new ModelFile("switch.ode", """
                    param a = 1.4, s = 0.9, cold = 0.6
                    x' = (if x > s then -0.1*a*x^2 + 0.5 else 2 + t) + (if t > cold then 1 else 0)
                    y' = sign(y - x)*0.4 - 0.2*y
                    x(0) = 0.1 ; y(0) = 1.5
                    event reset at 1.9 { x := 0.05*a }
                    output end = x + y^2
                    """));

    private static OdeModel load(ModelFile file) {
        return file.load(CompilerOptions.STANDARD.withAdjoint(CompilerOptions.Adjoint.ALWAYS));
    }

    static Stream<Arguments> runs() {
        return MODELS.stream()
                .flatMap(model -> Stream.of(
                                SolveOptions.STANDARD.rtol(1e-13),
                                SolveOptions.STANDARD.method(Method.DOP853).rtol(1e-12))
                        .map(options -> Arguments.of(model, options)));
    }

    private static final double[] NONE = {};

    /** A run with parameters, and with some initial values in the place of the model's. */
    private record Run(OdeModel model, GradientSolver solver, double end) {

        double value(double[] parameters, double[] given) {
            model.setParameters(parameters);
            double[] state = new double[model.dimension()];
            model.initialState(0, state);
            for (int i = 0; i < given.length; i++) {
                state[i] = Double.isNaN(given[i]) ? state[i] : given[i];
            }
            solver.run(parameters, new StartPoint(0, state, given), end);
            return solver.targets()[0];
        }

        double[] defaults() {
            double[] parameters = new double[model.parameterCount()];
            model.defaults(parameters);
            return parameters;
        }

        double[] nothing() {
            double[] given = new double[model.dimension()];
            Arrays.fill(given, Double.NaN);
            return given;
        }
    }

    private static Run run(ModelFile file, SolveOptions options, int memory) {
        OdeModel model = load(file);
        return new Run(
                model,
                GradientSolver.of(
                        model, options, AbsoluteTolerances.of(model, options), GradientOptions.STANDARD.memory(memory)),
                END);
    }

    private static double slope(double at, DoubleUnaryOperator f) {
        double h = 1e-4;
        double wide = (f.applyAsDouble(at + h) - f.applyAsDouble(at - h)) / (2 * h);
        double narrow = (f.applyAsDouble(at + h / 2) - f.applyAsDouble(at - h / 2)) / h;
        return narrow + (narrow - wide) / 3;
    }

    @ParameterizedTest
    @MethodSource("runs")
    void timesOfEventsMove(ModelFile file, SolveOptions options) {
        Run run = run(file, options, 1 << 20);
        double[] parameters = run.defaults();
        run.value(parameters, run.nothing());
        assertThat(run.solver().solution().reachedEnd()).isTrue();
        assertThat(run.solver().solution().statistics().events()).isGreaterThan(0);
        run.solver().differentiate(new double[] {1}, NONE);
        double[] gradient = new double[parameters.length];
        run.solver().byParameters(0, gradient);
        double[] byInitial = new double[run.model().dimension()];
        for (int i = 0; i < byInitial.length; i++) {
            byInitial[i] = run.solver().byInitialValue(i);
        }
        for (int i = 0; i < parameters.length; i++) {
            int position = i;
            double difference = slope(parameters[i], value -> {
                double[] moved = parameters.clone();
                moved[position] = value;
                return run.value(moved, run.nothing());
            });
            assertThat(gradient[i])
                    .as("%s, %s by parameter %d", file.name(), options.method(), i)
                    .isCloseTo(difference, within(BOUND * (1 + Math.abs(difference))));
        }
        run.model().setParameters(parameters);
        double[] state = new double[byInitial.length];
        run.model().initialState(0, state);
        for (int i = 0; i < byInitial.length; i++) {
            int position = i;
            double difference = slope(state[i], value -> {
                double[] given = run.nothing();
                given[position] = value;
                return run.value(parameters, given);
            });
            assertThat(byInitial[i])
                    .as("%s, %s by initial value %d", file.name(), options.method(), i)
                    .isCloseTo(difference, within(BOUND * (1 + Math.abs(difference))));
        }
    }

    /** What is computed anew between kept points goes through the events as the run did. */
    @Test
    void littleMemoryGivesTheSameGradient() {
        SolveOptions options = SolveOptions.STANDARD.method(Method.DOPRI5).rtol(1e-10);
        double[][] found = new double[2][];
        for (int i = 0; i < 2; i++) {
            Run run = run(BALL, options.maxStep(0.05), i == 0 ? 1 << 20 : 0);
            run.value(run.defaults(), run.nothing());
            run.solver().differentiate(new double[] {1}, NONE);
            found[i] = new double[3];
            run.solver().byParameters(0, found[i]);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(found[1][i]).isCloseTo(found[0][i], within(1e-12 * (1 + Math.abs(found[0][i]))));
        }
    }

    /** Thrown from h0 with the speeds u and w: it lands at T = (w + sqrt(w^2 + 2 g h0))/g, at x = u T. */
    @Test
    void theEndOfARunThatAnEventStopsMoves() {
        OdeModel model = load(new ModelFile("throw.ode", """
                param g = 9.81, u = 3, w = 2, h0 = 1.5
                x' = u
                h' = v
                v' = -g
                x(0) = 0; h(0) = h0; v(0) = w
                event land when h falls 0 { stop }
                output reach = x, late = t
                """));
        GradientSolver solver = GradientSolver.of(model, SolveOptions.STANDARD.rtol(1e-13));
        double[] parameters = {9.81, 3, 2, 1.5};
        double[] given = {Double.NaN, Double.NaN, Double.NaN};
        Solution solution = solver.run(parameters, new StartPoint(0, new double[] {0, 1.5, 2}, given), 10);
        assertThat(solution.ending()).isEqualTo(Ending.STOPPED_BY_EVENT);
        double root = Math.sqrt(4 + 2 * 9.81 * 1.5);
        double time = (2 + root) / 9.81;
        double[] byTime = {
            -time / 9.81 + 1.5 / (9.81 * root), 0, (1 + 2 / root) / 9.81, 1 / root,
        };
        solver.differentiate(new double[] {0, 1}, NONE);
        for (int i = 0; i < 4; i++) {
            assertThat(solver.byParameter(i)).as("time by %d", i).isCloseTo(byTime[i], within(1e-12));
        }
        assertThat(solver.byStartTime())
                .as("the start and the landing move together")
                .isCloseTo(1, within(1e-12));
        solver.differentiate(new double[] {1, 0}, NONE);
        for (int i = 0; i < 4; i++) {
            assertThat(solver.byParameter(i))
                    .as("reach by %d", i)
                    .isCloseTo(3 * byTime[i] + (i == 1 ? time : 0), within(1e-12));
        }
        assertThat(solver.byStartTime()).isCloseTo(0, within(1e-12));
    }

    @Test
    void theContinuousAdjointSaysThatItDoesNot() {
        OdeModel model = load(BALL);
        SolveOptions options = SolveOptions.STANDARD;
        for (AdjointMethod way : List.of(AdjointMethod.CONTINUOUS, AdjointMethod.REVERSED)) {
            assertThatThrownBy(() -> GradientSolver.of(
                            model,
                            options,
                            AbsoluteTolerances.of(model, options),
                            GradientOptions.STANDARD.adjoint(way)))
                    .isInstanceOf(NoGradientException.class)
                    .hasMessageContaining("does not go through the event `hit` (ball.ode:6)");
        }
    }
}
