package brook.runtime.rungekutta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.Ending;
import brook.runtime.Method;
import brook.runtime.OdeModel;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.SolveOptions.Controller;
import brook.runtime.Statistics;
import brook.runtime.Step;
import brook.runtime.integrator.Integrator;
import brook.runtime.output.Trajectory;
import brook.runtime.reference.CountingModel;
import brook.runtime.reference.ExpressionModel;
import brook.runtime.reference.Problems;
import brook.runtime.reference.ReferenceProblem;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RungeKuttaTest {

    private static final double[] PENDULUM = {1.3, 0};

    static List<Method> adaptive() {
        return Steps.adaptive();
    }

    static List<Method> all() {
        return Stream.concat(Steps.adaptive().stream(), Steps.onGrid().stream()).toList();
    }

    static Stream<Arguments> problems() {
        return Stream.of("classic_pendulum", "classic_lotka_volterra", "classic_duffing_forced", "classic_vdp_mu1")
                .flatMap(id -> Steps.adaptive().stream().map(method -> Arguments.of(id, method)));
    }

    /** Errors at all recorded times, next to what the problem makes of a change of its start. */
    @ParameterizedTest
    @MethodSource("problems")
    void errorsAreOfTheOrderOfTheTolerance(String id, Method method) {
        ReferenceProblem problem = ReferenceProblem.named(id);
        double tolerance = Steps.tolerance(method);
        Trajectory trajectory = Integrator.of(problem.model(), Steps.options(method, tolerance))
                .trajectory(problem.t0(), problem.start(), problem.t1());
        problem.states().forEach((t, expected) -> {
            double[] state = trajectory.state(t);
            double scale = 1 + expected.stream().mapToDouble(Math::abs).max().orElseThrow();
            for (int i = 0; i < state.length; i++) {
                assertThat(state[i])
                        .isCloseTo(
                                expected.get(i),
                                within(Steps.bound(method, tolerance) * Math.max(1, problem.sensitivity()) * scale));
            }
        });
    }

    private static Solution solve(OdeModel model, SolveOptions options, double t0, double t1, double... state) {
        return Integrator.of(model, options).solve(t0, state, t1);
    }

    /** What is counted is what the model sees, with and without somebody who reads within steps, and that changes no bit. */
    @ParameterizedTest
    @MethodSource("adaptive")
    void evaluationsAreCountedWhereTheyHappen(Method method) {
        SolveOptions options = Steps.options(method, 1e-6);
        CountingModel model = new CountingModel(Problems.pendulum());
        Solution solution = solve(model, options, 0, 20, PENDULUM);
        Statistics costs = solution.statistics();
        assertThat(costs.evaluations()).isEqualTo(model.evaluations());
        long tried = costs.steps() + costs.rejected();
        long stages = RungeKutta.tableau(method, Controller.I).stages();
        assertThat(costs.paperEvaluations()).hasValue(2 + (stages - 1) * tried);
        boolean same = RungeKutta.tableau(method, Controller.I).firstSameAsLast();
        assertThat(costs.evaluations()).isEqualTo((same ? 2 : 1 + costs.steps()) + (stages - 1) * tried);
        CountingModel read = new CountingModel(Problems.pendulum());
        Solution other = Integrator.of(read, options).solve(0, PENDULUM, 20, RungeKuttaTest::look);
        assertThat(other.state()).isEqualTo(solution.state());
        assertThat(other.statistics().evaluations()).isEqualTo(read.evaluations());
        long extra =
                RungeKutta.tableau(method, Controller.I).continuation().extra().size();
        // The evaluation at the end is that of the next step, but in the last.
        long more = same ? 0 : (extra - 1) * costs.steps() + 1;
        assertThat(read.evaluations() - model.evaluations()).isEqualTo(more);
    }

    private static boolean look(Step step) {
        return !Double.isNaN(step.value(0, step.startTime() + step.length() / 3));
    }

    @ParameterizedTest
    @MethodSource("adaptive")
    void everyControllerKeepsTheTolerance(Method method) {
        for (Controller controller : Controller.values()) {
            double tolerance = Steps.tolerance(method);
            Solution solution = solve(
                    Problems.pendulum(), Steps.options(method, tolerance).controller(controller), 0, 10, PENDULUM);
            double energy = solution.state(1) * solution.state(1) / 2 - Math.cos(solution.state(0));
            assertThat(solution.reachedEnd()).isTrue();
            assertThat(solution.time()).isEqualTo(10);
            assertThat(energy).isCloseTo(-Math.cos(1.3), within(Steps.bound(method, tolerance)));
        }
    }

    @ParameterizedTest
    @MethodSource("adaptive")
    void backwardRunsComeHome(Method method) {
        SolveOptions options = Steps.options(method, 1e-6);
        Solution there = solve(Problems.scalar("x*cos(t)"), options, 0, 3, 1);
        assertThat(there.state(0)).isCloseTo(Math.exp(Math.sin(3)), within(1e-4));
        Solution home = solve(Problems.scalar("x*cos(t)"), options, 3, 0, there.state(0));
        assertThat(home.time()).isZero();
        assertThat(home.state(0)).isCloseTo(1, within(2e-4));
    }

    /** Steps of 0.05 are too long for a bump of width 0.02. */
    @ParameterizedTest
    @MethodSource("adaptive")
    void stepsThatAreTooLongAreRejected(Method method) {
        SolveOptions options = Steps.options(method, 1e-6).maxStep(0.05);
        Solution solution = solve(Problems.scalar("1/(1+2500*(t-1)^2)"), options, 0, 2, 0);
        assertThat(solution.statistics().rejected()).isPositive();
        assertThat(solution.state(0)).isCloseTo(2 * Math.atan(50) / 50, within(Steps.bound(method, 1e-6)));
        assertThat(solution.statistics().maxStep()).isLessThanOrEqualTo(0.05);
    }

    @ParameterizedTest
    @MethodSource("adaptive")
    void aPoleEndsTheRunBeforeIt(Method method) {
        Solution solution = solve(Problems.scalar("x*x"), Steps.options(method, 1e-6), 0, 2, 1);
        assertThat(solution.ending()).isIn(Ending.STEP_UNDERFLOW, Ending.NOT_FINITE);
        assertThat(solution.time()).isCloseTo(1, within(Steps.bound(method, 1e-6)));
        assertThat(solution.state(0)).isGreaterThan(1e6).isFinite();
    }

    /** x = (1 - t/2)² reaches 0 at 2, beyond which the square root is not defined: stages there make steps shorter. */
    @ParameterizedTest
    @MethodSource("adaptive")
    void stagesThatAreNotFiniteMakeStepsShorter(Method method) {
        SolveOptions options = Steps.options(method, 1e-6);
        Solution solution = solve(Problems.scalar("-sqrt(x)"), options, 0, 1.9, 1);
        assertThat(solution.reachedEnd()).isTrue();
        assertThat(solution.state(0)).isCloseTo(0.0025, within(Steps.bound(method, 1e-6)));
        Solution beyond = solve(Problems.scalar("-1+0*log(x)"), options, 0, 3, 1);
        assertThat(beyond.ending()).isEqualTo(Ending.STEP_UNDERFLOW);
        assertThat(beyond.time()).isCloseTo(1, within(1e-12));
        assertThat(beyond.statistics().rejected()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsNotFiniteAtTheStartIsLocated(Method method) {
        ExpressionModel model = ExpressionModel.of(List.of("x", "y"), "1+0*t", "log(x)");
        Solution solution = solve(model, Steps.options(method, 1e-6).step(0.1), 0, 3, -1, 7);
        assertThat(solution.ending()).isEqualTo(Ending.NOT_FINITE);
        assertThat(solution.nonFinite()).hasValue(new Solution.NonFinite(1, 1));
        assertThat(solution.time()).isZero();
        Solution missing =
                solve(Problems.oscillator(), Steps.options(method, 1e-6).step(0.1), 0, 1, 1, Double.NaN);
        assertThat(missing.ending()).isEqualTo(Ending.NOT_FINITE);
        assertThat(missing.nonFinite()).hasValue(new Solution.NonFinite(1, 0));
    }

    @ParameterizedTest
    @MethodSource("all")
    void growthWithoutEndEndsTheRun(Method method) {
        Solution solution =
                solve(Problems.scalar("1000*x"), Steps.options(method, 1e-3).step(0.01), 0, 200, 1);
        assertThat(solution.ending()).isIn(Ending.NOT_FINITE, Ending.STEP_UNDERFLOW);
        assertThat(solution.state(0)).isFinite();
    }

    @Test
    void aConstantSolutionTakesStepsThatGrow() {
        for (Method method : Steps.adaptive()) {
            assertThat(solve(Problems.scalar("0*x"), Steps.options(method, 1e-9), 0, 1e6, 1)
                            .statistics()
                            .steps())
                    .isLessThan(20);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void stepsAllocateNothing(Method method) {
        Integrator integrator =
                Integrator.of(Problems.kepler(), Steps.options(method, 1e-4).step(0.02));
        run(integrator);
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        run(integrator);
        assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(1000);
    }

    private static void run(Integrator integrator) {
        integrator.start(0, new double[] {0.5, 0, 0, 1.7320508075688772}, 20);
        double sum = 0;
        while (integrator.step()) {
            sum += integrator
                    .lastStep()
                    .value(
                            0,
                            integrator.lastStep().startTime()
                                    + integrator.lastStep().length() / 3);
        }
        assertThat(sum).isFinite();
    }

    @Test
    void aGridNeedsAStep() {
        for (Method method : Steps.onGrid()) {
            assertThatThrownBy(() -> Integrator.of(Problems.oscillator(), SolveOptions.STANDARD.method(method)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("method " + method + " needs a step");
        }
    }

    /** Ten steps of 0.1 added up would end beside 1; these stand where t0 + i h is, and the last on the end. */
    @ParameterizedTest
    @MethodSource("all")
    void stepsOfAGridStandAtMultiples(Method method) {
        if (method.kind() != Method.Kind.FIXED_GRID) {
            return;
        }
        List<Double> times = new ArrayList<>();
        SolveOptions options = SolveOptions.STANDARD.method(method).step(0.1);
        Integrator.of(Problems.oscillator(), options)
                .solve(0.3, new double[] {1, 0}, 0.3 + 100.05, step -> times.add(step.endTime()));
        assertThat(times).hasSize(1001);
        for (int i = 0; i < 1000; i++) {
            assertThat(times.get(i)).isEqualTo(0.3 + (i + 1) * 0.1);
        }
        assertThat(times.get(1000)).isEqualTo(0.3 + 100.05);
        Solution whole = solve(Problems.oscillator(), options, 0, 0.7, 1, 0);
        assertThat(whole.time()).isEqualTo(0.7);
        assertThat(whole.statistics().steps()).isEqualTo(7);
        Solution back = solve(Problems.oscillator(), options, 0.7, 0, 1, 0);
        assertThat(back.time()).isZero();
        assertThat(back.statistics().steps()).isEqualTo(7);
    }
}
