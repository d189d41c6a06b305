package brook.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.solver.ModelSolver;
import brook.runtime.solver.ModelTrajectory;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The penalties of the standard library, against closed forms; the random ones against their mean, within five of their own standard errors. */
class PenaltiesTest {

    private static final String IMPORT = "import \"brook/penalties.ode\" as penalty\n";
    private static final int DRAWS = 4000;
    private static final double STANDARD_ERRORS = 5;

    /** A net of two layers, whose Jacobian at z is W2 diag(1 - tanh^2) W1. */
    private static final String NET = IMPORT + """
            param W1[3, 2] = [0.7, -1.1; 0.4, 0.9; -1.3, 0.2], W2[2, 3] = [0.5, -0.8, 1.2; 0.3, 1.1, -0.6], s = 1
            state z[2] = [0.4, -0.7]
            z' = s*(W2*tanh(W1*z))
            output r = penalty.R(z, 3), f = penalty.frobenius(z)
            integral R3 = penalty.R(z, 3)
            """;

    private static ModelSolver solver(String text) {
        return Models.standard()
                .compile("model.ode", IMPORT + text)
                .orElseThrow()
                .solver()
                .rtol(1e-12)
                .build();
    }

    private static double factorial(int k) {
        return k == 0 ? 1 : k * factorial(k - 1);
    }

    @Test
    void penaltiesOfDecay() {
        ModelTrajectory run = solver("""
                z' = -z
                z(0) = 1
                integral R1 = penalty.R(z, 1)
                integral R2 = penalty.R(z, 2)
                integral R3 = penalty.R(z, 3)
                integral R6 = penalty.R(z, 6)
                integral kinetic = penalty.kinetic(z)
                integral frobenius = penalty.frobenius(z)
                integral hutchinson = penalty.hutchinson(z, -1)
                integral error = penalty.error(z, 4)
                integral stiffness = penalty.stiffness(z)
                """).solve(0, 1);
        double expected = -Math.expm1(-2) / 2;
        for (String name : new String[] {"R1", "R2", "R3", "R6", "kinetic"}) {
            assertThat(run.value(name, 1)).as(name).isCloseTo(expected, within(1e-10));
        }
        assertThat(run.value("error", 1)).isCloseTo(expected / (120 * 120), within(1e-12));
        for (String name : new String[] {"frobenius", "hutchinson", "stiffness"}) {
            assertThat(run.value(name, 1)).as(name).isCloseTo(1, within(1e-12));
        }
    }

    /** R_K = (K!)^2 z0^(2K+1) ((1 - z0)^-(2K+1) - 1)/(2K+1) on [0, 1]: z(t) = z0/(1 - z0 t), whose K-th derivative is K! z^(K+1). */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void regularisersOfASquare(int k) {
        double z0 = 0.25;
        ModelSolver solver = solver("""
                const K = %d
                z' = z^2
                z(0) = %s
                integral R = penalty.R(z, K)
                solve { control = all }
                """.formatted(k, z0));
        int power = 2 * k + 1;
        double expected = Math.pow(factorial(k), 2) * Math.pow(z0, power) * (Math.pow(1 - z0, -power) - 1) / power;
        assertThat(solver.solve(0, 1).value("R", 1) / expected).isCloseTo(1, within(1e-10));
    }

    /** z' = z cos t from 1 has the derivatives 1, 1, 0, -3, -8, -3, 56 at 0: the time is differentiated too. */
    @Test
    void explicitTimeIsDifferentiated() {
        int[] derivatives = {1, 1, 0, -3, -8, -3, 56};
        StringBuilder model = new StringBuilder("z' = z*cos(t)\nz(0) = 1\n");
        for (int k = 1; k <= derivatives.length; k++) {
            model.append("output r")
                    .append(k)
                    .append(" = penalty.R(z, ")
                    .append(k)
                    .append(")\n");
        }
        ModelTrajectory run = solver(model.toString()).solve(0, 1);
        for (int k = 1; k <= derivatives.length; k++) {
            double expected = (double) derivatives[k - 1] * derivatives[k - 1];
            assertThat(run.value("r" + k, 0)).isCloseTo(expected, within(1e-11));
        }
    }

