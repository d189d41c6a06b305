package brook.compiler.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.CompilerOptions;
import brook.runtime.EventOccurrence;
import brook.runtime.Method;
import brook.runtime.Solution;
import brook.runtime.solver.ModelSolver;
import brook.runtime.solver.ModelTrajectory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events, jumps, integrals and outputs on steps of the Adams methods; all has closed forms. */
class AdamsModelsTest {

    private static final double RTOL = 1e-9;

    private static ModelTrajectory solve(String text, double t1) {
        return ModelSolver.of(new ModelFile("model.ode", text).load(CompilerOptions.STANDARD))
                .method(Method.ADAMS)
                .rtol(RTOL)
                .build()
                .solve(0, t1);
    }

    /** A ball from height 1 at g = 2 meets the ground at t = 1, and after each bounce with half its speed flies for 2, 1, 1/2, ... */
    @Test
    void eventsThatAssignBeginAnew() {
        ModelTrajectory ball = solve("""
                model Ball
                state h = 1
                state v = 0
                h' = v
                v' = -2
                event bounce when h falls 0 { h := 0; v := -v/2 }
                """, 2.9);
        double time = 1;
        double flight = 1;
        List<EventOccurrence> bounces = ball.events("bounce");
        assertThat(bounces).hasSizeGreaterThan(4);
        for (EventOccurrence bounce : bounces) {
            assertThat(bounce.time()).isCloseTo(time, within(1e-8));
            time += flight;
            flight /= 2;
        }
    }

    /** Recorded events end no step; the zeros of a sine between the points of steps are found on the polynomial. */
    @Test
    void recordedEventsCostNoStep() {
        String sine = """
                model Sine
                state x = 0
                state v = 1
                x' = v
                v' = -x
                output energy = x^2 + v^2
                """;
        ModelTrajectory watched = solve(sine + "event zero when x falls 0 { record }\n", 100);
        assertThat(watched.events()).hasSize(16);
        for (int i = 0; i < 16; i++) {
            assertThat(watched.events().get(i).time()).isCloseTo((2 * i + 1) * Math.PI, within(1e-6));
        }
        ModelTrajectory alone = solve(sine, 100);
        assertThat(watched.summary().statistics().steps())
                .isEqualTo(alone.summary().statistics().steps());
        assertThat(alone.value("energy", 12.3456)).isCloseTo(1, within(1e-6));
    }

    @Test
    void timeEventsAreMetExactly() {
        ModelTrajectory doses = solve("""
                model Doses
                state c = 0
                c' = -c
                event dose every 0.5 from 0 { c := c + 1 }
                """, 4.25);
        double expected = 0;
        for (int i = 0; i <= 8; i++) {
            expected += Math.exp(-(4.25 - 0.5 * i));
        }
        assertThat(doses.value("c", 4.25)).isCloseTo(expected, within(1e-7));
        assertThat(doses.events("dose").get(3).time()).isEqualTo(1.5);
    }

    /** z' = -z: R_K on [0, 1] is (1 - e^-2)/2 for every K. */
    @Test
    void integralsAreThoseOfTheStates() {
        ModelTrajectory run = solve("""
                model Decay
                state z = 1
                z' = -z
                integral R1 = z'^2
                integral R3 = der(z, 3)^2
                """, 1);
        for (double integral : run.integrals(1)) {
            assertThat(integral).isCloseTo((1 - Math.exp(-2)) / 2, within(1e-7));
        }
    }

    /** Ten arches of max(sin t, 0): the jumps of the derivative are located, and steps begin anew. */
    @Test
    void kinksAreLocated() {
        Solution arches = solve("""
                model Arches
                state x = 0
                x' = max(sin(t), 0)
                """, 20 * Math.PI).summary();
        assertThat(arches.state(0)).isCloseTo(20, within(1e-6));
        assertThat(arches.statistics().switches()).isBetween(19L, 21L);
    }
}
