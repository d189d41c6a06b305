package brook.runtime.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.OutputTimes;
import brook.runtime.SolveOptions;
import brook.runtime.integrator.Integrator;
import brook.runtime.reference.Problems;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputTest {

    private static final double[] START = {1, 0};

    private static Integrator oscillator() {
        return Integrator.of(Problems.oscillator(), SolveOptions.STANDARD.rtol(1e-15));
    }

    /** The times of the rows; each row is checked against the closed form. */
    private static List<Double> rows(OutputTimes times, double t0, double t1) {
        List<Double> rows = new ArrayList<>();
        double[] start = {Math.cos(t0), -Math.sin(t0)};
        oscillator().solve(t0, start, t1, new OutputSampler(times, (t, state) -> {
            rows.add(t);
            assertThat(state[0]).isCloseTo(Math.cos(t), within(1e-14));
            assertThat(state[1]).isCloseTo(-Math.sin(t), within(1e-14));
        }));
        return rows;
    }

    @Test
    void everyGivesMultiplesAndTheEnd() {
        assertThat(rows(OutputTimes.every(0.1), 0, 0.35)).containsExactly(0.0, 0.1, 0.2, 3 * 0.1, 0.35);
        assertThat(rows(OutputTimes.every(0.1), 0, 1)).hasSize(11).endsWith(1.0);
        assertThat(rows(OutputTimes.every(0.1), 0, 20)).hasSize(201).endsWith(20.0);
        assertThat(rows(OutputTimes.every(5), 1, 2)).containsExactly(1.0, 2.0);
        assertThat(rows(OutputTimes.every(0.5), 2, 0)).containsExactly(2.0, 1.5, 1.0, 0.5, 0.0);
        assertThat(rows(OutputTimes.every(0.5), 3, 3)).containsExactly(3.0);
    }

    @Test
    void atGivesTheTimesInTheOrderOfTheRun() {
        OutputTimes times = OutputTimes.at(3, 0, 1, 1, 7, -1, 5);
        assertThat(rows(times, 0, 5)).containsExactly(0.0, 1.0, 3.0, 5.0);
        assertThat(rows(times, 5, 0)).containsExactly(5.0, 3.0, 1.0, 0.0);
        assertThat(rows(OutputTimes.at(), 0, 5)).isEmpty();
    }

    @Test
    void equidistantEndAndSteps() {
        assertThat(rows(OutputTimes.equidistant(5), 0, 2)).containsExactly(0.0, 0.5, 1.0, 1.5, 2.0);
        assertThat(rows(OutputTimes.equidistant(201), 0, 20)).hasSize(201).contains(0.1, 0.3, 19.9);
        assertThat(rows(OutputTimes.end(), 0, 2)).containsExactly(2.0);
        List<Double> steps = rows(OutputTimes.steps(), 0, 20);
        assertThat(steps).hasSizeGreaterThan(10).startsWith(0.0).endsWith(20.0).doesNotHaveDuplicates();
    }

    @Test
    void aRunThatEndsEarlyGivesItsLastStateOnceButNoTimesNotReached() {
        Integrator pole = Integrator.of(Problems.scalar("x*x"));
        List<Double> every = new ArrayList<>();
        double end = pole.solve(
                        0, new double[] {1}, 2, new OutputSampler(OutputTimes.every(0.3), (t, x) -> every.add(t)))
                .time();
        assertThat(every).containsExactly(0.0, 0.3, 0.6, 3 * 0.3, end);
        List<Double> at = new ArrayList<>();
        pole.solve(0, new double[] {1}, 2, new OutputSampler(OutputTimes.at(0.5, 1.5), (t, x) -> at.add(t)));
        assertThat(at).containsExactly(0.5);
    }

    @Test
    void aTrajectoryAnswersAnywhere() {
        for (double t1 : new double[] {50, -50}) {
            Trajectory trajectory = oscillator().trajectory(0, START, t1);
            for (int i = 0; i <= 1000; i++) {
                double t = t1 * i / 1000;
                assertThat(trajectory.value(0, t)).isCloseTo(Math.cos(t), within(1e-14));
                assertThat(trajectory.state(t)[1]).isCloseTo(-Math.sin(t), within(1e-14));
            }
            assertThat(trajectory.endTime()).isEqualTo(t1);
            assertThatThrownBy(() -> trajectory.state(t1 * 1.01)).hasMessageContaining("outside the run");
        }
    }

    @Test
    void aLongTrajectoryFillsManyChunks() {
        Trajectory trajectory = oscillator().trajectory(0, START, 2000);
        assertThat(trajectory.steps()).isGreaterThan(1800);
        assertThat(trajectory.value(0, 1999.5)).isCloseTo(Math.cos(1999.5), within(1e-12));
        assertThat(trajectory.value(0, 0.5)).isCloseTo(Math.cos(0.5), within(1e-15));
    }

    @Test
    void aTrajectoryWithoutStepsStillHasItsStart() {
        Trajectory trajectory = oscillator().trajectory(1, START, 1);
        assertThat(trajectory.state(1)).containsExactly(START);
    }
}
