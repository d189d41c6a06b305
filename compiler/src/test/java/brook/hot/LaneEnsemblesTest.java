package brook.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import brook.compiler.emit.EmitOptions.Plan;
import brook.runtime.EventOccurrence;
import brook.runtime.Method;
import brook.runtime.OdeModel;
import brook.runtime.OutputTimes;
import brook.runtime.Solution;
import brook.runtime.Step;
import brook.runtime.StepListener;
import brook.runtime.ensemble.Ensemble;
import brook.runtime.ensemble.MemberRun;
import brook.runtime.output.OutputSampler;
import brook.runtime.solver.MissingValueException;
import brook.runtime.solver.ModelSolver;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ensembles whose members go on in lanes: their results are those of members one by one. */
class LaneEnsemblesTest {

    private static final int COUNT = 70;

    /** Bounces, pushes at times, a mode for each sign, an integral and an output, parameters and inputs. */
    private static final String BALL = """
            param g = 9.81, e = 0.9, e2 = e^2
            input kick
            state h = 1, v = 0
            discrete bounces = 0
            h' = v
            v' = -g + kick*sign(sin(3*t))
            event bounce when h falls 0 { v := -e*v; bounces := bounces + e2 }
            event push every 0.7 { v := v + kick }
            integral way = abs(v)
            output energy = v^2/2 + g*h
            """;

    /** A neuron that fires and is reset; Lapicque 1907. */
    private static final String NEURON = """
            param tau = 0.02, rise = 1.2, kick
            state u = 0
            discrete spikes = 0
            u' = (rise + kick*sin(40*t) - u)/tau
            event fire when u rises 1 { u := 0; spikes := spikes + 1 }
            event enough when spikes >= 9 { stop }
            """;

    private static final String OSCILLATOR = """
            param mu
            state x = 2, y = 0
            x' = y
            y' = mu*(1 - x^2)*y - x
            """;

    private static HotModel model(String text) {
        return Models.standard()
                .withOptions(options -> options.withPlan(Plan.LOOPS))
                .compile("model.ode", text)
                .orElseThrow();
    }

    /** Rows at chosen times, steps and events of one member. */
    private static final class Log implements StepListener {

        private final List<String> lines = new ArrayList<>();
        private final OutputSampler sampler =
                new OutputSampler(OutputTimes.every(0.13), (t, point) -> lines.add(t + Arrays.toString(point)));

        @Override
        public void begin(double t0, double t1, double[] state) {
            sampler.begin(t0, t1, state);
        }

        @Override
        public boolean accept(Step step) {
            lines.add(step.startTime() + " to " + step.endTime());
            return sampler.accept(step);
        }

        @Override
        public void event(EventOccurrence occurrence) {
            lines.add(occurrence.name() + occurrence.time());
        }

        @Override
        public void end(double t, double[] state) {
            sampler.end(t, state);
        }

        private List<String> result(Solution solution) {
            lines.add(solution + " " + solution.statistics());
            return lines;
        }
    }

    private static MemberRun<List<String>> logged(ModelSolver solver, String parameter, int member) {
        solver.set(parameter, 0.01 + 0.011 * member);
        solver.setInitial(0, 0.4 + 0.013 * (member % 11));
        Log log = new Log();
        return new MemberRun<>(0.01 * (member % 3), 0.5 + 0.1 * (member % 13), log, log::result);
    }

    @ParameterizedTest
    @CsvSource({"ball, kick, 1, 2", "ball, kick, 2, 8", "neuron, kick, 2, 5", "oscillator, mu, 3, 16"})
    void resultsAreThoseOfMembersOneByOne(String name, String parameter, int threads, int lanes) {
        HotModel model = model(
                switch (name) {
                    case "ball" -> BALL;
                    case "neuron" -> NEURON;
                    default -> OSCILLATOR;
                });
        Ensemble<ModelSolver> ensemble = Ensemble.of(model.solver().rtol(1e-11).build());
        List<List<String>> oneByOne = ensemble.runAll(COUNT, (solver, i) -> logged(solver, parameter, i));
        assertThat(ensemble.threads(threads)
                        .lanes(model.lanes(lanes))
                        .runAll(COUNT, (solver, i) -> logged(solver, parameter, i)))
                .isEqualTo(oneByOne);
    }

