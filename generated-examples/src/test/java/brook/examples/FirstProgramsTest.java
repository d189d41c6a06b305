package brook.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.solver.UnknownNameException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The models without a folder, against closed forms and what they conserve. */
class FirstProgramsTest {

    /** The period is 2 pi sqrt(L/g) / agm(1, cos(amplitude/2)), after Gauss. A hundred steps are within 1e-14 each. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 2, 5 * Math.PI / 6, 3})
    void aPendulumSwingsAsGaussSays(double amplitude) {
        double one = 1;
        double other = Math.cos(amplitude / 2);
        while (one - other > 1e-15) {
            double mean = (one + other) / 2;
            other = Math.sqrt(one * other);
            one = mean;
        }
        double period = 2 * Math.PI * Math.sqrt(1 / 9.81) / one;
        assertThat(PendulumPeriod.of(amplitude)).isCloseTo(period, within(1e-12 * period));
    }

    /**
     * Errors grow backwards as volumes do: sigma + beta + 1 = 13.67 in a unit of time, and what shrinks forwards at most by
     * as much more as neighbours part forwards, 0.91. The first error is the last digit of a state below 50.
     */
    @Test
    void lorenzComesBackAsFarAsRoundingLetsIt() {
        ThereAndBack.Runs runs = ThereAndBack.run(1);
        double bound = Math.ulp(50.0) * Math.exp(13.67 + 0.91);
        assertThat(runs.distance(0)).isPositive().isLessThan(bound);
        assertThat(runs.back().startTime()).isEqualTo(1);
        assertThat(runs.back().endTime()).isEqualTo(0);
    }

    /** H is constant along every solution. Each of some hundred steps is within 1e-12. */
    @Test
    void predatorAndPreyKeepWhatTheyConserve() {
        LotkaVolterraSolver.Trajectory run =
                LotkaVolterraSolver.builder().initialX(6).build().solve();
        for (double t = 0; t <= 20; t += 0.5) {
            assertThat(run.H(t)).isCloseTo(run.H(0), within(run.steps() * 1e-12 * 10));
        }
        Assertions.assertThatThrownBy(() -> run.untyped().value("h", 1)).isInstanceOf(UnknownNameException.class);
    }

    /**
     * Lines along the rod are a linear system whose eigenvectors are sines. No part of an error grows, so the errors of the
     * steps, 1e-8 each, at most add up.
     */
    @Test
    void aRodHasTheTemperaturesOfFourier() {
        HeatSolver.Trajectory run = RodTemperatures.run();
        for (double t : new double[] {0, 0.01, 0.3, 1}) {
            double[] u = run.u(t);
            for (int i = 1; i <= u.length; i++) {
                assertThat(u[i - 1]).isCloseTo(temperature(i, t), within(1e-8 * run.steps()));
            }
        }
    }

    /** A straight line from 0 to 1, the first sine, and the sines that take the line away at the start. */
    private static double temperature(int i, double t) {
        int n = 100;
        double dx = 1.0 / (n + 1);
        double sum = i * dx + decayed(1, t) * Math.sin(Math.PI * i * dx);
        for (int k = 1; k <= n; k++) {
            double amplitude = 0;
            for (int j = 1; j <= n; j++) {
                amplitude += 2 * dx * j * dx * Math.sin(Math.PI * k * j * dx);
            }
            sum -= amplitude * decayed(k, t) * Math.sin(Math.PI * k * i * dx);
        }
        return sum;
    }

    private static double decayed(int k, double t) {
        double dx = 1.0 / 101;
        return Math.exp(-4 * 0.1 / (dx * dx) * Math.pow(Math.sin(Math.PI * k * dx / 2), 2) * t);
    }

    /** The energy is constant; some thousand steps at the limit of doubles, whose errors are random, and compensated. */
    @Test
    void planetsKeepTheirEnergy() {
        OuterSolarSystemSolver.Trajectory run = PlanetEnergy.run();
        assertThat(run.rows()).isEqualTo(11);
        assertThat(PlanetEnergy.drift(run)).isLessThan(Math.sqrt(run.steps()) * 0x1p-52);
        assertThat(run.q(0, 2, 1)).isEqualTo(-3.5023653);
    }
}
