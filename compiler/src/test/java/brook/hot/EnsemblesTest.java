package brook.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.EventTimeException;
import brook.runtime.Method;
import brook.runtime.Solution;
import brook.runtime.ensemble.Ensemble;
import brook.runtime.ensemble.MemberTable;
import brook.runtime.solver.ModelSolver;
import brook.runtime.solver.ModelTrajectory;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ensembles of compiled models: parameters, inputs, defaults that follow them, events, integrals and outputs. */
class EnsemblesTest {

    private static final int COUNT = 60;

    /** Everything that a run can leave behind in a model: discrete variables, modes, what is computed once per run. */
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

    private static final ModelSolver SOLVER = solver(BALL);

    private static ModelSolver solver(String text) {
        return Models.standard()
                .compile("model.ode", text)
                .orElseThrow()
                .solver()
                .rtol(1e-10)
                .build();
    }

    private static MemberTable table() {
        MemberTable table = MemberTable.of(SOLVER.description(), "kick", "h(0)", "e");
        for (int i = 0; i < COUNT; i++) {
            table.add(0.01 * i, 1 + 0.1 * (i % 7), 0.5 + 0.005 * i);
        }
        return table;
    }

    private static List<Object> result(ModelSolver solver, MemberTable table, int member) {
        table.give(solver, member);
        ModelTrajectory run = solver.solveAsFarAsPossible(0, 2);
        return List.of(
                run.summary().ending(),
                run.value("h", 0.9),
                run.value("bounces", run.endTime()),
                run.value("energy", 0.8),
                run.value("way", run.endTime()),
                run.summary().statistics(),
                run.events().stream().map(event -> event.name() + event.time()).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void bitsAreThoseOfNewSolvers(int threads) {
        MemberTable table = table();
        List<List<Object>> expected = IntStream.range(0, COUNT)
                .mapToObj(i -> result(SOLVER.another(step -> true), table, i))
                .toList();
        assertThat(Ensemble.of(SOLVER).threads(threads).solveAll(COUNT, (solver, i) -> result(solver, table, i)))
                .isEqualTo(expected);
        assertThat(expected).extracting(one -> one.get(1)).doesNotHaveDuplicates();
        int[] backwards = IntStream.range(0, COUNT).map(i -> COUNT - 1 - i).toArray();
        List<List<Object>> other = Ensemble.of(SOLVER)
                .threads(threads)
                .solveAll(COUNT, (solver, i) -> result(solver, table, backwards[i]));
        assertThat(IntStream.of(backwards).mapToObj(other::get).toList()).isEqualTo(expected);
    }

    /** x = x0 exp(-k t); b = 2 k follows k. */
    @Test
    void membersHaveTheValuesOfTheirRow() {
        ModelSolver decay = solver("param k = 1, b = 2*k\nstate x\nx' = -k*x\noutput twice = b*x\n");
        MemberTable table = MemberTable.of(decay.description(), "x", "k");
        IntStream.range(0, 50).forEach(i -> table.add(1 + i, 0.1 * i));
        List<double[]> ends = Ensemble.of(decay).threads(2).solveAll(50, (member, i) -> {
            table.give(member, i);
            ModelTrajectory run = member.solve(0, 1);
            return new double[] {run.value("x", 1), run.value("twice", 1)};
        });
        for (int i = 0; i < 50; i++) {
            double x = (1 + i) * Math.exp(-0.1 * i);
            assertThat(ends.get(i)[0]).isCloseTo(x, within(1e-8 * (1 + i)));
            assertThat(ends.get(i)[1]).isCloseTo(0.2 * i * x, within(1e-8 * (1 + i)));
        }
    }

    /** What a method remembers of its last steps must not reach the next run. */
    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"RADAU5", "RODAS5P", "AUTO"}) // that are not there yet
    void noMethodRemembersTheMembersBefore(Method method) {
        ModelSolver solver = Models.standard()
                .compile("model.ode", "param k = 1\nstate x = 1, y = 0\nx' = y\ny' = (1 - x^2)*y*k - x\n")
                .orElseThrow()
                .solver()
                .method(method)
                .step(0.01)
                .rtol(1e-6)
                .build();
        List<String> expected = IntStream.range(0, 20)
                .mapToObj(i -> stiffening(solver.another(step -> true), i))
                .toList();
        assertThat(Ensemble.of(solver).threads(1).solveAll(20, EnsemblesTest::stiffening))
                .isEqualTo(expected);
        assertThat(Ensemble.of(solver).threads(2).solveAll(20, (member, i) -> stiffening(member, 19 - i)))
                .isEqualTo(IntStream.range(0, 20)
                        .mapToObj(i -> expected.get(19 - i))
                        .toList());
    }

    private static String stiffening(ModelSolver solver, int member) {
        solver.set("k", member % 5 == 4 ? 30 : 0.5 + member);
        Solution end = solver.runAsFarAsPossible(0, 1 + 0.3 * (member % 3));
        return end.ending() + " " + end.time() + " " + end.state(0) + " " + end.state(1) + " " + end.statistics();
    }

    @Test
    void aPeriodThatIsNoneComesOut() {
        ModelSolver clock = solver("param T = 1\nstate x = 0\nx' = 1\nevent tick every T { x := 0 }\n");
        assertThatExceptionOfType(EventTimeException.class)
                .isThrownBy(() -> Ensemble.of(clock).solveAll(30, (member, i) -> {
                    member.set("T", 5 - i);
                    return member.runAsFarAsPossible(0, 3);
                }));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ensemble.of(clock).solveAll(3, (member, i) -> {
                    member.set("T", Double.NaN);
                    return i;
                }));
    }
}
