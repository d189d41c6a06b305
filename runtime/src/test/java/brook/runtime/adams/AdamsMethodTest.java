package brook.runtime.adams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.Ending;
import brook.runtime.Method;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.Step;
import brook.runtime.Switching;
import brook.runtime.integrator.Integrator;
import brook.runtime.output.Trajectory;
import brook.runtime.reference.JumpingModel;
import brook.runtime.reference.JumpingModel.Watched;
import brook.runtime.reference.Problems;
import brook.runtime.reference.ReferenceProblem;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.AdamsMoultonIntegrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs with the Adams methods. */
class AdamsMethodTest {

    private static final SolveOptions ADAMS = SolveOptions.STANDARD.method(Method.ADAMS);
    private static final double[] KEPLER = {0.5, 0, 0, 1.7320508075688772};

    /** All but a stiff one: its loose tolerances let states become negative, where it has a pole. */
    static List<ReferenceProblem> problems() {
        return ReferenceProblem.all().stream()
                .filter(problem -> !problem.id().equals("classic_robertson"))
                .toList();
    }

    /** The error follows the tolerance: at most 500 tolerances, times what the problem itself makes of them. */
    @ParameterizedTest
    @MethodSource("problems")
    void reachesTheReference(ReferenceProblem problem) {
        for (double tolerance : new double[] {1e-6, 1e-9, 1e-12, 1e-14}) {
            Trajectory trajectory = new Trajectory();
            Solution solution = Integrator.of(problem.model(), ADAMS.rtol(tolerance))
                    .solve(problem.t0(), problem.start(), problem.t1(), trajectory);
            assertThat(solution.reachedEnd()).isTrue();
            double bound = 500 * tolerance * Math.max(1, problem.sensitivity()) * largest(trajectory);
            for (Map.Entry<Double, List<Double>> point : problem.states().entrySet()) {
                double[] state = trajectory.state(point.getKey());
                for (int i = 0; i < state.length; i++) {
                    assertThat(state[i])
                            .as("component %d at t = %s", i, point.getKey())
                            .isCloseTo(point.getValue().get(i), within(bound));
                }
            }
        }
    }

    private static double largest(Trajectory trajectory) {
        double largest = 0;
        for (int i = 0; i <= trajectory.steps(); i++) {
            for (double x : trajectory.state(trajectory.time(i))) {
                largest = Math.max(largest, Math.abs(x));
            }
        }
        return largest;
    }

    /** Two evaluations for a step, one for a rejected one, one for the first length; that at the end of the run is never needed. */
    @Test
    void evaluationsAreCountedWhereTheyAre() {
        int[] calls = {0};
        JumpingModel model = new JumpingModel(List.of(), modes -> 1 + 0 * calls[0]++);
        Solution solution = Integrator.of(model, ADAMS.maxStep(1)).solve(0, new double[] {1}, 10);
        assertThat(solution.statistics().evaluations())
                .isEqualTo(calls[0])
                .isEqualTo(2 * solution.statistics().steps()
                        + solution.statistics().rejected()
                        + 1);
        assertThat(solution.statistics().paperEvaluations()).isEmpty();
    }

    @Test
    void theOrderRisesWithTheAccuracy() {
        assertThat(order(1e-3)).isLessThan(12);
        assertThat(order(1e-13)).isEqualTo(12);
    }

    private static int order(double tolerance) {
        return Integrator.of(Problems.lorenz(), ADAMS.rtol(tolerance))
                .solve(0, new double[] {1, 1, 1}, 1)
                .statistics()
                .order();
    }

    /** An independent variable-step Adams-Moulton method of fixed order needs more evaluations for the same error. */
    @Test
    void hipparchusSeesTheSameOrbit() {
        ReferenceProblem problem = ReferenceProblem.named("classic_cr3bp");
        int[] calls = {0};
        AdamsMoultonIntegrator peer = new AdamsMoultonIntegrator(7, 1e-12, 10, 1e-10, 1e-10);
        double[] theirs = peer.integrate(
                        equation(problem, calls), new ODEState(problem.t0(), problem.start()), problem.t1())
                .getPrimaryState();
        Solution ours =
                Integrator.of(problem.model(), ADAMS.rtol(1e-10)).solve(problem.t0(), problem.start(), problem.t1());
        for (int i = 0; i < theirs.length; i++) {
            assertThat(ours.state(i)).isCloseTo(theirs[i], within(1e-6));
        }
        assertThat(ours.statistics().evaluations()).isLessThan(calls[0]);
    }

    private static OrdinaryDifferentialEquation equation(ReferenceProblem problem, int[] calls) {
        double[] scratch = new double[2 * problem.model().planeSize()];
        return new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return problem.model().dimension();
            }

