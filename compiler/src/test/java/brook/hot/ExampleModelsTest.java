package brook.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.solver.ModelSolver;
import brook.runtime.solver.ModelTrajectory;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.BiFunction;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;

/** The example models of the language, run as they stand, against closed forms and another integrator. */
class ExampleModelsTest {

    private static final Path FOLDER = Path.of("src/test/resources/corpus/examples");

    private static HotModel model(String file) {
        return Models.standard().compile(FOLDER.resolve(file)).orElseThrow();
    }

    private static ModelTrajectory solved(String file) {
        return model(file).solver().build().solve();
    }

    @Test
    void predatorsAndPreyKeepTheirInvariant() {
        ModelTrajectory run = solved("01_lotka_volterra.ode");
        assertThat(run.summary().reachedEnd()).isTrue();
        assertThat(run.rows()).isGreaterThan(1);
    }

    @Test
    void heatComesToTheStraightLineAtTheRateOfEachWave() {
        // The discrete Laplacian has the eigenvectors sin(pi k i dx): the start is the first of them, the line from 0
        // to 1 is at rest.
        ModelTrajectory run = solved("09_heat.ode");
        int n = 100;
        double dx = 1.0 / (n + 1);
        for (int i = 1; i <= n; i++) {
            double u = i * dx;
            for (int k = 1; k <= n; k++) {
                double line = 0;
                for (int j = 1; j <= n; j++) {
                    line += j * dx * Math.sin(Math.PI * k * j * dx);
                }
                double start = (k == 1 ? 1 : 0) - 2 * dx * line;
                double rate = 4 * 0.1 / (dx * dx) * Math.pow(Math.sin(Math.PI * k * dx / 2), 2);
                u += start * Math.exp(-rate) * Math.sin(Math.PI * k * i * dx);
            }
            assertThat(run.value("u[" + i + "]", 1)).as("u[%d]", i).isCloseTo(u, within(1e-8));
        }
    }

    @Test
    void aBallBouncesTwentyOneTimes() {
        ModelTrajectory run = solved("10_bouncing_ball.ode");
        double t = Math.sqrt(2 / 9.81);
        double flight = 2 * t;
        for (int bounce = 2; bounce <= 21; bounce++) {
            flight *= 0.9;
            t += flight;
        }
        assertThat(run.endTime()).isCloseTo(t, within(1e-13 * t));
        assertThat(run.value("bounces", run.endTime())).isEqualTo(21);
        assertThat(run.value("h", run.endTime())).isCloseTo(0, within(1e-14));
        assertThat(run.value("bounces", 2)).isEqualTo(3);
    }

    @Test
    void dosesAddUp() {
        ModelTrajectory run = solved("12_dosing.ode");
        double ka = 1.2;
        double ke = 0.15;
        // The dose of 36 h is given and taken back; that of 72 h comes at the end.
        double[] doses = {0, 12, 24, 48, 60};
        double body = 0;
        double area = 0;
        for (double dose : doses) {
            double age = 72 - dose;
            double factor = 100 * ka / (ka - ke);
            body += factor * (Math.exp(-ke * age) - Math.exp(-ka * age));
            area += factor * (-Math.expm1(-ke * age) / ke + Math.expm1(-ka * age) / ka);
        }
        assertThat(run.value("body", 72)).isCloseTo(body, within(1e-8 * body));
        assertThat(run.value("conc", 72)).isCloseTo(body / 30, within(1e-8 * body / 30));
        assertThat(run.value("AUC", 72)).isCloseTo(area / 30, within(1e-8 * area / 30));
    }

    @Test
    void anAxonFiresWhenItIsStimulated() {
        ModelTrajectory run =
                model("05_hodgkin_huxley.ode").solver().rtol(1e-13).build().solve();
        double[] times = {0, 5, 6, 40, 60, 100};
        double[] currents = {0, 20, 0, 10, 0};
        double[] state = {-65, 0.05, 0.6, 0.32};
        for (int i = 0; i < currents.length; i++) {
            double current = currents[i];
            state = integrate((t, s) -> axon(current, s), times[i], state, times[i + 1]);
            for (int j = 0; j < 4; j++) {
                assertThat(run.state(j, times[i + 1]))
                        .as("%d at %s", j, times[i + 1])
                        .isCloseTo(state[j], within(1e-8));
            }
        }
        assertThat(run.events("spike")).hasSizeBetween(2, 4).allSatisfy(spike -> {
            assertThat(spike.before()[0]).isCloseTo(0, within(1e-9));
        });
    }

    private static double[] axon(double current, double[] s) {
        double v = s[0];
        double sodium = 120 * s[1] * s[1] * s[1] * s[2] * (v - 50);
        double potassium = 36 * Math.pow(s[3], 4) * (v + 77);
        return new double[] {
            current - sodium - potassium - 0.3 * (v + 54.387),
            bern(-(v + 40) / 10) * (1 - s[1]) - 4 * Math.exp(-(v + 65) / 18) * s[1],
            0.07 * Math.exp(-(v + 65) / 20) * (1 - s[2]) - s[2] / (1 + Math.exp(-(v + 35) / 10)),
            0.1 * bern(-(v + 55) / 10) * (1 - s[3]) - 0.125 * Math.exp(-(v + 65) / 80) * s[3]
        };
    }

