package brook.compiler.reference;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.CompilerOptions;
import brook.compiler.emit.EmitOptions.Plan;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.integrator.Integrator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Orders that the user gives, on series with gaps and without: only c_1, c_5, c_9, ... of cos(t^2) and c_1, c_6, c_11, ... of 1/(1 + t^5) are there
 * at the start, so a step taken from two coefficients alone would leap to the end.
 */
class FixedOrderTest {

    private static final double EPS = 0x1p-52;

    /** An equation, where its run ends, and the solution there to 20 digits by quadrature or in closed form. */
    private record Problem(String equation, double end, double value) {

        @Override
        public String toString() {
            return equation;
        }
    }

    private static final List<Problem> WITH_GAPS = List.of(
            new Problem("cos(t^2)", 3, 0.70286355773026874222), new Problem("1/(1 + t^5)", 10, 1.0689343322267054995));
    private static final List<Problem> PROBLEMS = List.of(
            WITH_GAPS.get(0),
            WITH_GAPS.get(1),
            new Problem("-y - 1 + t", 2, 0.27067056647322538379),
            new Problem("(1 + y)*cos(t)", 20, 1.4916502718504145235));

    static Stream<Arguments> gaps() {
        return Stream.of(12, 19, 20).flatMap(order -> WITH_GAPS.stream().map(problem -> Arguments.of(order, problem)));
    }

    @ParameterizedTest
    @MethodSource("gaps")
    void gapsDoNotMakeASeriesLeap(int order, Problem problem) {
        for (Plan plan : List.of(Plan.LOOPS, Plan.AUTO)) {
            assertThat(error(problem, load(problem, plan, order), order, EPS)).isLessThan(1e-14);
        }
    }

    static Stream<Arguments> orders() {
        return IntStream.rangeClosed(6, 30)
                .boxed()
                .flatMap(order -> PROBLEMS.stream().map(problem -> Arguments.of(order, problem)));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void toleranceCountsAtEveryOrder(int order, Problem problem) {
        for (Plan plan : List.of(Plan.LOOPS, Plan.AUTO)) {
            OdeModel model = load(problem, plan, order);
            for (double rtol : new double[] {1e-6, 1e-9, 1e-12}) {
                assertThat(error(problem, model, order, rtol)).isLessThan(10 * rtol);
            }
        }
    }

    private static OdeModel load(Problem problem, Plan plan, int order) {
        ModelFile file = new ModelFile("gaps.ode", "state y = 0\ny' = " + problem.equation() + "\n");
        return file.load(CompilerOptions.STANDARD.withPlan(plan).withOrder(order));
    }

    private static double error(Problem problem, OdeModel model, int order, double rtol) {
        SolveOptions options = SolveOptions.STANDARD.rtol(rtol).order(order);
        double[] end = Integrator.of(model, options)
                .solve(0, new double[1], problem.end())
                .state();
        return Math.abs(end[0] - problem.value());
    }
}
