package brook.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.solver.ModelSolver;
import brook.runtime.solver.ModelTrajectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Continuous normalising flows, those of the experiments with their first weights: their densities are densities, and Hutchinson's estimate is right on average. */
class DensityTest {

    private static final Path EXPERIMENTS = Path.of("..", "docs", "experiments");
    private static final String HUTCHINSON = "dot(eps, jvp(x', x, eps))";
    private static final int DRAWS = 5000;
    private static final double STANDARD_ERRORS = 5;

    private static String text(String name) throws IOException {
        return Files.readString(EXPERIMENTS.resolve(name));
    }

    private static ModelSolver solver(String text, Map<String, Double> constants, double rtol) {
        return Models.standard()
                .withConstants(constants)
                .compile("model.ode", text)
                .orElseThrow()
                .solver()
                .method("dopri5")
                .rtol(rtol)
                .build();
    }

    private static double density(ModelSolver solver, double... x) {
        solver.setInitial("x", x);
        return Math.exp(solver.solve(0, 1).value("logp", 1));
    }

    /**
     * The trapezoidal rule over a square, whose error falls geometrically with the spacing for what is analytic and small at the border
     * (Trefethen, Weideman 2014): with 0.2 a normal density of deviation 0.15, narrower than what is here, leaves 4 exp(-2 (pi 0.15/0.2)^2) = 6e-5.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aFlowWithTheExactTraceIntegratesToOne(int seed) throws IOException {
        String smooth = text("density.ode").replace("normal(scale = 2, ", "normal(");
        ModelSolver solver = solver(smooth, Map.of("width", 8.0, "s", (double) seed), 1e-9);
        double h = 0.2;
        double sum = 0;
        for (int i = -40; i <= 40; i++) {
            for (int j = -40; j <= 40; j++) {
                sum += density(solver, h * i, h * j);
            }
        }
        assertThat(sum * h * h).isCloseTo(1, within(1e-4));
    }

    /** x' = [a, c; 0, b] x has the flow [e^a, c (e^a - e^b)/(a - b); 0, e^b] in unit time, whose determinant is e^(a + b). */
    @Test
    void aLinearFlowHasANormalDensity() {
        ModelSolver solver = solver("""
                state x[2], expansion = 0
                x' = [0.7, 1.5; 0, -0.4]*x
                expansion' = div(x', x)
                output logp = expansion - sqnorm(x)/2 - log(2*pi)
                """, Map.of(), 1e-9);
        double shear = 1.5 * (Math.exp(0.7) - Math.exp(-0.4)) / 1.1;
        for (double[] x : List.of(new double[] {0, 0}, new double[] {1, -0.5}, new double[] {-0.3, 2})) {
            double first = Math.exp(0.7) * x[0] + shear * x[1];
            double second = Math.exp(-0.4) * x[1];
            double expected = Math.exp(0.3 - (first * first + second * second) / 2) / (2 * Math.PI);
            assertThat(density(solver, x) / expected).isCloseTo(1, within(1e-8));
        }
    }

    /** What is run back from a point of the normal law lies where the run forward starts, and has expanded by as much. */
    @Test
    void aFlowRunsBackward() throws IOException {
        ModelSolver solver = solver(text("density.ode"), Map.of("width", 8.0), 1e-9);
        solver.setInitial("x", 0.8, -1.1);
        ModelTrajectory back = solver.solve(1, 0);
        double[] x = {back.value("x[1]", 0), back.value("x[2]", 0)};
        solver.setInitial("x", x);
        ModelTrajectory forth = solver.solve(0, 1);
        assertThat(forth.value("x[1]", 1)).isCloseTo(0.8, within(1e-7));
        assertThat(forth.value("x[2]", 1)).isCloseTo(-1.1, within(1e-7));
        assertThat(forth.value("expansion", 1)).isCloseTo(-back.value("expansion", 0), within(1e-7));
        assertThat(Math.abs(forth.value("expansion", 1))).isGreaterThan(1e-2);
    }

    /** The noise is one vector for a run, and the estimate a quadratic form of it: unbiased for the integral too (Grathwohl et al. 2019, section 3.1). */
    @Test
    void hutchinsonsEstimateIsTheExactTraceOnAverage() throws IOException {
        String text = text("miniboone.ode");
        assertThat(text).contains(HUTCHINSON);
        Map<String, Double> constants = Map.of("width", 8.0, "d", 4.0);
        double[] x = {1, -0.5, 0.3, 2};
        ModelSolver exact = solver(text.replace(HUTCHINSON, "div(x', x)"), constants, 1e-5);
        exact.setInitial("x", x);
        double trace = exact.solve(0, 1).value("expansion", 1);
        ModelSolver estimate = solver(text, constants, 1e-5);
        estimate.setInitial("x", x);
        double sum = 0;
        double squares = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            estimate.draw(draw);
            double value = estimate.solve(0, 1).value("expansion", 1) - trace;
            sum += value;
            squares += value * value;
        }
        double mean = sum / DRAWS;
        double error = Math.sqrt((squares / DRAWS - mean * mean) / (DRAWS - 1));
        assertThat(mean).isCloseTo(0, within(STANDARD_ERRORS * error));
        assertThat(STANDARD_ERRORS * error / Math.abs(trace))
                .as("how sharp this test is")
                .isLessThan(0.1);
    }
}
