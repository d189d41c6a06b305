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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each method for stiff systems. */
class StiffMethodsTest {

    private static final String ONLY_STIFF = "RADAU5|RODAS5P";

    private static SolveOptions options(Method method, double rtol) {
        return SolveOptions.STANDARD.method(method).rtol(rtol);
    }

    private static Solution solve(ExpressionModel model, SolveOptions options, double t1, double... state) {
        return Integrator.of(model, options).solve(0, state, t1);
    }

    static Stream<Arguments> problems() {
        return StiffProblem.all()
                .flatMap(problem -> Stream.of(Method.values())
                        .filter(method -> method.kind() == Method.Kind.STIFF)
                        .flatMap(method ->
                                Stream.of(1e-4, 1e-6, 1e-8, 1e-10).map(rtol -> Arguments.of(problem, method, rtol))));
    }

    /** An error of at most a hundred tolerances, relative for each component. */
    @ParameterizedTest
    @MethodSource("problems")
    void solvesWhatIsPublished(StiffProblem problem, Method method, double rtol) {
        Solution solution = problem.solve(options(method, rtol));
        assertThat(solution.ending()).isEqualTo(Ending.REACHED_END);
        assertThat(problem.error(solution)).isLessThan(100 * rtol);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = ONLY_STIFF)
    void keepsLinearInvariants(Method method) {
        Solution solution = StiffProblem.robertson().solve(options(method, 1e-6));
        assertThat(solution.state(0) + solution.state(1) + solution.state(2)).isCloseTo(1, within(1e-14));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = ONLY_STIFF)
    void goesBackToWhereItCameFrom(Method method) {
        SolveOptions options = options(method, 1e-10);
        Solution there = solve(Problems.pendulum(), options, 5, 1.3, 0);
        Solution home = Integrator.of(Problems.pendulum(), options).solve(5, there.state(), 0);
        assertThat(home.state(0)).isCloseTo(1.3, within(1e-8));
        assertThat(home.state(1)).isCloseTo(0, within(1e-8));
    }