    @Test
    void polynomialsOfLowerDegreeCostNothing() {
        ModelTrajectory run = solver("""
                state z[2] = [1, 2]
                z' = [3*t^2, 2*t - 1]
                integral R3 = penalty.R(z, 3)
                integral R4 = penalty.R(z, 4)
                """).solve(0, 2);
        assertThat(run.value("R3", 2)).isCloseTo(2 * 36 / 2.0, within(1e-12));
        assertThat(run.value("R4", 2)).isZero();
    }

    /** Numbers, vectors, matrices, equations of order 2; the mean is over all elements. */
    @Test
    void statesOfAllShapes() {
        ModelTrajectory run = solver("""
                state W[2, 3] = 1, v[2] = [1, 2]
                W[i in 1..2, j in 1..3]' = -i*W[i, j]
                v' = -v
                theta'' = -4*theta
                theta(0) = 1 ; theta'(0) = 0
                output rW = penalty.R(W, 2), fW = penalty.frobenius(W), rv = penalty.R(v, 5), kinetic = penalty.kinetic(theta)
                output third = penalty.R(theta, 3)
                """).solve(0, 1);
        assertThat(run.value("rW", 0)).isCloseTo((3 + 3 * 16) / 6.0, within(1e-12));
        assertThat(run.value("fW", 0)).isCloseTo(3 + 3 * 4, within(1e-12));
        assertThat(run.value("rv", 0)).isCloseTo(2.5, within(1e-12));
        assertThat(run.value("kinetic", 1)).isCloseTo(Math.pow(2 * Math.sin(2), 2), within(1e-10));
        assertThat(run.value("third", 1)).isCloseTo(Math.pow(8 * Math.sin(2), 2), within(1e-9));
    }

