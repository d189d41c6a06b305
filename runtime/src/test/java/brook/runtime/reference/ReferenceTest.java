package brook.runtime.reference;

import static org.assertj.core.api.Assertions.assertThat;

import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.integrator.Integrator;
import brook.runtime.output.Trajectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The integrator against states that are right to 30 digits, at the end and on the way. */
class ReferenceTest {

    private static final SolveOptions SHARP = SolveOptions.STANDARD.rtol(1e-15);

    static List<ReferenceProblem> problems() {
        return ReferenceProblem.all().stream()
                .filter(problem -> !problem.id().equals("detest_A1"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("problems")
    void reachesTheReference(ReferenceProblem problem) {
        check(problem, SHARP);
    }

    /** exp(-20) is far below the scale 1 of equal tolerances, so the absolute one must be smaller. */
    @Test
    void aVanishingSolutionNeedsItsOwnAbsoluteTolerance() {
        check(ReferenceProblem.named("detest_A1"), SHARP.atol(1e-24));
    }

    private static void check(ReferenceProblem problem, SolveOptions options) {
        Trajectory trajectory = new Trajectory();
        Solution solution =
                Integrator.of(problem.model(), options).solve(problem.t0(), problem.start(), problem.t1(), trajectory);
        assertThat(solution.reachedEnd()).isTrue();
        double bound = Math.max(2e-13, 500 * 2.2e-16 * problem.sensitivity());
        double largest = largest(trajectory);
        for (Map.Entry<Double, List<Double>> point : problem.states().entrySet()) {
            double[] state = trajectory.state(point.getKey());
            double scale = point.getKey() == problem.t1() ? norm(point.getValue()) : largest;
            for (int i = 0; i < state.length; i++) {
                assertThat(Math.abs(state[i] - point.getValue().get(i)) / scale)
                        .as("component %d at t = %s", i, point.getKey())
                        .isLessThan(bound);
            }
        }
    }

    private static double norm(List<Double> state) {
        return state.stream().mapToDouble(Math::abs).max().orElseThrow();
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
}
