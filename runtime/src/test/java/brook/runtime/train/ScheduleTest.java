package brook.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    /** The rates of Kelly et al. 2020, appendix: 0.1 to 1e-4 in tens, at the epochs 60, 100 and 140. */
    @Test
    void piecewise() {
        Schedule schedule = new Schedule.Piecewise(List.of(60.0, 100.0, 140.0), 0.1);
        assertThat(schedule.factor(59.99)).isEqualTo(1);
        assertThat(schedule.factor(60)).isEqualTo(0.1);
        assertThat(schedule.factor(139)).isCloseTo(1e-2, within(1e-17));
        assertThat(schedule.factor(1000)).isCloseTo(1e-3, within(1e-18));
    }

    @Test
    void exponential() {
        Schedule schedule = new Schedule.Exponential(0.5, 10);
        assertThat(schedule.factor(0)).isEqualTo(1);
        assertThat(schedule.factor(10)).isEqualTo(0.5);
        assertThat(schedule.factor(5)).isCloseTo(Math.sqrt(0.5), within(1e-15));
    }

    @Test
    void cosine() {
        Schedule schedule = new Schedule.Cosine(100, 0.2);
        assertThat(schedule.factor(0)).isEqualTo(1);
        assertThat(schedule.factor(50)).isCloseTo(0.6, within(1e-15));
        assertThat(schedule.factor(100)).isEqualTo(0.2);
        assertThat(schedule.factor(500)).isEqualTo(0.2);
    }

    @Test
    void warmupAndThenAnother() {
        Schedule schedule = new Schedule.Warmup(4, 0.2, new Schedule.Piecewise(List.of(2.0), 0.5));
        assertThat(schedule.factor(0)).isEqualTo(0.2);
        assertThat(schedule.factor(2)).isCloseTo(0.6, within(1e-15));
        assertThat(schedule.factor(4)).isEqualTo(1);
        assertThat(schedule.factor(5.9)).isEqualTo(1);
        assertThat(schedule.factor(6)).isEqualTo(0.5);
    }

    @Test
    void impossibleOnesAreRefused() {
        assertThatThrownBy(() -> new Schedule.Piecewise(List.of(2.0, 1.0), 0.5)).hasMessage("at = [2.0, 1.0]");
        assertThatThrownBy(() -> new Schedule.Cosine(0, 0)).hasMessage("epochs = 0.0");
        assertThatThrownBy(() -> new Schedule.Warmup(1, 1.5, Schedule.CONSTANT)).hasMessage("from = 1.5");
    }
}
