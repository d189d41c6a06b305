package brook.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.Draw;
import brook.runtime.ensemble.Ensemble;
import brook.runtime.solver.ModelSolver;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Inputs that the model draws, through the solver, ensembles and gradients. */
class DrawnInputsTest {

    private static final String TEXT = """
            input eps[2] = normal(seed = 3, scale = 2), sign = rademacher()
            param k = eps[1]^2
            x' = -k*x + sign
            x(0) = eps[2]
            output gain = k
            """;

    private static final HotModel MODEL =
            Models.standard().compile("model.ode", TEXT).orElseThrow();

    private static ModelSolver solver() {
        return MODEL.solver().build();
    }

    private static double[] drawn(int trajectory) {
        double[] eps = new double[2];
        new Draw(Draw.Law.NORMAL, 2, 3).into(eps, 0, 2, trajectory);
        return eps;
    }

    private static double end(ModelSolver solver) {
        return solver.solve(0, 1).value("x", 1);
    }

    @Test
    void theModelSaysWhatIsDrawn() {
        assertThat(solver().description().drawnInputs())
                .extracting(
                        input -> input.name() + " " + input.draw().orElseThrow().law())
                .containsExactly("eps NORMAL", "sign RADEMACHER");
    }

    @Test
    void initialValuesAndDefaultsReadWhatIsDrawn() {
        ModelSolver solver = solver();
        for (int trajectory : List.of(0, 5, -1)) {
            solver.draw(trajectory);
            double[] eps = drawn(trajectory);
            var run = solver.solve(0, 1);
            assertThat(run.value("x", 0)).isEqualTo(eps[1]);
            assertThat(run.value("gain", 0)).isEqualTo(eps[0] * eps[0]);
        }
    }

    @Test
    void whatIsSetIsNotDrawn() {
        ModelSolver solver = solver();
        solver.draw(4);
        solver.set("eps[2]", 0.25);
        assertThat(solver.solve(0, 1).value("x", 0)).isEqualTo(0.25);
        assertThat(solver.solve(0, 1).value("gain", 0)).isEqualTo(drawn(4)[0] * drawn(4)[0]);
        solver.reset();
        assertThat(solver.solve(0, 1).value("x", 0)).isEqualTo(drawn(0)[1]);
    }

    @Test
    void membersOfAnEnsembleHaveTheNumbersFromThatOfTheSolverOn() {
        ModelSolver first = MODEL.solver().draw(100).build();
        for (int threads : List.of(1, 3)) {
            List<Double> ends = Ensemble.of(first).threads(threads).solveAll(40, (solver, member) -> end(solver));
            ModelSolver alone = solver();
            for (int member = 0; member < ends.size(); member++) {
                alone.draw(100 + member);
                assertThat(ends.get(member)).isEqualTo(end(alone));
            }
        }
    }

    @Test
    void gradientsAreThoseOfTrajectoryZero() {
        HotModel model = Models.standard()
                .compile("model.ode", "input e = normal(seed = 1)\nparam k = 0.5\nx' = -k*x\nx(0) = e\noutput y = x\n")
                .orElseThrow();
        double[] e = new double[1];
        new Draw(Draw.Law.NORMAL, 1, 1).into(e, 0, 1, 0);
        assertThat(model.gradient("y", 0, 1).by("k") / (-e[0] * Math.exp(-0.5))).isCloseTo(1, within(1e-8));
    }
}