            @Override
            public double[] computeDerivatives(double t, double[] y) {
                calls[0]++;
                double[] derivative = new double[y.length];
                problem.model().rightHandSide(t, y, derivative, scratch);
                return derivative;
            }
        };
    }

    /** Between the points as at the points: the polynomial is that of the corrector. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-5, 1e-9, 1e-13})
    void denseOutputIsAsAccurateAsTheSteps(double tolerance) {
        Trajectory trajectory =
                Integrator.of(Problems.oscillator(), ADAMS.rtol(tolerance)).trajectory(0, new double[] {1, 0}, 20);
        for (double t = 0; t < 20; t += 0.01) {
            assertThat(trajectory.state(t)[0]).isCloseTo(Math.cos(t), within(300 * tolerance));
        }
    }

    @Test
    void polynomialsEndWhereTheNextBegin() {
        Integrator integrator = Integrator.of(Problems.kepler(), ADAMS);
        integrator.start(0, KEPLER, 20);
        double[] end = new double[4];
        while (integrator.step()) {
            Step step = integrator.lastStep();
            step.endState(end);
            for (int i = 0; i < 4; i++) {
                double sum = 0;
                for (int k = step.order(); k >= 1; k--) {
                    sum = (sum + step.coefficient(i, k)) * step.length();
                }
                assertThat(step.coefficient(i, 0) + sum).isCloseTo(end[i], within(2e-15 * (1 + Math.abs(end[i]))));
            }
        }
    }

    @Test
    void backwardComesHome() {
        double[] there = Integrator.of(Problems.kepler(), ADAMS.rtol(1e-12))
                .solve(0, KEPLER, 30)
                .state();
        Solution home = Integrator.of(Problems.kepler(), ADAMS.rtol(1e-12)).solve(30, there, 0);
        for (int i = 0; i < 4; i++) {
            assertThat(home.state(i)).isCloseTo(KEPLER[i], within(1e-8));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 1e-9, 1e-3, 0.7, 1, 13})
    void runsOfEveryLengthEndWhereTheyShould(double end) {
        Solution solution = Integrator.of(Problems.oscillator(), ADAMS).solve(0, new double[] {1, 0}, end);
        assertThat(solution.time()).isEqualTo(end);
        assertThat(solution.state(0)).isCloseTo(Math.cos(end), within(3e-8));
    }

    @Test
    void theLongestStepIsKept() {
        Solution solution =
                Integrator.of(Problems.oscillator(), ADAMS.maxStep(0.01)).solve(0, new double[] {1, 0}, 10);
        assertThat(solution.statistics().maxStep()).isLessThanOrEqualTo(0.01);
        assertThat(solution.state(0)).isCloseTo(Math.cos(10), within(1e-11));
    }

    /** After a jump the steps before say nothing: order 1 again. */
    @Test
    void aJumpEndsTheStep() {
        JumpingModel model =
                new JumpingModel(List.of(new Watched(Switching.POSITIVE, -2, 0, 1)), mode -> mode[0] == 0 ? 1 : 10);
        Solution solution = Integrator.of(model, ADAMS).solve(0, new double[] {0}, 3);
        assertThat(solution.state(0)).isCloseTo(12, within(1e-12));
        assertThat(solution.statistics().switches()).isEqualTo(1);
    }

    /** Where the jump is not located it is passed with rejected steps. */
    @Test
    void aKinkIsPassed() {
        Solution solution =
                Integrator.of(Problems.scalar("(t*t-2*t+1)^0.5"), ADAMS).solve(0, new double[] {0}, 3);
        assertThat(solution.state(0)).isCloseTo(2.5, within(1e-7));
    }

    @Test
    void aPoleEndsTheRunBeforeIt() {
        Solution solution = Integrator.of(Problems.scalar("x*x"), ADAMS).solve(0, new double[] {1}, 2);
        assertThat(solution.ending()).isIn(Ending.STEP_UNDERFLOW, Ending.NOT_FINITE);
        assertThat(solution.time()).isCloseTo(1, within(1e-7));
    }

    @Test
    void whatIsNotFiniteIsLocated() {
        Solution solution = Integrator.of(Problems.scalar("log(x)"), ADAMS).solve(0, new double[] {-1}, 2);
        assertThat(solution.ending()).isEqualTo(Ending.NOT_FINITE);
        assertThat(solution.nonFinite()).hasValue(new Solution.NonFinite(0, 1));
    }

    @Test
    void tolerancesBelowTheRoundingUnitAreRaisedAndItIsSaid() {
        Solution solution =
                Integrator.of(Problems.scalar("-x"), ADAMS.rtol(1e-30)).solve(0, new double[] {1}, 1);
        assertThat(solution.state(0)).isCloseTo(Math.exp(-1), within(1e-14));
        assertThat(solution.notes()).singleElement().asString().contains("rtol = 1.0E-30");
    }

    /** A step of 1e-25: powers up to its order are no normal numbers, so that the order is lower. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1e9, 1e25})
    void theUnitOfTimeDoesNotMatter(double rate) {
        Solution solution = Integrator.of(
                        Problems.scalar("-" + BigDecimal.valueOf(rate).toPlainString() + "*x"), ADAMS)
                .solve(0, new double[] {1}, 3 / rate);
        assertThat(solution.state(0)).isCloseTo(Math.exp(-3), within(1e-8));
        assertThat(solution.statistics().steps()).isLessThan(400);
    }

    @Test
    void aConstantSolutionTakesFewSteps() {
        Solution solution = Integrator.of(Problems.scalar("0*x"), ADAMS).solve(0, new double[] {1}, 1e6);
        assertThat(solution.state(0)).isEqualTo(1);
        assertThat(solution.statistics().steps()).isLessThan(60);
    }

    @Test
    void stepsAllocateNothing() {
        Integrator integrator = Integrator.of(Problems.kepler(), ADAMS.rtol(1e-12));
        run(integrator);
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        run(integrator);
        assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(1000);
    }

    private static void run(Integrator integrator) {
        integrator.start(0, KEPLER, 100);
        long steps = 0;
        double sum = 0;
        while (integrator.step()) {
            sum += integrator.lastStep().coefficient(0, 3);
            steps++;
        }
        assert steps > 1000 && sum != 0;
    }
}
