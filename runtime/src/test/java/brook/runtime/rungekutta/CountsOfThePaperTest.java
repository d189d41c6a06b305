package brook.runtime.rungekutta;

import static org.assertj.core.api.Assertions.assertThat;

import brook.runtime.AbsoluteTolerances;
import brook.runtime.Method;
import brook.runtime.SolveOptions;
import brook.runtime.SolveOptions.Controller;
import brook.runtime.reference.ExpressionModel;
import brook.runtime.reference.Problems;
import brook.runtime.run.RunCosts;
import brook.runtime.run.Stepper;
import brook.runtime.rungekutta.tableau.FifthOrderTableaus;
import brook.runtime.rungekutta.tableau.Tableau;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The controller of the paper takes the steps that the public code of Kelly et al. 2020 takes: recorded numbers, to the step. */
class CountsOfThePaperTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "rungekutta");

    /** The rows of a file behind its comments and its header. */
    private static List<List<String>> rows(String file) {
        try {
            return Files.readAllLines(FOLDER.resolve(file)).stream()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> List.of(line.split("\t")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<List<String>> triples() {
        return rows("golden-counts.tsv");
    }

    static List<List<String>> powers() {
        return rows("steps-on-powers.tsv");
    }

    @ParameterizedTest
    @MethodSource("triples")
    void countsAreThoseOfTheTriple(List<String> row) {
        boolean decay = row.get(0).equals("decay");
        ExpressionModel model = decay
                ? Problems.scalar("-x")
                : ExpressionModel.of(List.of("theta", "omega"), "omega", "-0.25*omega-9.8*sin(theta)");
        SolveOptions options = options(row.get(1), Double.parseDouble(row.get(3)));
        Tableau tableau = row.get(2).equals("published")
                ? FifthOrderTableaus.dopri5()
                : RungeKutta.tableau(options.method(), options.controller());
        double[] start = decay ? new double[] {1} : new double[] {Math.PI - 0.1, 0};
        Run run = run(model, options, tableau, start, decay ? 1 : 10);
        assertThat(List.of(
                        run.paperEvaluations(), run.costs().steps(), run.costs().rejected()))
                .isEqualTo(row.subList(4, 7).stream().map(Long::valueOf).toList());
        // Nothing was read within a step but in the last, and both methods need nothing for that.
        assertThat(run.costs().evaluations()).isEqualTo(run.paperEvaluations());
    }

    /** z' = k t^(k-1): a pair of order m takes few steps until k = m. */
    @ParameterizedTest
    @MethodSource("powers")
    void stepsOnPowersOfTheTimeAreThose(List<String> row) {
        int k = Integer.parseInt(row.get(1));
        ExpressionModel model = Problems.scalar(k == 1 ? "1+0*t" : k + "*t^" + (k - 1));
        SolveOptions options = options(row.get(0), 1.4e-8);
        Tableau tableau = RungeKutta.tableau(options.method(), options.controller());
        RunCosts costs = run(model, options, tableau, new double[] {1}, 100).costs();
        assertThat(costs.steps() + costs.rejected()).isEqualTo(Long.parseLong(row.get(2)));
    }

    private static SolveOptions options(String method, double tolerance) {
        return SolveOptions.STANDARD
                .method(Method.of(method).orElseThrow())
                .rtol(tolerance)
                .controller(Controller.PAPER);
    }

    private record Run(RunCosts costs, long paperEvaluations) {}

    private static Run run(ExpressionModel model, SolveOptions options, Tableau tableau, double[] start, double t1) {
        RunCosts costs = new RunCosts();
        AdaptiveMethod method =
                new AdaptiveMethod(model, options, AbsoluteTolerances.of(model, options), tableau, costs);
        Stepper stepper = new Stepper(model, options, method, costs);
        stepper.start(0, start, t1);
        while (stepper.step()) {
            assertThat(stepper.running() || stepper.taken().endTime() == t1).isTrue();
        }
        return new Run(costs, method.paperEvaluations(costs).orElseThrow());
    }
}
