package brook.compiler.batch;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.Compilation;
import brook.compiler.CompilerOptions;
import brook.compiler.CompilerOptions.Batch;
import brook.compiler.OdeCompiler;
import brook.compiler.emit.EmitOptions.Plan;
import brook.compiler.hot.HotCompiler;
import brook.compiler.source.SourceFile;
import brook.runtime.AbsoluteTolerances;
import brook.runtime.OdeModel;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.Step;
import brook.runtime.StepListener;
import brook.runtime.integrator.Integrator;
import brook.runtime.integrator.LaneIntegrators;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs without events in lanes, whose points are written no earlier than somebody reads them: whenever that is, they are those of single runs. */
class StepsAheadTest {

    private static final int LANES = 4;

    /** The time is read, and an integral has a carry. */
    private static final String TEXT = """
            state x = 2.5, v = 0
            x' = v
            v' = -sin(x) + 0.1*cos(t)
            integral way = v^2
            """;

    private static Compilation.Stages stages() {
        CompilerOptions options =
                CompilerOptions.STANDARD.withPlan(Plan.LOOPS).withBatch(new Batch(LANES, Batch.Form.RUNS));
        return OdeCompiler.compile(new SourceFile("Driven.ode", TEXT), options)
                .stages()
                .orElseThrow();
    }

    /** Reads one step of so many, and stops the run after some. */
    private static final class Reader implements StepListener {

        private final List<String> read = new ArrayList<>();
        private final int every;
        private final int last;
        private int seen;

        Reader(int every, int last) {
            this.every = every;
            this.last = last;
        }

        @Override
        public boolean accept(Step step) {
            seen++;
            if (seen % every == 0) {
                double[] point = new double[3];
                step.state(step.startTime() + step.length() / 3, point);
                read.add(Arrays.toString(point));
                step.endState(point);
                read.add(Arrays.toString(point)
                        + step.carry(0)
                        + step.coefficient(1, 7)
                        + step.value(0, step.startTime()));
            }
            return seen < last;
        }

        String with(Solution solution) {
            return seen + " " + read + solution.ending() + solution.time() + Arrays.toString(solution.state())
                    + Arrays.toString(solution.integrals()) + solution.statistics();
        }
    }

    private static Reader reader(int member) {
        return new Reader(1 + member % 5 * 3, member % 3 == 0 ? 17 + member : 1000);
    }

    /** Times at which steps end. */
    private static double[] times(int member) {
        return member % 2 == 0 ? new double[] {30 + member} : new double[] {7.5, 9 + member, 40};
    }

    private static double[] start(int member) {
        return new double[] {2.5 - 0.1 * member, 0.01 * member};
    }

    @ParameterizedTest
    @ValueSource(longs = {1000, 23})
    void areReadLate(long mostSteps) {
        Compilation.Stages stages = stages();
        HotCompiler compiler = HotCompiler.standard();
        OdeModel model = compiler.load(stages.models());
        SolveOptions options = SolveOptions.STANDARD.rtol(1e-13).maxSteps(mostSteps);
        int members = 3 * LANES;
        List<String> alone = IntStream.range(0, members)
                .mapToObj(i -> alone(Integrator.of(model, options), i))
                .toList();
        LaneIntegrators lanes = LaneIntegrators.of(
                compiler.load(stages.batch()), model, options, AbsoluteTolerances.of(model, options));
        assertThat(together(lanes, members)).isEqualTo(alone);
    }

    private static String alone(Integrator integrator, int member) {
        Reader reader = reader(member);
        return reader.with(integrator.solve(0, start(member), times(member), reader));
    }

    private static List<String> together(LaneIntegrators lanes, int members) {
        String[] stories = new String[members];
        Reader[] readers = new Reader[LANES];
        int[] member = new int[LANES];
        Arrays.fill(member, -1);
        int next = 0;
        int going = LANES;
        while (going > 0) {
            going = 0;
            for (int lane = 0; lane < LANES; lane++) {
                if (member[lane] < 0 && next < members) {
                    member[lane] = next++;
                    readers[lane] = reader(member[lane]);
                    lanes.integrator(lane).begin(0, start(member[lane]), times(member[lane]), readers[lane]);
                    lanes.begun(lane);
                }
            }
            lanes.compute();
            for (int lane = 0; lane < LANES; lane++) {
                if (member[lane] >= 0) {
                    going++;
                    if (!lanes.integrator(lane).advance()) {
                        stories[member[lane]] =
                                readers[lane].with(lanes.integrator(lane).end());
                        member[lane] = -1;
                    }
                }
            }
        }
        return List.of(stories);
    }

    @Test
    void waitForOneAnother() {
        Compilation.Stages stages = stages();
        HotCompiler compiler = HotCompiler.standard();
        OdeModel model = compiler.load(stages.models());
        SolveOptions options = SolveOptions.STANDARD.rtol(1e-13);
        List<String> alone = IntStream.range(0, LANES)
                .mapToObj(i -> alone(Integrator.of(model, options), i))
                .toList();
        LaneIntegrators lanes = LaneIntegrators.of(
                compiler.load(stages.batch()), model, options, AbsoluteTolerances.of(model, options));
        List<Reader> readers = new ArrayList<>();
        for (int lane = 0; lane < LANES; lane++) {
            readers.add(reader(lane));
            lanes.integrator(lane).begin(0, start(lane), times(lane), readers.get(lane));
            lanes.begun(lane);
        }
        // A lane takes no step in some rounds, and more than were computed in others.
        for (int round = 0; round < 1000; round++) {
            lanes.compute();
            for (int lane = 0; lane < LANES; lane++) {
                for (int i = 0; i < (round + lane) % 3; i++) {
                    lanes.integrator(lane).advance();
                }
            }
        }
        for (int lane = 0; lane < LANES; lane++) {
            assertThat(readers.get(lane).with(lanes.integrator(lane).end())).isEqualTo(alone.get(lane));
        }
    }
}
