package brook.runtime.rungekutta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.Ending;
import brook.runtime.EventDescription.Trigger;
import brook.runtime.Method;
import brook.runtime.OdeModel;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.SolveOptions.Control;
import brook.runtime.SolveOptions.Controller;
import brook.runtime.Switching;
import brook.runtime.integrator.Integrator;
import brook.runtime.output.Trajectory;
import brook.runtime.reference.HybridModel;
import brook.runtime.reference.HybridModel.Action;
import brook.runtime.reference.HybridModel.Parts;
import brook.runtime.reference.JumpingModel;
import brook.runtime.reference.JumpingModel.Watched;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events, jumps, integrals and discrete variables, with each method against closed forms. */
class HybridRunsTest {

    private static final Action NOTHING = (event, state, newState, newDiscretes) -> {};

    static List<Method> adaptive() {
        return Steps.adaptive();
    }

    static List<Method> all() {
        return Stream.concat(Steps.adaptive().stream(), Steps.onGrid().stream()).toList();
    }

    private static SolveOptions options(Method method) {
        return Steps.options(method, Steps.tolerance(method)).step(method == Method.EULER ? 1e-4 : 0.01);
    }

    private static double bound(Method method) {
        return switch (method) {
            case EULER -> 1e-2;
            case MIDPOINT -> 1e-3;
            case RK4 -> 1e-6;
            default -> Steps.bound(method, Steps.tolerance(method));
        };
    }

    private static Solution solve(OdeModel model, Method method, double t0, double t1, double... state) {
        return Integrator.of(model, options(method)).solve(t0, state, t1);
    }