    @Test
    void jetsOfUndisturbedStepsAreAllComputedAtOnce() {
        HotModel model = model(OSCILLATOR);
        AtomicInteger own = new AtomicInteger();
        ModelSolver solver =
                ModelSolver.of(counted(model.newInstance(), own)).rtol(1e-11).build();
        List<Solution> ends = Ensemble.of(solver)
                .threads(1)
                .lanes(model.lanes(4))
                .runAll(8, (one, i) -> {
                    one.set("mu", 0.1 * i);
                    return MemberRun.of(0, 5);
                });
        long steps = ends.stream().mapToLong(end -> end.statistics().steps()).sum();
        assertThat(steps).isGreaterThan(100);
        // The rates of change at the end of each run, to see what its last step has erred by.
        assertThat(own).hasValue(8);
    }

    /** The same model, whose jets are counted. */
    private static OdeModel counted(OdeModel model, AtomicInteger jets) {
        return (OdeModel) Proxy.newProxyInstance(
                OdeModel.class.getClassLoader(), new Class<?>[] {OdeModel.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("jet")) {
                        jets.incrementAndGet();
                    }
                    Object result = method.invoke(model, arguments);
                    return method.getName().equals("another") ? counted((OdeModel) result, jets) : result;
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 40})
    void theFirstMemberThatFailsEndsTheEnsemble(int failing) {
        HotModel model = model(OSCILLATOR);
        List<Integer> taken = new ArrayList<>();
        Ensemble<ModelSolver> ensemble =
                Ensemble.of(model.solver().build()).threads(2).lanes(model.lanes(8));
        assertThatIllegalStateException()
                .isThrownBy(() -> ensemble.runAll(
                        COUNT,
                        (solver, i) -> {
                            solver.set("mu", 0.1);
                            return new MemberRun<>(0, 1 + i % 5, step -> true, end -> failAt(failing, i));
                        },
                        (member, result) -> taken.add(result)))
                .withMessage("member " + failing);
        assertThat(taken).isEqualTo(IntStream.range(0, failing).boxed().toList());
    }

    private static int failAt(int failing, int member) {
        if (member >= failing) {
            throw new IllegalStateException("member " + member);
        }
        return member;
    }

    @Test
    void aMissingValueIsToldOfTheFirstMemberThatLacksIt() {
        HotModel model = model(OSCILLATOR);
        List<Integer> taken = new ArrayList<>();
        assertThatExceptionOfType(MissingValueException.class)
                .isThrownBy(() -> Ensemble.of(model.solver().build())
                        .threads(1)
                        .lanes(model.lanes(4))
                        .runAll(
                                COUNT,
                                (solver, i) -> {
                                    if (i != 9) {
                                        solver.set("mu", 0.1);
                                    }
                                    return MemberRun.of(0, 1);
                                },
                                (member, end) -> taken.add(member)))
                .withMessageContaining("mu");
        assertThat(taken).hasSize(9);
    }

    @Test
    void cancellationEndsRunsBetweenSteps() {
        HotModel model = model(OSCILLATOR);
        AtomicInteger asked = new AtomicInteger();
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> Ensemble.of(model.solver().build())
                        .threads(1)
                        .lanes(model.lanes(4))
                        .cancelledWhen(() -> asked.incrementAndGet() > 50)
                        .runAll(COUNT, (solver, i) -> {
                            solver.set("mu", 0.1);
                            return MemberRun.of(0, 1e9);
                        }))
                .withMessage("cancelled before member 0 was done");
    }

    @Test
    void otherMethodsGoOneByOne() {
        HotModel model = model(OSCILLATOR);
        Ensemble<ModelSolver> ensemble =
                Ensemble.of(model.solver().method(Method.DOPRI5).build()).lanes(model.lanes(4));
        List<Double> ends = ensemble.runAll(6, (solver, i) -> {
            solver.set("mu", 0.1 * i);
            return new MemberRun<>(0, 1, step -> true, end -> end.state(0));
        });
        ModelSolver single = model.solver().method(Method.DOPRI5).build();
        assertThat(ends)
                .isEqualTo(IntStream.range(0, 6)
                        .mapToObj(i -> {
                            single.set("mu", 0.1 * i);
                            return single.run(0, 1).state(0);
                        })
                        .toList());
    }

    @Test
    void aBatchHasAtLeastTwoLanes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model(OSCILLATOR).lanes(1))
                .withMessageContaining("at least two lanes");
    }
}
