package brook.runtime.stiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.AbsoluteTolerances;
import brook.runtime.Method;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.Statistics;
import brook.runtime.integrator.Integrator;
import brook.runtime.linear.Form;
import brook.runtime.reference.ExpressionModel;
import brook.runtime.reference.Problems;
import brook.runtime.run.RunCosts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Radau IIA: its formulas, its order, and what it costs. */
class RadauTest {

    private static final SolveOptions RADAU = SolveOptions.STANDARD.method(Method.RADAU5);

    /** The Brusselator of 1,000 cells at t = 10: scipy 1.17.1, solve_ivp, Radau, rtol = atol = 1e-10. */
    private static final double U250 = 0.5276276117562653;

    /** Steps of one length, with stages iterated to the last digits. */
    private static final class Grid {

        private final ModelJacobian jacobian;
        private final RadauMatrices matrices;
        private final RadauStages stages;
        private final RadauNewton newton;
        private final ErrorNorm norm;

        Grid(ExpressionModel model) {
            RunCosts costs = new RunCosts();
            this.jacobian = new ModelJacobian(model, RADAU, costs);
            this.matrices = new RadauMatrices(jacobian, costs);
            this.stages = new RadauStages(1, 1);
            this.norm = new ErrorNorm(1, 1e-8, RADAU, AbsoluteTolerances.of(model, RADAU));
            this.newton = new RadauNewton(new Rates(model, costs), matrices, stages, norm, 1e-8);
        }

        double run(double x0, double t1, int steps) {
            double h = t1 / steps;
            double[] x = {x0};
            for (int n = 0; n < steps; n++) {
                step(n * h, x, h);
                x[0] += stages.z3[0];
            }
            return x[0];
        }

        void step(double t, double[] x, double h) {
            norm.at(x);
            jacobian.compute(t, x);
            matrices.forget();
            stages.forget();
            newton.forget();
            assertThat(matrices.factor(h)).isTrue();
            stages.predict(h);
            assertThat(newton.solve(t, x, h)).isEqualTo(RadauNewton.Outcome.CONVERGED);
        }
    }

    private static double order(double coarse, double fine) {
        return Math.log(Math.abs(coarse / fine)) / Math.log(2);
    }

