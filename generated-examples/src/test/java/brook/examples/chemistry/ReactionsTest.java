package brook.examples.chemistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.Ending;
import brook.runtime.solver.SingularityException;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reactions, against a closed form and against equations written by hand. */
class ReactionsTest {

    /** theta = -log(1 - delta t): infinite at 1/delta, where exp(-theta), the time that is left, has lost its digits. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 2})
    void runawayIsWhereTheLogarithmSays(double delta) {
        SingularityException explosion = RunawayTime.explosion(delta);
        assertThat(explosion.time()).isCloseTo(1 / delta, within(1e-12 * 100 / delta));
        assertThat(explosion.stateName()).isEqualTo("theta");
        assertThat(explosion.model()).isEqualTo("ThermalRunaway");
        assertThat(explosion.line()).isEqualTo(5);
        assertThat(explosion.getMessage()).contains("theta' = delta*exp(theta)");
    }

    @Test
    void whatWasReachedBeforeTheExplosionIsThere() {
        ThermalRunawaySolver.Trajectory run =
                ThermalRunawaySolver.builder().build().solveAsFarAsPossible(0, 10);
        assertThat(run.summary().ending()).isEqualTo(Ending.STEP_UNDERFLOW);
        assertThat(run.theta(1)).isCloseTo(Math.log(2), within(1e-12 * run.steps()));
        assertThatThrownBy(() -> run.theta(3)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The same tube by hand, and by Dormand and Prince at 1e-12; errors do not grow by more than exp(B - 1) in a turn. */
    @Test
    void aTubeIsAsWrittenByHand() {
        double[] state = new double[84];
        for (int i = 0; i <= 41; i++) {
            state[i] = 1 + Math.sin(2 * Math.PI * i / 41);
            state[42 + i] = 3;
        }
        double[] end = new DormandPrince853Integrator(1e-9, 1, 1e-12, 1e-12)
                .integrate(tube(), new ODEState(0, state), 10)
                .getPrimaryState();
        BrusselatorSolver.Trajectory run = TubeProfiles.run(10);
        for (int i = 0; i <= 41; i++) {
            assertThat(run.u(10, i)).isCloseTo(end[i], within(1e-9 * 100));
            assertThat(run.v(10, i)).isCloseTo(end[42 + i], within(1e-9 * 100));
        }
    }

    private static OrdinaryDifferentialEquation tube() {
        return new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return 84;
            }

            @Override
            public double[] computeDerivatives(double t, double[] y) {
                double[] d = new double[84];
                double spread = 0.02 * 41 * 41;
                for (int i = 1; i <= 40; i++) {
                    double u = y[i];
                    double v = y[42 + i];
                    d[i] = 1 + u * u * v - 4 * u + spread * (y[i - 1] - 2 * u + y[i + 1]);
                    d[42 + i] = 3 * u - u * u * v + spread * (y[41 + i] - 2 * v + y[43 + i]);
                }
                return d;
            }
        };
    }
}
