package brook.runtime.stiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.Ending;
import brook.runtime.Method;
import brook.runtime.MissingJacobianException;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.integrator.Integrator;
import brook.runtime.output.Trajectory;
import brook.runtime.reference.ExpressionModel;
import brook.runtime.reference.JumpingModel;
import brook.runtime.reference.Problems;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The choice between Taylor steps and Radau IIA. */
class AutoTest {

    private static final SolveOptions AUTO = SolveOptions.STANDARD.method(Method.AUTO);

    private static Solution solve(ExpressionModel model, SolveOptions options, double t1, double... state) {
        return Integrator.of(model, options).solve(0, state, t1);
    }

    static Stream<Arguments> stiff() {
        return StiffProblem.all()
                .flatMap(problem -> Stream.of(1e-4, 1e-6, 1e-8, 1e-10).map(rtol -> Arguments.of(problem, rtol)));
    }

    /** As accurate as Radau IIA, and at most a tenth more expensive than it in evaluations, mostly less: Taylor steps are there for the rest. */
    @ParameterizedTest
    @MethodSource("stiff")
    void stiffProblemsAreSolvedBySteps(StiffProblem problem, double rtol) {
        Solution solution = problem.solve(AUTO.rtol(rtol));
        assertThat(solution.ending()).isEqualTo(Ending.REACHED_END);
        assertThat(problem.error(solution)).isLessThan(100 * rtol);
        assertThat(solution.notes().get(0)).startsWith("stiff since t = ").contains("a step of radau5 was up to ");
        long evaluations = problem.solve(AUTO.method(Method.RADAU5).rtol(rtol))
                .statistics()
                .evaluations();
        assertThat(solution.statistics().evaluations()).isLessThan(evaluations * 11 / 10 + 100);
    }

    /** Bit for bit what Taylor steps give, for the same number of jets. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 1e-6, 1e-9, 1e-12, 1e-15})
    void whatIsNotStiffCostsNothingMore(double rtol) {
        assertSame(Problems.pendulum(), rtol, 100, 1.3, 0);
        assertSame(Problems.kepler(), rtol, 100, 0.5, 0, 0, 1.7320508075688772);
        assertSame(Problems.lorenz(), rtol, 20, 1, 1, 1);
        assertSame(Problems.vanDerPol(), rtol, 100, 2, 0);
        assertSame(ExpressionModel.of(List.of("x", "v"), "v", "5*(1-x*x)*v-x"), rtol, 100, 2, 0);
        assertSame(Problems.oscillator(), rtol, 100, 1, 0);
    }

    private static void assertSame(ExpressionModel model, double rtol, double t1, double... state) {
        Solution taylor = solve(model, SolveOptions.STANDARD.rtol(rtol), t1, state);
        Solution auto = solve(model, AUTO.rtol(rtol), t1, state);
        assertThat(auto.state()).containsExactly(taylor.state());
        assertThat(auto.statistics().steps()).isEqualTo(taylor.statistics().steps());
        assertThat(auto.statistics().evaluations())
                .isEqualTo(taylor.statistics().evaluations());
        assertThat(auto.statistics().order()).isEqualTo(taylor.statistics().order());
        assertThat(auto.notes()).containsExactly("not stiff: all steps are steps of taylor");
    }

    /** x follows y = cos(5 t), at first within 1e-4, after t = 10 hardly any more: y' and x are closed, up to t = 10. */
    @Test
    void afterTheStiffPartStepsAreTaylorStepsAgain() {
        ExpressionModel model = ExpressionModel.of(List.of("x", "y", "v"), "-1e4*exp(-t*t/20)*(x-y)-x", "v", "-25*y");
        Solution auto = solve(model, AUTO.rtol(1e-6), 40, 1, 1, 0);
        assertThat(auto.state(1)).isCloseTo(Math.cos(200), within(1e-4));
        assertThat(auto.notes()).hasSize(3);
        assertThat(auto.notes().get(0)).startsWith("stiff since t = 0.0");
        assertThat(auto.notes().get(1)).startsWith("not stiff since t = ").contains("a step of taylor was ");
        assertThat(auto.notes().get(2)).matches("\\d+ steps of taylor, \\d+ steps of radau5");
        assertThat(auto.statistics().steps())
                .isLessThan(solve(model, AUTO.method(Method.RADAU5).rtol(1e-6), 40, 1, 1, 0)
                        .statistics()
                        .steps());
    }

