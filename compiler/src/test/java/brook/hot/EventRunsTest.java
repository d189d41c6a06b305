package brook.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.Ending;
import brook.runtime.EventOccurrence;
import brook.runtime.solver.EndlessEventsException;
import brook.runtime.solver.ModelSolverBuilder;
import brook.runtime.solver.ModelTrajectory;
import brook.runtime.solver.UnknownNameException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events of whole models, against closed forms. */
class EventRunsTest {

    private static final String BALL = """
            state h = 1, v = 0
            discrete n = 0
            h' = v
            v' = -9.81
            event bounce when h falls 0 { v := -0.9*v ; n := n + 1 }
            """;

    private static ModelSolverBuilder solver(String model) {
        return Models.standard()
                .compile("events.ode", model)
                .orElseThrow()
                .solver()
                .rtol(1e-14);
    }

    private static ModelTrajectory solve(String model, double t0, double t1) {
        return solver(model).build().solve(t0, t1);
    }

    private static List<Double> times(ModelTrajectory run, String event) {
        return run.events(event).stream().map(EventOccurrence::time).toList();
    }

    @Test
    void aBallBouncesUntilItsPausesAreNothing() {
        double first = Math.sqrt(2 / 9.81);
        double zeno = first * (1 + 2 * 0.9 / 0.1);
        ModelTrajectory run = solve(BALL, 0, zeno * (1 - 1e-6));
        List<Double> times = times(run, "bounce");
        double pause = 2 * first * 0.9;
        double expected = first;
        for (double time : times) {
            assertThat(time).isCloseTo(expected, within(1e-13 * expected));
            expected += pause;
            pause *= 0.9;
        }
        assertThat(expected).isGreaterThan(run.endTime());
        assertThat(times).hasSizeGreaterThan(120);
        assertThat(run.value("n", run.endTime())).isEqualTo(times.size());
        assertThat(run.value("n", 0.2)).isZero();
        assertThat(run.value("n", times.get(0))).isEqualTo(1);
        assertThat(run.value("v", times.get(0))).isCloseTo(0.9 * 9.81 * first, within(1e-14));
    }

    @Test
    void beyondThatItSaysSo() {
        assertThatExceptionOfType(EndlessEventsException.class)
                .isThrownBy(() -> solve(BALL, 0, 20))
                .withMessageStartingWith("the event `bounce` fires faster and faster: 200 times before t = 8.578949")
                .satisfies(stopped -> {
                    assertThat(stopped.event()).isEqualTo("bounce");
                    assertThat(stopped.line()).isEqualTo(5);
                });
    }

    @Test
    void sineCrossingsAreAllFound() {
        ModelTrajectory run = solver("x'' = -x\nx(0) = 0\nx'(0) = 1\nevent z when x crosses 0 { record }\n")
                .rtol(1e-16)
                .build()
                .solve(0, 1000 * Math.PI + 1);
        List<Double> times = times(run, "z");
        assertThat(times).hasSize(1000);
        for (int i = 0; i < 1000; i++) {
            assertThat(times.get(i)).isCloseTo((i + 1) * Math.PI, within(2e-13 + 1e-16 * i * Math.PI * 4));
        }
    }