    private static double bern(double x) {
        return x == 0 ? 1 : x / Math.expm1(x);
    }

    private static double[] integrate(
            BiFunction<Double, double[], double[]> equations, double t0, double[] start, double t1) {
        OrdinaryDifferentialEquation ode = new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return start.length;
            }

            @Override
            public double[] computeDerivatives(double t, double[] y) {
                return equations.apply(t, y);
            }
        };
        return new DormandPrince853Integrator(1e-14, 1, 1e-13, 1e-13)
                .integrate(ode, new ODEState(t0, start), t1)
                .getPrimaryState();
    }

    @Test
    void aNeuralNetIsItsMatrices() {
        ModelSolver solver = model("07_neural_ode.ode")
                .solver()
                .setInitial("z", 0.7, -1.1)
                .rtol(1e-13)
                .build();
        double[] p = solver.parameters();
        BiFunction<Double, double[], double[]> net = (t, z) -> {
            double[] cubes = {z[0] * z[0] * z[0], z[1] * z[1] * z[1]};
            double[] a = dense(p, 0, 64, cubes, true);
            double[] b = dense(p, 64 * 3, 64, a, true);
            return dense(p, 64 * 3 + 64 * 65, 2, b, false);
        };
        double[] expected = integrate(net, 0, new double[] {0.7, -1.1}, 1);
        double[] found = solver.solve(0, 1).state(1);
        assertThat(found[0]).isCloseTo(expected[0], within(1e-11));
        assertThat(found[1]).isCloseTo(expected[1], within(1e-11));
        assertThat(expected[0]).isNotCloseTo(0.7, within(1e-3));
    }

    /** W x + b, W and then b from a place in the parameters on. */
    private static double[] dense(double[] p, int at, int rows, double[] x, boolean bounded) {
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            y[i] = p[at + rows * x.length + i];
            for (int j = 0; j < x.length; j++) {
                y[i] += p[at + i * x.length + j] * x[j];
            }
            y[i] = bounded ? Math.tanh(y[i]) : y[i];
        }
        return y;
    }

    @Test
    void aFlowKeepsProbability() {
        // log p falls by the logarithm of how much the flow spreads volumes: the determinant of dz(1)/dz(0).
        ModelSolver solver = model("08_ffjord.ode").solver().rtol(1e-13).build();
        double[] z = {0.4, -0.8};
        double[][] jacobian = new double[2][2];
        double h = 1e-4;
        for (int j = 0; j < 2; j++) {
            double[] up = z.clone();
            double[] down = z.clone();
            up[j] += h;
            down[j] -= h;
            solver.setInitial("z", up);
            double[] plus = solver.solve(0, 1).state(1);
            solver.setInitial("z", down);
            double[] minus = solver.solve(0, 1).state(1);
            for (int i = 0; i < 2; i++) {
                jacobian[i][j] = (plus[i] - minus[i]) / (2 * h);
            }
        }
        double determinant = new LUDecomposition(new Array2DRowRealMatrix(jacobian)).getDeterminant();
        solver.setInitial("z", z);
        ModelTrajectory run = solver.solve(0, 1);
        assertThat(run.value("logp", 1)).isCloseTo(-Math.log(determinant), within(1e-7));
        assertThat(Math.log(determinant)).isNotCloseTo(0, within(1e-3));
        assertThat(run.value("kinetic", 1)).isPositive();
        assertThat(run.value("jacfro", 1)).isPositive();
    }

    @Test
    void theThirdDerivativeOfANetIsThatOfItsPath() {
        ModelSolver solver =
                model("11_regularised_node.ode").solver().rtol(1e-12).build();
        double[] z = new Random(7).doubles(784, -1, 1).toArray();
        solver.setInitial("z", z);
        ModelTrajectory run = solver.solve(0, 1);
        int panels = 16;
        double sum = 0;
        for (int i = 0; i <= panels; i++) {
            double t = 0.1 + 0.8 * i / panels;
            double weight = i == 0 || i == panels ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * thirdDerivative(run, t);
        }
        double expected = sum * 0.8 / panels / 3;
        assertThat(run.value("R3", 0.9) - run.value("R3", 0.1)).isCloseTo(expected, within(1e-5 * expected));
    }

    /** The mean square of the third derivative, by differences of the path of fourth order. */
    private static double thirdDerivative(ModelTrajectory run, double t) {
        double h = 0.02;
        double[] weights = {1, -8, 13, 0, -13, 8, -1};
        double[] derivative = new double[784];
        for (int k = 0; k < weights.length; k++) {
            double[] z = run.state(t + (k - 3) * h);
            for (int i = 0; i < 784; i++) {
                derivative[i] += weights[k] * z[i] / (8 * h * h * h);
            }
        }
        double square = 0;
        for (double d : derivative) {
            square += d * d / 784;
        }
        return square;
    }
}