    @Test
    void frobeniusIsTheSumOfAllSquares() {
        ModelTrajectory run = solver(NET.replace(IMPORT, "")).solve(0, 2);
        double[][] w1 = {{0.7, -1.1}, {0.4, 0.9}, {-1.3, 0.2}};
        double[][] w2 = {{0.5, -0.8, 1.2}, {0.3, 1.1, -0.6}};
        for (double t : new double[] {0, 0.7, 2}) {
            double[] z = {run.value("z[1]", t), run.value("z[2]", t)};
            double sum = 0;
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 2; j++) {
                    double entry = 0;
                    for (int k = 0; k < 3; k++) {
                        double y = Math.tanh(w1[k][0] * z[0] + w1[k][1] * z[1]);
                        entry += w2[i][k] * (1 - y * y) * w1[k][j];
                    }
                    sum += entry * entry;
                }
            }
            assertThat(run.value("f", t)).isCloseTo(sum, within(1e-11));
        }
    }

    /** One step of Euler's method leaves h^2 z''/2 + O(h^3), whose square the path form has for p = 1. */
    @Test
    void theErrorIsTheLeadingTermOfThatOfAStep() {
        ModelTrajectory run = solver("""
                state z[2] = [1, 3]
                z' = [-2*z[1], -z[2]^2]
                output e = penalty.error(z, 1)
                """).solve(0, 1);
        double h = 1e-4;
        double first = Math.exp(-2 * h) - (1 - 2 * h);
        double second = 3 / (1 + 3 * h) - (3 - 9 * h);
        double step = Math.sqrt((first * first + second * second) / 2);
        assertThat(h * h * Math.sqrt(run.value("e", 0)) / step).isCloseTo(1, within(10 * h));
    }

    /** z1 = exp(-t), z2 = exp(-100 t): J z' = (z1, 100^2 z2) and z' = -(z1, 100 z2). */
    @Test
    void stiffnessIsTheRateAtWhichVelocitiesChange() {
        ModelTrajectory run = solver("""
                state z[2] = 1
                z' = [-z[1], -100*z[2]]
                output s = penalty.stiffness(z)
                """).solve(0, 1);
        for (double t : new double[] {0, 0.05, 1}) {
            double slow = Math.exp(-2 * t);
            double fast = Math.exp(-200 * t);
            double expected = (slow + 1e8 * fast) / (slow + 1e4 * fast);
            assertThat(run.value("s", t) / expected).isCloseTo(1, within(1e-9));
        }
        assertThat(run.value("s", 1)).isCloseTo(1, within(1e-9));
    }

    /**
     * With B = J'J the estimate eps'B eps has the mean tr B = |J|^2 and, for elements of kurtosis k, the variance
     * 2 sum over i, j of B[i, j]^2 + (k - 3) sum over i of B[i, i]^2 (Hutchinson 1989): k = 1 for Rademacher's law, 3 for the normal one.
     */
    @ParameterizedTest
    @ValueSource(strings = {"rademacher", "normal"})
    void hutchinsonsMeanIsTheSquaredNorm(String law) {
        double[][] j = {{0.5, -1.5, 0.25}, {2, -0.75, 1}, {-1, 0.5, 0.125}};
        ModelSolver solver = solver("""
                input eps[3] = %s(seed = 5)
                param J[3, 3] = [0.5, -1.5, 0.25; 2, -0.75, 1; -1, 0.5, 0.125]
                state z[3] = [1, 0, 0]
                z' = J*z
                integral h = penalty.hutchinson(z, eps)
                """.formatted(law));
        double norm = 0;
        double variance = 0;
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                norm += j[a][b] * j[a][b];
                double product = 0;
                for (double[] row : j) {
                    product += row[a] * row[b];
                }
                variance += (law.equals("normal") || a != b ? 2 : 0) * product * product;
            }
        }
        double mean = mean(solver, run -> run.value("h", 1));
        double deviation = Math.sqrt(variance / DRAWS);
        assertThat(mean).isCloseTo(norm, within(STANDARD_ERRORS * deviation));
        assertThat(STANDARD_ERRORS * deviation / norm)
                .as("how sharp this test is")
                .isLessThan(0.1);
    }

    private static double mean(ModelSolver solver, ToDoubleFunction<ModelTrajectory> value) {
        double sum = 0;
        for (int trajectory = 0; trajectory < DRAWS; trajectory++) {
            solver.draw(trajectory);
            sum += value.applyAsDouble(solver.solve(0, 1));
        }
        return sum / DRAWS;
    }

    /** T r(tau) for tau uniform in [0, T]; for decay r = exp(-2 t), whose square has the mean (1 - exp(-4))/4. */
    @Test
    void oneRandomTimeGivesTheIntegralOnAverage() {
        ModelSolver solver = solver("""
                const T = 1
                input u = uniform()
                z' = -z
                z(0) = 1
                discrete once = 0
                event look at T*(1 + u)/2 { once := T*penalty.R(z, 3) }
                output r = once
                """);
        double integral = -Math.expm1(-2) / 2;
        double variance = -Math.expm1(-4) / 4 - integral * integral;
        assertThat(mean(solver, run -> run.value("r", 1)))
                .isCloseTo(integral, within(STANDARD_ERRORS * Math.sqrt(variance / DRAWS)));
    }

    /**
     * The mean over the random time, by Gauss's rule of 10 points instead of draws, of the gradients of one reading at the end of a run up to that time is
     * the gradient of the integral; the rule is exact to 1e-9 here, as for the values.
     */
    @Test
    void gradientsAtOneRandomTimeHaveTheGradientOfTheIntegralAsTheirMean() {
        HotModel model = Models.standard()
                .compile("model.ode", NET + "solve { rtol = 1e-12 ; control = all }\n")
                .orElseThrow();
        double[] nodes = {
            0.1488743389816312, 0.4333953941292472, 0.6794095682990244, 0.8650633666889845, 0.9739065285171717
        };
        double[] weights = {
            0.2955242247147529, 0.2692667193099963, 0.2190863625159820, 0.1494513491505806, 0.0666713443086881
        };
        String name = "W1[2,1]";
        double value = 0;
        double slope = 0;
        for (int i = 0; i < nodes.length; i++) {
            for (double u : new double[] {-nodes[i], nodes[i]}) {
                var reading = model.gradient("r", 0, (1 + u) / 2);
                value += weights[i] / 2 * reading.value();
                slope += weights[i] / 2 * reading.by(name);
            }
        }
        var whole = model.gradient("R3", 0, 1);
        assertThat(value).isCloseTo(whole.value(), within(1e-9));
        assertThat(slope).isCloseTo(whole.by(name), within(1e-9));
    }
}
