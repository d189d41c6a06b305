package brook.runtime.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.Ending;
import brook.runtime.OdeModel;
import brook.runtime.OutputTimes;
import brook.runtime.Solution;
import brook.runtime.Switching;
import brook.runtime.integrator.Integrator;
import brook.runtime.output.OutputSampler;
import brook.runtime.reference.ExpressionModel;
import brook.runtime.reference.JumpingModel;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Solvers by name, on models whose solutions are known. */
class ModelSolverTest {

    /** x = cos t, y = -sin t. */
    private static final OdeModel CIRCLE = ExpressionModel.of(List.of("x", "y"), "y", "-x");

    private static ModelSolverBuilder circle() {
        return ModelSolver.of(CIRCLE).rtol(1e-14).setInitial("x", 1).setInitial("y", 0);
    }

    @Test
    void statesAreReadByNameAtAnyTime() {
        ModelTrajectory run = circle().build().solve(0, 10);
        assertThat(run.value("x", 7.3)).isCloseTo(Math.cos(7.3), within(1e-13));
        assertThat(run.values("y", 7.3)).hasSize(1);
        assertThat(run.summary().ending()).isEqualTo(Ending.REACHED_END);
        assertThat(run.endTime()).isEqualTo(10);
    }

    @Test
    void rowsAreWhereTheyWereAskedForToTheLastBit() {
        List<double[]> seen = new ArrayList<>();
        List<Double> times = new ArrayList<>();
        ModelTrajectory run = circle().output(OutputTimes.every(0.37)).build().solve(0, 10);
        Integrator integrator =
                Integrator.of(CIRCLE, CIRCLE.description().solve().options().rtol(1e-14));
        integrator.solve(0, new double[] {1, 0}, 10, new OutputSampler(OutputTimes.every(0.37), (t, state) -> {
            times.add(t);
            seen.add(state.clone());
        }));
        assertThat(run.rows()).isEqualTo(times.size()).isEqualTo(29);
        for (int i = 0; i < run.rows(); i++) {
            assertThat(run.timeAt(i)).isEqualTo(times.get(i));
            assertThat(run.state(run.timeAt(i))).containsExactly(seen.get(i));
        }
    }

    @Test
    void aPoleIsAnExceptionThatKnowsWhereAndWhat() {
        ModelSolver solver = ModelSolver.of(ExpressionModel.of(List.of("x"), "x*x"))
                .setInitial("x", 1)
                .build();
        assertThatExceptionOfType(SingularityException.class)
                .isThrownBy(() -> solver.solve(0, 2))
                .withMessageContaining("x runs to infinity near t = ")
                .withMessageContaining("expressions.ode:1:1")
                .satisfies(stopped -> {
                    assertThat(stopped.time()).isCloseTo(1, within(1e-8));
                    assertThat(stopped.stateName()).isEqualTo("x");
                    assertThat(stopped.element()).isEqualTo("x");
                    assertThat(stopped.line()).isEqualTo(1);
                    assertThat(stopped.solution().state(0)).isGreaterThan(1e6);
                });
        ModelTrajectory part = solver.solveAsFarAsPossible(0, 2);
        assertThat(part.summary().ending()).isEqualTo(Ending.STEP_UNDERFLOW);
        assertThat(part.value("x", 0.5)).isCloseTo(2, within(1e-8));
    }

    @Test
    void otherEndingsHaveTheirOwnExceptions() {
        assertThatExceptionOfType(TooManyStepsException.class)
                .isThrownBy(() -> circle().maxSteps(3).build().solve(0, 100))
                .withMessageContaining("after 3 steps");
        assertThatExceptionOfType(SlidingException.class)
                .isThrownBy(() -> ModelSolver.of(new JumpingModel(
                                List.of(new JumpingModel.Watched(Switching.SIGN, 0, 0, 1)),
                                mode -> mode[0] > 0 ? -1 : 0.5))
                        .setInitial("x", 0.7)
                        .build()
                        .solve(0, 10));
        OdeModel growth = ExpressionModel.of(List.of("x"), "x");
        assertThatExceptionOfType(NotFiniteException.class)
                .isThrownBy(() ->
                        ModelSolver.of(growth).setInitial("x", 1e308).build().solve(0, 10))
                .withMessageContaining("x becomes too large for a double");
    }

    @Test
    void whatIsMissingOrUnknownIsNamed() {
        assertThatExceptionOfType(MissingValueException.class)
                .isThrownBy(
                        () -> ModelSolver.of(CIRCLE).setInitial("x", 1).build().solve(0, 1))
                .withMessageContaining("state `y`");
        assertThatExceptionOfType(UnknownNameException.class)
                .isThrownBy(() -> circle().set("k", 1))
                .withMessageContaining("no parameter is called `k`");
        assertThatExceptionOfType(UnknownNameException.class)
                .isThrownBy(() -> circle().setInitial("z", 1))
                .withMessageContaining("x, y");
        assertThatExceptionOfType(UnknownNameException.class)
                .isThrownBy(() -> circle().build().solve(0, 1).value("energy", 0.5))
                .withMessageContaining("x, y");
        assertThatIllegalArgumentException().isThrownBy(() -> circle().setInitial("x", 1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> circle().setInitial("x", Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> circle().method("eulerian"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> circle().build().solve(0, 1).value("x", 1.5))
                .withMessageContaining("outside the run");
    }

    @Test
    void aCallbackSeesEveryStepAndMayStop() {
        List<Double> ends = new ArrayList<>();
        ModelTrajectory run = circle().onStep(step -> {
                    ends.add(step.endTime());
                    assertThat(step.value(0, step.startTime())).isEqualTo(step.coefficient(0, 0));
                    return step.endTime() < 5;
                })
                .build()
                .solve(0, 10);
        assertThat(run.summary().ending()).isEqualTo(Ending.STOPPED);
        assertThat(run.endTime()).isBetween(5.0, 10.0).isEqualTo(ends.get(ends.size() - 1));
        assertThat(run.steps()).isEqualTo(ends.size());
    }

    @Test
    void aSolverUsedAgainGivesTheSameBitsAndNeedsNoNewMemory() {
        ModelSolver solver = circle().build();
        ModelTrajectory into = solver.newTrajectory();
        double[] first = solver.solve(0, 1000, into).state(999.5);
        solver.setInitial("x", 2);
        assertThat(solver.solve(0, 1000, into).value("x", 0)).isEqualTo(2);
        solver.setInitial("x", 1);
        long bytes = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long before = allocated();
            solver.solve(0, 1000, into);
            bytes = Math.min(bytes, allocated() - before);
        }
        assertThat(into.state(999.5)).containsExactly(first);
        assertThat(into.steps()).isGreaterThan(200);
        assertThat(bytes).isLessThan(1500);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    @Test
    void aRunKeepsOnlyItsEnd() {
        Solution end = circle().build().run(0, 10);
        assertThat(end.state(0)).isCloseTo(Math.cos(10), within(1e-13));
    }

    @Test
    void backwardsToo() {
        ModelTrajectory run = circle().build().solve(0, -3);
        assertThat(run.value("x", -2)).isCloseTo(Math.cos(2), within(1e-13));
        assertThat(run.timeAt(0)).isZero();
        assertThat(run.timeAt(run.rows() - 1)).isEqualTo(-3);
    }
}
