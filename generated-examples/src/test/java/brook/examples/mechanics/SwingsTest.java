package brook.examples.mechanics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.Ending;
import brook.runtime.EventOccurrence;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What swings, against published numbers and what it conserves. */
class SwingsTest {

    /** Each of the steps is within 1e-15 of the largest term, and all may err to the same side. */
    @Test
    void aDoublePendulumKeepsItsEnergy() {
        DoublePendulumSolver.Trajectory run = TwoThreads.run(2);
        for (int row = 0; row < run.rows(); row++) {
            assertThat(run.energyAt(row)).isCloseTo(run.energyAt(0), within(run.steps() * 1e-15 * 40));
        }
    }

    @Test
    void threadsDoNotChangeTheBits() {
        List<Double> starts = List.of(1.5, 2.0, 2.5, 2.0);
        List<CompletableFuture<DoublePendulumSolver.Trajectory>> together = starts.stream()
                .map(alpha -> CompletableFuture.supplyAsync(() -> TwoThreads.run(alpha)))
                .toList();
        Stream<Double> alone =
                starts.stream().map(alpha -> TwoThreads.run(alpha).beta(30));
        assertThat(together.stream().map(run -> run.join().beta(30))).isEqualTo(alone.toList());
    }

    /**
     * 6.6632868593231301896996820305 for mu = 1 is known to 29 digits (P. Amore, J. P. Boyd, F. M. Fernandez, High order analysis of the limit
     * cycle of the van der Pol oscillator, 2018). A limit cycle forgets errors: what counts are those of the steps of some
     * turns, 1e-13 each.
     */
    @ParameterizedTest
    @CsvSource({"1, 6.6632868593231301896996820305"})
    void theLimitCycleHasItsPeriod(double mu, double period) {
        assertThat(LimitCycle.period(LimitCycle.run(mu))).isCloseTo(period, within(1e-13 * 100));
    }

    /** 2 pi (1 + mu²/16 - 5 mu⁴/3072 + O(mu⁶)) for small mu (C. M. Andersen, J. F. Geer, 1982). */
    @ParameterizedTest
    @CsvSource({"0.05", "0.1", "0.2"})
    void smallDampingStretchesThePeriod(double mu) {
        double square = mu * mu;
        double series = 2 * Math.PI * (1 + square / 16 - 5 * square * square / 3072);
        // The next coefficient is below 0.01; errors of the start die out with exp(-mu t), so the run is long.
        VanDerPolSolver.Trajectory run =
                VanDerPolSolver.builder().mu(mu).build().solve(0, 40 / mu);
        assertThat(LimitCycle.period(run)).isCloseTo(series, within(0.01 * Math.pow(mu, 6) + 1e-11));
    }

    /** The first fall takes sqrt(2 h/g); each flight after it twice that, times what the bounces have left of the speed. */
    @ParameterizedTest
    @CsvSource({"0.9", "0.5"})
    void aBallBouncesWhenItMust(double kept) {
        BouncingBallSolver.Trajectory run = BouncesOfABall.run(kept);
        double fall = Math.sqrt(2 / 9.81);
        double time = fall;
        double speed = 9.81 * fall;
        for (EventOccurrence bounce : BouncesOfABall.bounces(run)) {
            assertThat(bounce.time()).isCloseTo(time, within(1e-13 * time));
            assertThat(bounce.before("v")).isCloseTo(-speed, within(1e-12));
            assertThat(bounce.after("v")).isEqualTo(-kept * bounce.before("v"));
            speed *= kept;
            time += 2 * speed / 9.81;
        }
        assertThat(run.bounces(run.endTime())).isEqualTo(20);
        assertThat(run.summary().ending()).isEqualTo(Ending.STOPPED_BY_EVENT);
        assertThat(run.energy(fall / 2)).isCloseTo(9.81, within(1e-13));
    }
}
