package brook.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.gradient.AdjointMethod;
import brook.runtime.gradient.Gradient;
import brook.runtime.gradient.GradientMean;
import brook.runtime.gradient.GradientSolver;
import brook.runtime.gradient.NoGradientException;
import brook.runtime.solver.MissingValueException;
import brook.runtime.solver.ModelSolver;
import brook.runtime.solver.TooManyStepsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Gradients by name, of x' = -k x: its end is x0 exp(-k t). */
class SolverGradientTest {

    private static final HotModel DECAY =
            Models.standard().compile("decay.ode", """
                    param k = 2, double_k = 2*k
                    input y
                    x' = -k*x
                    x(0) = double_k
                    output end = x
                    loss miss at data = (x - y)^2
                    solve { t = 0 .. 1 ; rtol = 1e-13 }
                    """).orElseThrow();

    @ParameterizedTest
    @EnumSource(AdjointMethod.class)
    void whatIsGivenHolds(AdjointMethod how) {
        ModelSolver solver =
                DECAY.solver().set("k", 0.5).set("y", 0).adjoint(how).build();
        assertThat(solver.gradient("end").by("double_k")).isCloseTo(Math.exp(-0.5), within(1e-11));
        assertThat(solver.gradient("end").value()).isCloseTo(Math.exp(-0.5), within(1e-11));
        solver.setInitial("x", 3);
        Gradient gradient = solver.gradient("end", 0, 2);
        assertThat(gradient.by("k")).isCloseTo(-6 * Math.exp(-1), within(1e-11));
        assertThat(gradient.by("double_k")).isZero();
        assertThat(gradient.by("x(0)")).isCloseTo(Math.exp(-1), within(1e-11));
        Gradient twin = solver.another(step -> true).gradient("end", 0, 2);
        assertThat(twin.by("k")).isEqualTo(gradient.by("k"));
    }

    @Test
    void runsAreObservedAtSeveralTimes() {
        ModelSolver solver = DECAY.solver().set("y", 0).set("k", 1).build();
        GradientSolver run = solver.differentiable(0, 0.5, 1);
        int miss = run.targetLabels().indexOf("miss");
        run.differentiate((observation, targets, weights) -> weights[miss] = 1, new double[0]);
        assertThat(run.byParameter(0)).isCloseTo(-4 * (Math.exp(-1) + 2 * Math.exp(-2)), within(1e-10));
        assertThat(run.byTime(0)).isCloseTo(-8 * Math.exp(-1), within(1e-10));
        assertThat(run.solution().reachedEnd()).isTrue();
    }

    @Test
    void whatCannotBeIsSaid() {
        assertThatThrownBy(() -> DECAY.gradient("end", 0, 1))
                .isInstanceOf(MissingValueException.class)
                .hasMessageContaining("`y`");
        ModelSolver solver = DECAY.solver().set("y", 0).maxSteps(1).maxStep(0.1).build();
        assertThatThrownBy(() -> solver.gradient("end")).isInstanceOf(TooManyStepsException.class);
        ModelSolver stiff = DECAY.solver().set("y", 0).method("radau5").build();
        assertThatThrownBy(() -> stiff.gradient("end")).isInstanceOf(NoGradientException.class);
        ModelSolver derived = DECAY.sensitivities("k").set("y", 0).build();
        assertThatThrownBy(() -> derived.gradient("end")).isInstanceOf(NoGradientException.class);
    }

    @Test
    void gradientsHaveAMean() {
        ModelSolver solver = DECAY.solver().set("y", 0).build();
        GradientMean mean = new GradientMean();
        assertThat(mean.mean()).isEmpty();
        for (double k : new double[] {1, 2}) {
            solver.set("k", k);
            mean.add(solver.gradient("end"));
        }
        assertThat(mean.count()).isEqualTo(2);
        Gradient found = mean.mean().orElseThrow();
        assertThat(found.by("k")).isCloseTo((-2 * Math.exp(-1) - 4 * Math.exp(-2)) / 2, within(1e-10));
        assertThat(found.names()).isEqualTo(solver.gradient("end").names());
        assertThatThrownBy(() -> mean.add(solver.gradient("miss"))).isInstanceOf(IllegalArgumentException.class);
    }
}
