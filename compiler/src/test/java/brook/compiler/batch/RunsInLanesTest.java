package brook.compiler.batch;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.Compilation;
import brook.compiler.CompilerOptions;
import brook.compiler.CompilerOptions.Batch;
import brook.compiler.emit.EmitOptions.Plan;
import brook.compiler.hot.HotCompiler;
import brook.compiler.reference.ModelFile;
import brook.runtime.EventOccurrence;
import brook.runtime.Method;
import brook.runtime.OdeModel;
import brook.runtime.Solution;
import brook.runtime.SolveDefaults;
import brook.runtime.Step;
import brook.runtime.StepListener;
import brook.runtime.solver.ModelSolver;
import brook.runtime.solver.SolverLanes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs in lanes are those of a single solver to the last bit: steps, points and coefficients, events, integrals, endings and statistics. */
class RunsInLanesTest {

    private static final long MOST_STEPS = 30;

    /** Where more than the states matters, and some of the usual problems. */
    private static final Pattern INTERESTING =
            Pattern.compile("event|integral|sign\\(|floor|abs\\(|\\bif\\b|\\bt\\b *[*+)]|classic_[l-p]|discrete");

    static Stream<ModelFile> models() {
        return Stream.of("golden", "corpus/examples", "corpus/reference")
                .flatMap(folder -> ModelFile.in(folder).stream())
                .filter(file -> !file.name().startsWith("rk_") && !file.name().startsWith("coef_"))
                .filter(file ->
                        INTERESTING.matcher(file.name() + " " + file.text()).find());
    }

    /** All that is told of a run, and what it came to. */
    private record Story(List<Object> told, List<Object> end) {

        static Story of(Teller teller, Solution solution) {
            List<Object> end = List.of(
                    solution.ending(),
                    solution.time(),
                    numbers(solution.state()),
                    numbers(solution.integrals()),
                    solution.nonFinite(),
                    solution.statistics(),
                    solution.warnings(),
                    solution.notes());
            return new Story(teller.told, end);
        }
    }

    private static String numbers(double[] values) {
        return Arrays.toString(values);
    }

    private static final class Teller implements StepListener {

        private final List<Object> told = new ArrayList<>();

        @Override
        public void begin(double t0, double t1, double[] state) {
            told.add(List.of(t0, t1, numbers(state)));
        }

        @Override
        public boolean accept(Step step) {
            told.add(List.of(step.startTime(), step.startTimeTail(), step.endTime(), step.length()));
            double[] point = new double[step.dimension() + step.integralCount() + step.discreteCount()];
            step.endState(point);
            told.add(numbers(point));
            if (told.size() % 3 == 0) {
                step.state(step.startTime() + step.length() / 3, point);
                told.add(numbers(point));
                told.add(step.coefficient(0, step.order()));
            }
            return true;
        }

        @Override
        public void event(EventOccurrence occurrence) {
            told.add(occurrence.name() + occurrence.time() + numbers(occurrence.after()));
        }

        @Override
        public void end(double t, double[] state) {
            told.add(List.of(t, numbers(state)));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void haveTheBitsOfSingleRuns(ModelFile file) {
        haveTheBitsOfSingleRuns(file, Plan.LOOPS);
    }

    @ParameterizedTest
    @MethodSource("models")
    void haveThemInStraightLineCode(ModelFile file) {
        haveTheBitsOfSingleRuns(file, Plan.STRAIGHT);
    }

    private static void haveTheBitsOfSingleRuns(ModelFile file, Plan plan) {
        int lanes = 2 + Math.floorMod(file.name().hashCode(), 8);
        Compilation compilation =
                file.compile(CompilerOptions.STANDARD.withPlan(plan).withBatch(new Batch(lanes, Batch.Form.RUNS)));
        if (compilation.stages().isEmpty()) {
            return; // a library, or a file that needs others
        }
        HotCompiler compiler = HotCompiler.standard();
        Compilation.Stages stages = compilation.stages().orElseThrow();
        ModelSolver solver = ModelSolver.of(compiler.load(stages.models()))
                .method(Method.TAYLOR)
                .maxSteps(MOST_STEPS)
                .build();
        int members = lanes + 3;
        List<Story> alone =
                IntStream.range(0, members).mapToObj(i -> alone(solver, i)).toList();
        List<Story> together = together(solver, compiler.load(stages.batch()), members);
        for (int i = 0; i < members; i++) {
            assertThat(together.get(i)).as("member %d", i).isEqualTo(alone.get(i));
        }
    }

    private static Story alone(ModelSolver solver, int member) {
        Teller teller = new Teller();
        setValues(solver, member);
        double[] span = span(solver, member);
        return Story.of(teller, solver.runAsFarAsPossible(span[0], span[1], teller));
    }

    /** Members differ in their values and in their time. */
    private static void setValues(ModelSolver solver, int member) {
        solver.reset();
        double[] parameters = solver.parameters();
        for (int i = 0; i < parameters.length; i++) {
            boolean usable = Double.isFinite(parameters[i]) && parameters[i] != Math.rint(parameters[i]);
            if (usable || Double.isNaN(parameters[i])) {
                solver.set(i, (usable ? parameters[i] : 0.5) * (1 + 0.01 * member));
            }
        }
        int states = solver.description().stateLabels().size();
        for (int i = 0; i < states; i++) {
            solver.setInitial(i, 0.3 + 0.05 * member + 0.1 * (i % 7));
        }
    }

    private static double[] span(ModelSolver solver, int member) {
        SolveDefaults stated = solver.description().solve();
        double t0 = Double.isNaN(stated.t0()) ? 0 : stated.t0();
        double t1 = Double.isNaN(stated.t1()) ? 2 : stated.t1();
        return new double[] {t0 + 0.01 * member, t0 + (t1 - t0) * (1 - 0.1 * member / (member + 2.0))};
    }

    private static List<Story> together(ModelSolver solver, OdeModel all, int members) {
        SolverLanes lanes = SolverLanes.of(solver, all, step -> true);
        Story[] stories = new Story[members];
        int[] member = new int[lanes.count()];
        Teller[] tellers = new Teller[lanes.count()];
        Arrays.fill(member, -1);
        int next = 0;
        int going = 1;
        while (going > 0) {
            for (int lane = 0; lane < member.length; lane++) {
                if (member[lane] < 0 && next < members) {
                    member[lane] = next++;
                    tellers[lane] = new Teller();
                    setValues(lanes.solver(lane), member[lane]);
                    double[] span = span(solver, member[lane]);
                    lanes.begin(lane, span[0], span[1], tellers[lane]);
                }
            }
            lanes.compute();
            going = 0;
            for (int lane = 0; lane < member.length; lane++) {
                if (member[lane] >= 0 && lanes.advance(lane)) {
                    going++;
                } else if (member[lane] >= 0) {
                    stories[member[lane]] = Story.of(tellers[lane], lanes.end(lane));
                    member[lane] = -1;
                    going++;
                }
            }
        }
        return List.of(stories);
    }
}
