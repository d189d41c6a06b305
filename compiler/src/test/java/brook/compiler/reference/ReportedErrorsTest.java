package brook.compiler.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.CompilerOptions;
import brook.runtime.Solution;
import brook.runtime.solver.ModelSolver;
import brook.runtime.solver.ModelSolverBuilder;
import brook.runtime.solver.ModelTrajectory;
import org.junit.jupiter.api.Test;

/** What a run says of the errors of its steps and of its singularities, from the text of a model on. */
class ReportedErrorsTest {

    /** z = 1/(1-t), whose R_3 is 36 ((1-t)^-7 - 1)/7. */
    private static final String POLE = """
            model Pole
            state z = 1
            z' = z^2
            integral R3 = der(z, 3)^2
            """;

    private static ModelSolverBuilder solver(String text) {
        return ModelSolver.of(new ModelFile("model.ode", text).load(CompilerOptions.STANDARD));
    }

    /** An integrand that falls faster than the states: control = states loses digits, and says so; control = all does not. */
    @Test
    void integralsThatLoseDigitsAreReported() {
        double exact = 36 * (Math.pow(0.1, -7) - 1) / 7;
        Solution states = solver(POLE).rtol(1e-12).build().run(0, 0.9);
        double lost = Math.abs(states.integral(0) - exact) / exact / 1e-12;
        assertThat(lost).isGreaterThan(100);
        assertThat(states.statistics().exceeded()).isPositive();
        assertThat(states.warnings()).anyMatch(warning -> warning.contains("control = all"));
        Solution all =
                solver(POLE + "solve { control = all }\n").rtol(1e-12).build().run(0, 0.9);
        assertThat(Math.abs(all.integral(0) - exact) / exact / 1e-12).isLessThan(lost / 10);
        assertThat(all.statistics().exceeded()).isZero();
    }

    /** A jump that is not located is leapt over by one step, and one is reported. */
    @Test
    void aJumpUnderNoeventIsReported() {
        Solution solution = solver("""
                model Jump
                state x = 0
                x' = cos(t) + noevent(if t > 1 then 1 else 0)
                """).build().run(0, 3);
        assertThat(solution.statistics().exceeded()).isPositive();
        Solution located = solver("""
                model Jump
                state x = 0
                x' = cos(t) + (if t > 1 then 1 else 0)
                """).build().run(0, 3);
        assertThat(located.statistics().exceeded()).isZero();
        assertThat(located.state(0)).isCloseTo(Math.sin(3) + 2, within(1e-8));
    }

    /** z = 1/(1-t), seen from t = 0.25. */
    @Test
    void aTrajectoryKnowsItsSingularity() {
        ModelTrajectory run = solver(POLE).build().solve(0, 0.5);
        assertThat(run.radius(0.25)).isCloseTo(0.75, within(1e-9));
        assertThat(run.singularity(0, 0.25).orElseThrow().order()).isCloseTo(1, within(1e-6));
        ModelTrajectory entire =
                solver("model Entire\nstate x = 1\nx' = -x\n").build().solve(0, 1);
        assertThat(entire.radius(0.5)).isInfinite();
    }

    @Test
    void tolerancesAreNamed() {
        String text = "model Two\nstate x[2] = [1, 1]\nstate y = 1\nx' = -x\ny' = -1000*y\n";
        long all = solver(text).build().run(0, 1).statistics().steps();
        long loose = solver(text + "solve { scale = each }\n")
                .atol("y", 1e3)
                .atol("x[2]", 1e-3)
                .build()
                .run(0, 1)
                .statistics()
                .steps();
        assertThat(loose).isLessThan(all);
    }
}