    /** The oscillator of van der Pol with mu = 1e6, whose Taylor steps are a millionth: stiff on the slow parts, and not in the jumps. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e-9})
    void relaxationOscillations(double rtol) {
        ExpressionModel model = ExpressionModel.of(List.of("x", "v"), "v", "1e6*(1-x*x)*v-x");
        Solution auto = solve(model, AUTO.rtol(rtol).atol(1e-6 * rtol), 2e6, 2, 0);
        Solution fine = solve(model, AUTO.method(Method.RADAU5).rtol(1e-12).atol(1e-18), 2e6, 2, 0);
        assertThat(auto.ending()).isEqualTo(Ending.REACHED_END);
        assertThat(auto.state(0)).isCloseTo(fine.state(0), within(100 * rtol));
        assertThat(auto.statistics().steps()).isLessThan(2000);
    }

    /** sqrt(x) has no series where x = 0: steps of Radau IIA need none. */
    @Test
    void whereThereIsNoSeriesStepsAreImplicit() {
        Solution solution = solve(ExpressionModel.of(List.of("x"), "cos(t)-sqrt(x)"), AUTO.rtol(1e-6), 1, 0);
        assertThat(solution.ending()).isEqualTo(Ending.REACHED_END);
        assertThat(solution.notes().get(0)).isEqualTo("radau5 since t = 0: there was no step of taylor");
    }

    /** x = 1 - exp(-1e4 t) + (t - ...) follows t; it reaches 1/2 where t - 1e-4 (1 - exp(-1e4 t)) does, at 0.5001. */
    @Test
    void eventsAreFoundOnImplicitSteps() {
        ExpressionModel model =
                ExpressionModel.of(List.of("x", "g"), "1e4*(t-x)", "x-0.5").stoppingWhenLastRises();
        Solution solution = solve(model, AUTO.rtol(1e-8), 1, 0);
        assertThat(solution.ending()).isEqualTo(Ending.STOPPED_BY_EVENT);
        assertThat(solution.time()).isCloseTo(0.5001, within(1e-8));
        assertThat(solution.notes().get(0)).startsWith("stiff since");
    }

    /**
     * Within steps the polynomial of Radau IIA is one of degree 3 through the start and the stages: for x = cos t its error is h⁴/24 times the product of the
     * distances to these, at most 0.02. A very stiff component is damped out of the error estimate, so nothing else bounds it.
     */
    @Test
    void polynomialsOfBothKindsHold() {
        ExpressionModel model = ExpressionModel.of(List.of("x"), "-1e4*(x-cos(t))-sin(t)");
        Integrator integrator = Integrator.of(model, AUTO.rtol(1e-8));
        Trajectory trajectory = integrator.trajectory(0, new double[] {1}, 2);
        double h = integrator.solution().statistics().maxStep();
        for (double t = 0.0001; t < 2; t *= 1.1) {
            assertThat(trajectory.value(0, t)).isCloseTo(Math.cos(t), within(Math.pow(h, 4) / 24 * 0.02 + 1e-7));
        }
    }

    @Test
    void integralsGoOnThroughTheChange() {
        ExpressionModel model = ExpressionModel.of(List.of("x", "i"), "-1e4*(x-cos(t))-sin(t)", "x*x")
                .withIntegrals(1);
        Solution solution = solve(model, AUTO.rtol(1e-8).control(SolveOptions.Control.ALL), 10, 1);
        assertThat(solution.integral(0)).isCloseTo(5 + Math.sin(20) / 4, within(1e-6));
    }

    @Test
    void aModelWithoutJacobianIsRefused() {
        JumpingModel model = new JumpingModel(List.of(), modes -> 1);
        assertThatThrownBy(() -> Integrator.of(model, AUTO))
                .isInstanceOf(MissingJacobianException.class)
                .hasMessageContaining("`method = auto`");
    }

    @Test
    void stepsAllocateNothing() {
        Integrator integrator = Integrator.of(StiffProblem.vanDerPol().model(), AUTO.rtol(1e-6));
        run(integrator);
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        run(integrator);
        assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(1000);
    }

    private static void run(Integrator integrator) {
        integrator.start(0, new double[] {2, 0}, 2000);
        long steps = 0;
        while (integrator.step()) {
            steps++;
        }
        assert steps > 200;
    }
}