    /** x = cos t, and the integral of its square; the states do not know of it, whose error is its own. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = ONLY_STIFF)
    void integralsComeWithTheStages(Method method) {
        String rate = "-1000*(x-cos(t))-sin(t)";
        SolveOptions options = options(method, 1e-8);
        Solution alone = solve(ExpressionModel.of(List.of("x"), rate), options, 10, 1);
        ExpressionModel model =
                ExpressionModel.of(List.of("x", "i"), rate, "x*x").withIntegrals(1);
        Solution both = solve(model, options, 10, 1);
        double exact = 5 + Math.sin(20) / 4;
        assertThat(both.integral(0)).isCloseTo(exact, within(1e-3));
        assertThat(both.state()).containsExactly(alone.state());
        assertThat(both.statistics().steps()).isEqualTo(alone.statistics().steps());
        Solution controlled = solve(model, options.control(SolveOptions.Control.ALL), 10, 1);
        assertThat(controlled.integral(0)).isCloseTo(exact, within(1e-6));
    }

    /** An integral whose rate has a sharp peak, on a line that is one step long: what {@code control = all} is for. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = ONLY_STIFF)
    void integralsUnderControl(Method method) {
        ExpressionModel model = ExpressionModel.of(List.of("x", "i"), "1+0*x", "1/(1+(100*(x-0.5))*(100*(x-0.5)))")
                .withIntegrals(1);
        double exact = 2 * Math.atan(50) / 100;
        Solution states = solve(model, options(method, 1e-8), 1, 0);
        assertThat(Math.abs(states.integral(0) - exact)).isGreaterThan(1e-4);
        Solution all = solve(model, options(method, 1e-8).control(SolveOptions.Control.ALL), 1, 0);
        assertThat(all.integral(0)).isCloseTo(exact, within(1e-6));
    }

    /** Between the ends of steps the polynomial is of lower order: a hundred times the error at their ends is allowed, and was stated. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = ONLY_STIFF)
    void polynomialsHoldWithinSteps(Method method) {
        Trajectory trajectory =
                Integrator.of(Problems.oscillator(), options(method, 1e-8)).trajectory(0, new double[] {1, 0}, 10);
        for (double t = 0.01; t < 10; t += 0.01) {
            assertThat(trajectory.value(0, t)).isCloseTo(Math.cos(t), within(1e-6));
        }
    }

    /** x = 1 - exp(-1000 t) reaches 1/2 at ln(2)/1000. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = ONLY_STIFF)
    void eventsAreFoundWhereTheyAre(Method method) {
        ExpressionModel model =
                ExpressionModel.of(List.of("x", "g"), "1000*(1-x)", "x-0.5").stoppingWhenLastRises();
        Solution solution = solve(model, options(method, 1e-10), 1, 0);
        assertThat(solution.ending()).isEqualTo(Ending.STOPPED_BY_EVENT);
        assertThat(solution.time()).isCloseTo(Math.log(2) / 1000, within(1e-11));
        assertThat(solution.statistics().events()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = ONLY_STIFF)
    void endsWhereNumbersEnd(Method method) {
        SolveOptions options = options(method, 1e-8);
        Solution undefined = solve(ExpressionModel.of(List.of("x", "y"), "1+0*t", "log(x)"), options, 3, -1, 7);
        assertThat(undefined.ending()).isEqualTo(Ending.NOT_FINITE);
        assertThat(undefined.nonFinite()).hasValue(new Solution.NonFinite(1, 1));
        Solution missing = solve(Problems.oscillator(), options, 1, 1, Double.NaN);
        assertThat(missing.nonFinite()).hasValue(new Solution.NonFinite(1, 0));
        Solution pole = solve(Problems.scalar("x*x"), options, 3, 1);
        assertThat(pole.ending()).isNotEqualTo(Ending.REACHED_END);
        assertThat(pole.time()).isCloseTo(1, within(1e-6));
        Solution growth = solve(Problems.scalar("1000*x"), options, 20, 1);
        // An implicit step that would overflow is halved until none is left.
        assertThat(growth.ending()).isIn(Ending.NOT_FINITE, Ending.STEP_UNDERFLOW);
        assertThat(growth.time()).isBetween(0.69, 0.71);
        assertThat(solve(Problems.scalar("x"), options.maxSteps(3), 20, 1).ending())
                .isEqualTo(Ending.MAX_STEPS);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = ONLY_STIFF)
    void stepsAreNoLongerThanAllowed(Method method) {
        Solution solution = solve(Problems.scalar("-x"), options(method, 1e-4).maxStep(0.01), 1, 1);
        assertThat(solution.statistics().maxStep()).isLessThanOrEqualTo(0.01);
        assertThat(solution.statistics().steps()).isGreaterThanOrEqualTo(100);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = ONLY_STIFF)
    void aModelWithoutJacobianIsRefused(Method method) {
        JumpingModel model = new JumpingModel(List.of(), modes -> 1);
        assertThatThrownBy(() -> Integrator.of(model, options(method, 1e-6)))
                .isInstanceOf(MissingJacobianException.class)
                .hasMessageContaining("`method = " + method + "`");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = ONLY_STIFF)
    void stepsAllocateNothing(Method method) {
        ExpressionModel model = Problems.pendulum();
        Integrator integrator = Integrator.of(model, options(method, 1e-9));
        run(integrator);
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        run(integrator);
        assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(1000);
    }

    private static void run(Integrator integrator) {
        integrator.start(0, new double[] {1.3, 0}, 100);
        long steps = 0;
        while (integrator.step()) {
            steps++;
        }
        assert steps > 500;
    }

    @Test
    void aRunIsTheSameToTheBitTheSecondTime() {
        StiffProblem problem = StiffProblem.oregonator();
        SolveOptions options = options(Method.RADAU5, 1e-6);
        Integrator integrator = Integrator.of(problem.model(), options);
        double[] first = integrator.solve(0, new double[] {1, 2, 3}, 360).state();
        assertThat(integrator.solve(0, new double[] {1, 2, 3}, 360).state()).containsExactly(first);
    }
}