    @Test
    void onlyWhatCrossesFires() {
        String model = """
                x' = 1
                x(0) = 0
                event above when (x - 1)^2 + 1e-12 falls 0 { record }
                event below when (x - 1)^2 - 1e-12 crosses 0 { record }
                event cube when (x - 1)^3 rises 0 { record }
                event back when (x - 1)^3 falls 0 { record }
                event start when x rises 0 { record }
                event one when (x - 0.2)*(x - 0.4)*(x - 0.6) crosses 0 { record }
                """;
        ModelTrajectory run = solve(model, 0, 2);
        assertThat(times(run, "above")).isEmpty();
        assertThat(times(run, "below")).hasSize(2);
        assertThat(times(run, "cube")).hasSize(1);
        assertThat(times(run, "cube").get(0)).isCloseTo(1, within(1e-5));
        assertThat(times(run, "back")).isEmpty();
        assertThat(times(run, "start")).isEmpty();
        assertThat(times(run, "one")).hasSize(3);
        assertThat(run.steps()).isLessThan(20);
        ModelTrajectory back = solver(model).setInitial("x", 2).build().solve(2, 0);
        assertThat(times(back, "cube")).isEmpty();
        assertThat(times(back, "back")).hasSize(1);
        assertThat(times(back, "one")).hasSize(3).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void whatIsDueTogetherRunsInTheOrderOfTheFile() {
        String model = """
                state x = 0
                discrete a = 1, b = 0
                x' = a
                event first when x rises 3 { a := 2*a }
                event second at 3 { b := a ; a := a + 1 }
                event third when a > 2 { x := 10 }
                event end at 4 { stop }
                """;
        ModelTrajectory run = solve(model, 0, 10);
        assertThat(run.summary().ending()).isEqualTo(Ending.STOPPED_BY_EVENT);
        assertThat(run.endTime()).isEqualTo(4);
        assertThat(run.events().stream().map(EventOccurrence::name)).containsExactly("first", "second", "third", "end");
        assertThat(run.value("b", 3)).isEqualTo(2);
        assertThat(run.value("x", 3)).isEqualTo(10);
        assertThat(run.value("x", 4)).isCloseTo(13, within(1e-14));
        assertThat(run.events("third").get(0).before("x")).isCloseTo(3, within(1e-15));
        assertThat(run.events("third").get(0).after("x")).isEqualTo(10);
    }

    @Test
    void dosesAtTheStartAndTheEndToo() {
        String model = "state x = 0\nx' = -0.1*x\nevent dose every 12 from 0 { x := x + 1 }\n";
        ModelTrajectory run = solve(model, 0, 48);
        double expected = 0;
        for (int i = 0; i < 4; i++) {
            expected = (expected + 1) * Math.exp(-1.2);
        }
        assertThat(run.value("x", 0)).isEqualTo(1);
        assertThat(run.value("x", 48)).isCloseTo(expected + 1, within(1e-14));
        assertThat(times(run, "dose")).containsExactly(0.0, 12.0, 24.0, 36.0, 48.0);
        assertThat(times(solve(model, 48, 0), "dose")).containsExactly(48.0, 36.0, 24.0, 12.0, 0.0);
        String tenths = "state x = 0\nx' = 0\nevent e every 0.1 from 0 { x := x + 1 }\n";
        assertThat(solve(tenths, 0, 0.3).value("x", 0.3)).isEqualTo(4);
    }

    @Test
    void aNeuronFiresAtItsPeriod() {
        // x' = (I - x)/tau from 0 reaches 1 after tau ln(I/(I - 1)).
        ModelTrajectory run = solve("state x = 0\nx' = (1.5 - x)/10\nevent spike when x rises 1 { x := 0 }\n", 0, 1000);
        double period = 10 * Math.log(1.5 / 0.5);
        List<Double> times = times(run, "spike");
        assertThat(times).hasSize((int) (1000 / period));
        for (int i = 0; i < times.size(); i++) {
            assertThat(times.get(i)).isCloseTo((i + 1) * period, within(1e-13 * (i + 1) * period));
        }
    }

    @Test
    void conditionsFireWhenTheyBecomeTrue() {
        ModelTrajectory run = solve("""
                state h = 1, v = 0
                discrete n = 0
                h' = v
                v' = -2
                event bounce when h < 0 { v := -v ; n := n + 1 }
                event enough when n > 2 { stop }
                event held when v < 1 { record }
                """, 0, 100);
        assertThat(run.summary().ending()).isEqualTo(Ending.STOPPED_BY_EVENT);
        assertThat(run.endTime()).isCloseTo(5, within(1e-14));
        assertThat(run.events("bounce")).hasSize(3);
        assertThat(times(run, "held")).hasSize(2);
    }

    @Test
    void whatReadsAJumpJumpsWithIt() {
        String model = """
                state x = 0, stairs = 0, y = 0
                x' = if mod(t, 2) > 1 then 1 else 0
                stairs' = floor(10*mod(t, 2))
                y' = 1
                event high when mod(y, 2) > 1 { record }
                event rise when mod(y, 2) rises 1 { record }
                event turn when mod(y, 2) falls 1 { record }
                event never when mod(y, 2) > 0 { record }
                """;
        ModelTrajectory run = solve(model, 0, 6.5);
        assertThat(run.value("x", 6.5)).isCloseTo(3, within(1e-13));
        assertThat(run.value("stairs", 6.5)).isCloseTo(3 * 19 + 1, within(1e-12));
        assertTimes(times(run, "high"), 1, 3, 5);
        assertTimes(times(run, "rise"), 1, 3, 5);
        assertTimes(times(run, "turn"), 2, 4, 6);
        assertThat(times(run, "never")).isEmpty();
        assertThat(solve(model, 0, -6.5).value("x", -6.5)).isCloseTo(-3.5, within(1e-13));
    }

    private static void assertTimes(List<Double> actual, double... expected) {
        assertThat(actual).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual.get(i)).isCloseTo(expected[i], within(1e-14));
        }
    }

    @Test
    void chainsOfConditionsEnd() {
        String chain = """
                state x = 0
                discrete n = 0, m = 0
                x' = 1
                event go at 1 { n := 1 }
                event odd when n > 0 and n < %d and mod(n, 2) == 1 { n := n + 1 }
                event even when n > 0 and n < %d and mod(n, 2) == 0 { n := n + 1 }
                """;
        assertThat(solve(chain.replace("%d", "101"), 0, 2).value("n", 2)).isEqualTo(101);
        assertThatExceptionOfType(EndlessEventsException.class)
                .isThrownBy(() -> solve(chain.replace("%d", "1000"), 0, 2))
                .satisfies(stopped -> assertThat(stopped.time()).isEqualTo(1));
    }

    @Test
    void listenersAreToldAndNamesAreChecked() {
        List<EventOccurrence> told = new ArrayList<>();
        ModelTrajectory run = solver(BALL).onEvent(told::add).build().solve(0, 3);
        assertThat(told).isEqualTo(run.events()).hasSizeGreaterThan(2);
        assertThat(told.get(0).before("v")).isNegative();
        assertThat(told.get(0).after("v")).isPositive();
        assertThatExceptionOfType(UnknownNameException.class).isThrownBy(() -> run.events("bunce"));
    }
}
