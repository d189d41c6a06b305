package brook.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.solver.ModelTrajectory;
import java.nio.file.Path;
import java.util.function.BiFunction;
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
}