    /** B(5), C(3) of Butcher; the transformation makes the inverse of A block diagonal. */
    @Test
    void theTableauIsThatOfRadau() {
        double[][] a = {
            {RadauTableau.A11, RadauTableau.A12, RadauTableau.A13},
            {RadauTableau.A21, RadauTableau.A22, RadauTableau.A23},
            {RadauTableau.A31, RadauTableau.A32, RadauTableau.A33}
        };
        double[] c = {RadauTableau.C1, RadauTableau.C2, 1};
        for (int q = 1; q <= 5; q++) {
            for (int i = q <= 3 ? 0 : 2; i < 3; i++) {
                double sum = 0;
                for (int j = 0; j < 3; j++) {
                    sum += a[i][j] * Math.pow(c[j], q - 1);
                }
                assertThat(sum).isCloseTo(Math.pow(c[i], q) / q, within(1e-15));
            }
        }
        double[][] t = {
            {RadauTableau.T11, RadauTableau.T12, RadauTableau.T13},
            {RadauTableau.T21, RadauTableau.T22, RadauTableau.T23},
            {RadauTableau.T31, 1, 0}
        };
        double[][] inverse = {
            {RadauTableau.I11, RadauTableau.I12, RadauTableau.I13},
            {RadauTableau.I21, RadauTableau.I22, RadauTableau.I23},
            {RadauTableau.I31, RadauTableau.I32, RadauTableau.I33}
        };
        double[][] blocks = {
            {RadauTableau.GAMMA, 0, 0},
            {0, RadauTableau.ALPHA, -RadauTableau.BETA},
            {0, RadauTableau.BETA, RadauTableau.ALPHA}
        };
        double[][] one = product(a, product(t, product(blocks, inverse)));
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(one[i][j]).isCloseTo(i == j ? 1 : 0, within(1e-14));
            }
        }
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] product = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    /** x' = -2 t x², x = 1/(1 + t²). */
    @Test
    void isOfOrderFive() {
        Grid grid = new Grid(Problems.scalar("-2*t*x*x"));
        double exact = 0.2;
        double coarse = grid.run(1, 2, 16) - exact;
        double fine = grid.run(1, 2, 32) - exact;
        assertThat(order(coarse, fine)).isBetween(4.8, 5.2);
    }

    /** Within a step the polynomial has an error of order 4, its own order being 3. */
    @Test
    void itsPolynomialIsOfOrderThree() {
        Grid grid = new Grid(Problems.scalar("-2*t*x*x"));
        assertThat(order(errorWithin(grid, 0.04), errorWithin(grid, 0.02))).isBetween(3.8, 4.2);
    }

    private static double errorWithin(Grid grid, double h) {
        double t = 0.2;
        grid.step(t, new double[] {1 / (1 + t * t)}, h);
        double[] planes = {1 / (1 + t * t), 0, 0, 0};
        grid.stages.complete(planes, 1, h);
        double s = 0.3 * h;
        double x = planes[0] + s * (planes[1] + s * (planes[2] + s * planes[3]));
        return x - 1 / (1 + (t + s) * (t + s));
    }

    /**
     * Order reduction: on x' = -L (x - cos t) - sin t (Prothero and Robinson 1974) with L h large the order is 3, that of the stages, and the error has
     * the factor 1/L (Hairer and Wanner 1996, IV.15).
     */
    @Test
    void isOfOrderThreeWhereTheProblemIsMuchStifferThanTheStep() {
        Grid grid = new Grid(Problems.scalar("-1e6*(x-cos(t))-sin(t)"));
        Grid stiffer = new Grid(Problems.scalar("-1e7*(x-cos(t))-sin(t)"));
        double exact = Math.cos(2);
        double coarse = grid.run(1, 2, 10) - exact;
        double fine = grid.run(1, 2, 20) - exact;
        assertThat(order(coarse, fine)).isBetween(2.8, 3.2);
        assertThat(coarse / (stiffer.run(1, 2, 10) - exact)).isBetween(9.0, 11.0);
    }

    /** A linear system with constant coefficients needs one Jacobian, and one more for each step that is rejected. */
    @Test
    void aJacobianServesAsLongAsItIsGood() {
        ExpressionModel model = ExpressionModel.of(List.of("x", "y"), "-1000*x+y", "-x-2*y");
        Statistics costs = Integrator.of(model, RADAU.rtol(1e-8))
                .solve(0, new double[] {1, 1}, 10)
                .statistics();
        assertThat(costs.jacobians()).isLessThanOrEqualTo(1 + costs.rejected());
        assertThat(costs.factorizations()).isLessThan(2 * costs.steps());
    }

    /** The solution to 1e11 at a tolerance of 1e-4; two factorizations for a pair of matrices. */
    @ParameterizedTest
    @CsvSource({"1e-4, 250", "1e-6, 500", "1e-8, 1000"})
    void robertsonCostsFewSteps(double rtol, long steps) {
        Statistics costs = StiffProblem.robertson().solve(RADAU.rtol(rtol)).statistics();
        assertThat(costs.steps()).isLessThan(steps);
        assertThat(costs.rejected()).isLessThan(costs.steps() / 10);
        assertThat(costs.jacobians()).isLessThanOrEqualTo(costs.steps() + costs.rejected());
        assertThat(costs.factorizations()).isLessThanOrEqualTo(2 * (costs.steps() + costs.rejected()));
        assertThat(costs.evaluations()).isLessThan(10 * costs.steps());
    }

    /** With the concentrations cell by cell, 1,000 of them: 2 entries on either side of the diagonal at most. */
    @Test
    void theBrusselatorCostsWhatItsBandSays() {
        int cells = 1000;
        ExpressionModel model = brusselator(cells);
        ModelJacobian jacobian = new ModelJacobian(model, RADAU, new RunCosts());
        assertThat(model.jacobian().orElseThrow().directions()).isLessThanOrEqualTo(6);
        assertThat(jacobian.system().form()).isNotEqualTo(Form.DENSE);
        assertThat(jacobian.system().operations()).isLessThan(2.0 * cells * 2 * (2 + 2 + 1));
        assertThat(jacobian.system().realFactors().entries()).isLessThan(2L * cells * 7 + 1);
        double[] start = new double[2 * cells];
        for (int i = 0; i < cells; i++) {
            start[2 * i] = 1 + Math.sin(2 * Math.PI * (i + 1) / (cells + 1));
            start[2 * i + 1] = 3;
        }
        Solution solution = Integrator.of(model, RADAU.rtol(1e-4)).solve(0, start, 10);
        assertThat(solution.statistics().steps()).isLessThan(100);
        assertThat(solution.state(2 * 249)).isCloseTo(U250, within(1e-3));
    }

    /** Hairer and Wanner 1996, IV.10, eq. 10.11, with alpha = 1/50. */
    private static ExpressionModel brusselator(int cells) {
        List<String> names = new ArrayList<>();
        List<String> rates = new ArrayList<>();
        double diffusion = (cells + 1.0) * (cells + 1) / 50;
        for (int i = 1; i <= cells; i++) {
            names.add("u" + i);
            names.add("v" + i);
            rates.add("1+u%1$d*u%1$d*v%1$d-4*u%1$d+%4$s*(%2$s-2*u%1$d+%3$s)"
                    .formatted(i, i == 1 ? "1" : "u" + (i - 1), i == cells ? "1" : "u" + (i + 1), diffusion));
            rates.add("3*u%1$d-u%1$d*u%1$d*v%1$d+%4$s*(%2$s-2*v%1$d+%3$s)"
                    .formatted(i, i == 1 ? "3" : "v" + (i - 1), i == cells ? "3" : "v" + (i + 1), diffusion));
        }
        return ExpressionModel.of(names, rates.toArray(String[]::new));
    }

    @Test
    void aSingularMatrixIsToldAndAShorterStepGoesOn() {
        ExpressionModel model = Problems.scalar("3*x");
        ModelJacobian jacobian = new ModelJacobian(model, RADAU, new RunCosts());
        jacobian.compute(0, new double[] {1});
        RadauMatrices matrices = new RadauMatrices(jacobian, new RunCosts());
        assertThat(matrices.factor(RadauTableau.GAMMA / 3)).isFalse();
        assertThat(matrices.factor(RadauTableau.GAMMA / 6)).isTrue();
    }
}
