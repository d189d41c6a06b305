package brook.examples.biology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.OdeModel;
import java.util.List;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;

/** Living things, against what follows from their equations, and against another integrator. */
class NervesAndEpidemicsTest {

    /** log S + p/gamma contacts (R/N) does not change; every step is within 1e-12. */
    @Test
    void anEpidemicEndsAsItsStartSays() {
        SeirByAgeSolver.Trajectory run = ClosedSchools.open();
        for (int i = 1; i <= 3; i++) {
            assertThat(run.finalSize(365, i)).isCloseTo(run.finalSize(0, i), within(10 * 1e-12 * run.steps()));
        }
    }

    /** Who was ever ill solves an equation of its own, without time: found by iteration. */
    @Test
    void attackRatesSolveTheFinalSizeEquation() {
        double[][] contacts = {{9, 6, 1}, {2, 8, 1}, {1, 3, 2}};
        double[] attack = {0.5, 0.5, 0.5};
        for (int iteration = 0; iteration < 200; iteration++) {
            double[] next = new double[3];
            for (int i = 0; i < 3; i++) {
                double met = 0;
                for (int j = 0; j < 3; j++) {
                    met += contacts[i][j] * attack[j];
                }
                next[i] = 1 - 0.9999 * Math.exp(-0.04 / 0.2 * met);
            }
            attack = next;
        }
        // After a year 3e-14 are still ill; the rest are 1e-12 for each of some hundred steps.
        assertThat(ClosedSchools.open().attack(365)).containsExactly(attack, within(1e-10));
    }

    @Test
    void closedSchoolsProtectEverybody() {
        double[] open = ClosedSchools.open().attack(365);
        double[] closed = ClosedSchools.closed().attack(365);
        for (int i = 0; i < 3; i++) {
            assertThat(closed[i]).isLessThan(open[i]);
        }
    }

    /**
     * Dormand and Prince on the pieces between the jumps of the current. Both are asked for 1e-10 and better; a spike
     * enlarges a difference by about as much as the potential rises there, a hundredfold.
     */
    @Test
    void aNerveFiresWhenAnotherIntegratorSays() {
        OdeModel nerve = new HodgkinHuxley();
        double[] parameters = new double[nerve.parameterCount()];
        nerve.defaults(parameters);
        nerve.setParameters(parameters);
        double[] state = new double[4];
        nerve.initialState(0, state);
        DormandPrince853Integrator integrator = new DormandPrince853Integrator(1e-9, 1, 1e-12, 1e-12);
        HodgkinHuxleySolver.Trajectory run =
                HodgkinHuxleySolver.builder().build().solve();
        double[] ends = {5, 6, 40, 60, 100};
        double t = 0;
        for (double end : ends) {
            state = integrator
                    .integrate(piece(nerve, t, end), new ODEState(t, state), end)
                    .getPrimaryState();
            t = end;
            assertThat(run.V(end)).isCloseTo(state[0], within(1e-6));
            assertThat(run.n(end)).isCloseTo(state[3], within(1e-8));
        }
    }

    /** The equations with the current of the middle of the piece. */
    private static OrdinaryDifferentialEquation piece(OdeModel model, double from, double to) {
        double[] scratch = new double[2 * model.planeSize()];
        return new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return model.dimension();
            }

            @Override
            public double[] computeDerivatives(double t, double[] y) {
                double[] derivative = new double[y.length];
                model.rightHandSide((from + to) / 2, y, derivative, scratch);
                return derivative;
            }
        };
    }

    @Test
    void aStrongerCurrentFiresSooner() {
        List<Double> weak = SpikeTrain.times(10);
        List<Double> strong = SpikeTrain.times(20);
        assertThat(weak).hasSize(3);
        assertThat(strong.get(1)).isLessThan(weak.get(1));
        assertThat(strong.get(0)).isEqualTo(weak.get(0));
    }

    /**
     * Far from the ends a signal keeps its shape, and its speed; and where it is wide against the distance of cells, coupled
     * four times as strongly it is twice as fast, since that is the same nerve in another unit of length. The cells are 1 mm
     * apart and the front is some 10 mm wide: a relative error of the order of (1/10)².
     */
    @Test
    void aSignalKeepsItsSpeed() {
        AxonSolver.Trajectory run = SignalSpeed.run(5);
        double speed = 10 / (SignalSpeed.arrival(run, 40) - SignalSpeed.arrival(run, 30));
        assertThat(10 / (SignalSpeed.arrival(run, 30) - SignalSpeed.arrival(run, 20)))
                .isCloseTo(speed, within(0.01 * speed));
        AxonSolver.Trajectory faster = SignalSpeed.run(20);
        double twice = 10 / (SignalSpeed.arrival(faster, 40) - SignalSpeed.arrival(faster, 30));
        assertThat(twice).isCloseTo(2 * speed, within(0.02 * twice));
    }

    /** From rest the threshold is reached after tau log(drive/(drive - threshold)), and a pause follows each spike. */
    @Test
    void aCellThatLeaksFiresAtEqualDistances() {
        double rise = 10 * Math.log(20 / (20 - 15.0));
        List<Double> spikes = FiringRate.spikes(20);
        assertThat(spikes).hasSize(6);
        for (int i = 0; i < spikes.size(); i++) {
            assertThat(spikes.get(i)).isCloseTo((i + 1) * rise + 2 * i, within(1e-12 * 100));
        }
        assertThat(FiringRate.spikes(14)).isEmpty();
    }
}