    /** From height 1 with g = 2 it falls for 1, and then flies for 2 0.8, 2 0.8², ... */
    @ParameterizedTest
    @MethodSource("all")
    void aBallBounces(Method method) {
        HybridModel model = new HybridModel(
                new Parts(
                        List.of("y", "v"),
                        0,
                        List.of(),
                        List.of(Trigger.FALLS),
                        List.of(),
                        List.of(),
                        List.of("v", "-2", "y")),
                (event, state, newState, newDiscretes) -> {
                    newState[0] = 0;
                    newState[1] = -0.8 * state[1];
                });
        List<Double> times = new ArrayList<>();
        Solution solution = Integrator.of(model, options(method)).solve(0, new double[] {1, 0}, 4.5, new Times(times));
        assertThat(solution.reachedEnd()).isTrue();
        assertThat(times).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(times.get(i)).isCloseTo(List.of(1.0, 2.6, 3.88).get(i), within(bound(method)));
        }
        double flown = 4.5 - 3.88;
        double speed = 2 * 0.512;
        assertThat(solution.state(0)).isCloseTo(speed * flown - flown * flown, within(3 * bound(method)));
        assertThat(solution.state(1)).isCloseTo(speed - 2 * flown, within(3 * bound(method)));
    }

    /** v' = 2 - v from 0 comes to 1 after log 2, again and again. */
    @ParameterizedTest
    @MethodSource("all")
    void aCellIntegratesAndFires(Method method) {
        HybridModel model = new HybridModel(
                new Parts(
                        List.of("v"),
                        0,
                        List.of(),
                        List.of(Trigger.RISES),
                        List.of(),
                        List.of(0.0),
                        List.of("2-v", "v-1")),
                (event, state, newState, newDiscretes) -> {
                    newState[0] = 0;
                    newDiscretes[0] += 1;
                });
        List<Double> times = new ArrayList<>();
        Integrator.of(model, options(method)).solve(0, new double[] {0}, 5, new Times(times));
        assertThat(times).hasSize(7);
        for (int i = 0; i < 7; i++) {
            assertThat(times.get(i)).isCloseTo((i + 1) * Math.log(2), within((i + 1) * bound(method)));
        }
    }

    /** x' = sign(sin t) + x - x has a kink at each multiple of pi; the integral of x² is that of a triangle. */
    @ParameterizedTest
    @MethodSource("all")
    void kinksAndIntegrals(Method method) {
        HybridModel model = new HybridModel(
                new Parts(
                        List.of("x"),
                        1,
                        List.of(Switching.SIGN),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of("m0", "x*x", "sin(t)")),
                NOTHING);
        SolveOptions options = options(method).control(Control.ALL);
        Solution solution = Integrator.of(model, options).solve(0.5, new double[] {0.5}, 0.5 + 4 * Math.PI);
        assertThat(solution.statistics().switches()).isEqualTo(4);
        assertThat(solution.state(0)).isCloseTo(0.5, within(4 * bound(method)));
        assertThat(solution.integral(0)).isCloseTo(4 * Math.pow(Math.PI, 3) / 3, within(100 * bound(method)));
        Solution back = Integrator.of(model, options).solve(0.5 + 4 * Math.PI, new double[] {0.5}, 0.5);
        assertThat(back.state(0)).isCloseTo(0.5, within(4 * bound(method)));
        assertThat(back.integral(0)).isCloseTo(-4 * Math.pow(Math.PI, 3) / 3, within(100 * bound(method)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void aJumpEndsTheStepAndSlidingTheRun(Method method) {
        JumpingModel faster =
                new JumpingModel(List.of(new Watched(Switching.POSITIVE, -2, 0, 1)), mode -> mode[0] == 0 ? 1 : 10);
        Solution solution = solve(faster, method, 0, 3, 0);
        assertThat(solution.state(0)).isCloseTo(12, within(1e-10));
        assertThat(solution.statistics().switches()).isEqualTo(1);
        JumpingModel sliding = new JumpingModel(List.of(new Watched(Switching.SIGN, 0, 0, 1)), mode -> -mode[0]);
        Solution slides = solve(sliding, method, 0, 2, 1);
        assertThat(slides.ending()).isEqualTo(Ending.SLIDING);
        assertThat(slides.time()).isCloseTo(1, within(1e-12));
    }

    /** x' = d0 t x with d0 = 1 up to time 1 and -1 after it: what is within a step is of the d0 during it, whoever asks when. */
    @ParameterizedTest
    @MethodSource("all")
    void discreteVariablesHoldDuringAStep(Method method) {
        HybridModel model = new HybridModel(
                new Parts(
                        List.of("x"), 0, List.of(), List.of(Trigger.AT), List.of(1.0), List.of(1.0), List.of("d0*t*x")),
                (event, state, newState, newDiscretes) -> newDiscretes[0] = -1);
        Trajectory trajectory = Integrator.of(model, options(method)).trajectory(0, new double[] {1}, 2);
        for (int i = 0; i <= 200; i++) {
            double t = i / 100.0;
            double expected = t <= 1 ? Math.exp(t * t / 2) : Math.exp(1 - t * t / 2);
            assertThat(trajectory.state(t)[0]).isCloseTo(expected, within(10 * bound(method)));
        }
    }

    /** The right-hand side after an event is evaluated anew: x' = x - 1 rests at 1, to where the event puts it, and at 2 it does not. */
    @ParameterizedTest
    @MethodSource("all")
    void nothingIsKnownAfterAnEvent(Method method) {
        HybridModel model = new HybridModel(
                new Parts(List.of("x"), 0, List.of(), List.of(Trigger.AT), List.of(1.0), List.of(), List.of("x-1")),
                (event, state, newState, newDiscretes) -> newState[0] = 1);
        assertThat(solve(model, method, 0, 5, 2).state(0)).isEqualTo(1);
    }

    /** sin² over whole periods; steps for x = 1 alone are the longest there are. */
    @ParameterizedTest
    @MethodSource("adaptive")
    void integralsAreControlledWhereItIsAsked(Method method) {
        HybridModel model = new HybridModel(
                new Parts(List.of("x"), 1, List.of(), List.of(), List.of(), List.of(), List.of("0*x", "sin(10*t)^2")),
                NOTHING);
        SolveOptions options = options(method);
        long alone = Integrator.of(model, options)
                .solve(0, new double[] {1}, 2 * Math.PI)
                .statistics()
                .steps();
        Solution both = Integrator.of(model, options.control(Control.ALL)).solve(0, new double[] {1}, 2 * Math.PI);
        assertThat(alone).isLessThan(20);
        assertThat(both.statistics().steps()).isGreaterThan(2 * alone);
        assertThat(both.integral(0)).isCloseTo(Math.PI, within(10 * bound(method)));
    }

    /** The controller of the paper steps beyond times and events; what lies before them counts. */
    @Test
    void thePaperToo() {
        HybridModel model = new HybridModel(
                new Parts(
                        List.of("v"),
                        0,
                        List.of(),
                        List.of(Trigger.RISES),
                        List.of(),
                        List.of(),
                        List.of("2-v", "v-1")),
                (event, state, newState, newDiscretes) -> newState[0] = 0);
        for (Method method : Steps.adaptive()) {
            List<Double> times = new ArrayList<>();
            Solution solution = Integrator.of(model, options(method).controller(Controller.PAPER))
                    .solve(0, new double[] {0}, 5, new Times(times));
            assertThat(times).hasSize(7);
            assertThat(times.get(6)).isCloseTo(7 * Math.log(2), within(7 * bound(method)));
            assertThat(solution.time()).isEqualTo(5);
        }
    }
}
