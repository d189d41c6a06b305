package brook.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.emit.EmitOptions.Plan;
import brook.runtime.SolveOptions;
import brook.runtime.SolveOptions.Control;
import brook.runtime.solver.ModelTrajectory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Integrals along the solution, against closed forms. */
class IntegralsTest {

    private static ModelTrajectory solve(String text, Plan plan, SolveOptions options, double t1) {
        return Models.standard()
                .withOptions(standard -> standard.withPlan(plan))
                .compile("integrals.ode", text)
                .orElseThrow()
                .solver()
                .options(options)
                .build()
                .solve(0, t1);
    }

    private static ModelTrajectory solve(String text, double t1) {
        return solve(text, Plan.AUTO, SolveOptions.STANDARD.rtol(1e-14), t1);
    }

    /** With the settings of the file. */
    private static ModelTrajectory solve(String text) {
        return Models.standard()
                .compile("integrals.ode", text)
                .orElseThrow()
                .solver()
                .build()
                .solve(0, 1);
    }

    private static double factorial(int k) {
        return k == 0 ? 1 : k * factorial(k - 1);
    }

    @ParameterizedTest
    @EnumSource(Plan.class)
    void regularisersOfDecayAreEqual(Plan plan) {
        String model = """
                z' = -z
                z(0) = 1
                integral R1 = z'^2
                integral R2 = sqnorm(z'')
                integral R3 = der(z, 3)^2
                integral R4 = der(z, 4)^2
                output sum = R1 + R4
                """;
        for (double rtol : List.of(1e-6, 1e-9, 1e-12)) {
            ModelTrajectory run =
                    solve(model, plan, SolveOptions.STANDARD.rtol(rtol).control(Control.ALL), 1);
            for (double t : List.of(0.0, 0.3, 1.0)) {
                double expected = -Math.expm1(-2 * t) / 2;
                for (int k = 1; k <= 4; k++) {
                    assertThat(run.value("R" + k, t)).isCloseTo(expected, within(rtol));
                }
                assertThat(run.value("sum", t)).isCloseTo(2 * expected, within(2 * rtol));
            }
        }
    }

    /** The exact solution is z0/(1 - z0 t), whose k-th derivative is k! z^(k+1). */
    @ParameterizedTest
    @EnumSource(Plan.class)
    void regularisersOfASquareAreAsAccurateAsStatesOnDemand(Plan plan) {
        String model = """
                state z = 0.5, S1 = 0, S2 = 0, S3 = 0
                z' = z^2
                S1' = %s
                S2' = %s
                S3' = %s
                integral R1 = z'^2
                integral R2 = z''^2
                integral R3 = der(z, 3)^2
                """;
        String controlled = model.formatted("z'^2", "z''^2", "der(z, 3)^2");
        String free = model.formatted("0", "0", "0");
        for (double rtol : List.of(1e-6, 1e-9, 1e-12)) {
            ModelTrajectory states = solve(controlled, plan, SolveOptions.STANDARD.rtol(rtol), 1);
            ModelTrajectory alone = solve(free, plan, SolveOptions.STANDARD.rtol(rtol), 1);
            ModelTrajectory all =
                    solve(free, plan, SolveOptions.STANDARD.rtol(rtol).control(Control.ALL), 1);
            for (int k = 1; k <= 3; k++) {
                double expected = Math.pow(factorial(k), 2)
                        * Math.pow(0.5, 2 * k + 1)
                        * (Math.pow(0.5, -2 * k - 1) - 1)
                        / (2 * k + 1);
                double state = states.value("S" + k, 1);
                assertThat(states.value("R" + k, 1)).isCloseTo(state, within(4e-16 * state));
                assertThat(all.value("R" + k, 1)).isCloseTo(expected, within(rtol * expected));
                assertThat(alone.value("R" + k, 1)).isCloseTo(expected, within(300 * rtol * expected));
            }
        }
    }

    @Test
    void regularisersOfPolynomialsVanish() {
        ModelTrajectory run = solve("""
                state z = 1
                z' = 2*t - 3*t^2
                integral R3 = der(z, 3)^2
                integral R4 = der(z, 4)^2
                """, 2);
        assertThat(run.value("R3", 2)).isCloseTo(72, within(1e-13));
        assertThat(run.value("R4", 1.5)).isZero();
    }

    /** Of each element u = u0 e^(-i t/4), with its third derivative, in loops and looking ahead. */
    @ParameterizedTest
    @EnumSource(Plan.class)
    void arraysAreIntegratedElementByElement(Plan plan) {
        ModelTrajectory run = solve("""
                const N = 40
                state u[N] = 1
                u[i in 1..N]' = -i/4*u[i]
                integral area[N] = u
                integral square[0..1] = [sqnorm(u), sqnorm(der(u, 2))/N]
                integral cubic[N] = u .^ 2 .* u
                output last = area[N] + square[1]
                """, plan, SolveOptions.STANDARD.rtol(1e-14).control(Control.ALL), 1);
        double sum = 0;
        double second = 0;
        double[] area = run.values("area", 1);
        for (int i = 1; i <= 40; i++) {
            double k = i / 4.0;
            assertThat(area[i - 1]).isCloseTo(-Math.expm1(-k) / k, within(1e-13));
            assertThat(run.value("cubic[" + i + "]", 1)).isCloseTo(-Math.expm1(-3 * k) / (3 * k), within(1e-13));
            sum += -Math.expm1(-2 * k) / (2 * k);
            second += -Math.expm1(-2 * k) / (2 * k) * Math.pow(k, 4) / 40;
        }
        assertThat(run.value("square[0]", 1)).isCloseTo(sum, within(1e-13));
        assertThat(run.value("square[1]", 1)).isCloseTo(second, within(1e-11));
        assertThat(run.value("last", 1)).isCloseTo(area[39] + second, within(1e-11));
    }

    @Test
    void integrandsWithKinksEndSteps() {
        // Neither the state nor its steps know of the kinks.
        ModelTrajectory run = solve("""
                x' = cos(t)
                x(0) = 0
                integral A = abs(x)
                integral up = max(x, 0)
                integral above = if x > 0.5 then 1 else 0
                """, 20 * Math.PI);
        assertThat(run.value("A", 20 * Math.PI)).isCloseTo(40, within(1e-12));
        assertThat(run.value("up", 20 * Math.PI)).isCloseTo(20, within(1e-12));
        assertThat(run.value("above", 20 * Math.PI)).isCloseTo(20 * Math.PI / 3, within(1e-12));
    }

    @Test
    void integralsAreControlledOnDemandAlone() {
        String model = """
                x' = -x
                x(0) = 1
                integral S = cos(60*t)
                """;
        SolveOptions states = SolveOptions.STANDARD.rtol(1e-9);
        double expected = Math.sin(60) / 60;
        ModelTrajectory free = solve(model, Plan.AUTO, states, 1);
        ModelTrajectory controlled = solve(model, Plan.AUTO, states.control(Control.ALL), 1);
        ModelTrajectory asked = solve(model + "solve { control = all ; rtol = 1e-9 }\n");
        assertThat(controlled.value("S", 1)).isCloseTo(expected, within(1e-9));
        assertThat(controlled.steps()).isGreaterThan(2 * free.steps());
        assertThat(Math.abs(free.value("S", 1) - expected)).isGreaterThan(1e-8);
        assertThat(free.value("x", 1)).isCloseTo(Math.exp(-1), within(1e-9));
        assertThat(asked.steps()).isEqualTo(controlled.steps());
    }

    /** z' = -2 z: the Jacobian of the flow is constant. */
    @Test
    void integrandsReadPartialDerivatives() {
        ModelTrajectory run = solve("""
                state z[2] = [1, -1], logp = 0
                W = [-2, 0; 0, -2]
                z' = W*z
                logp' = -div(z', z)
                integral kinetic = sqnorm(z')
                integral jacfro = sqnorm(jac(z', z))
                solve { control = all ; rtol = 1e-14 }
                """);
        assertThat(run.value("logp", 1)).isCloseTo(4, within(1e-14));
        assertThat(run.value("jacfro", 1)).isCloseTo(8, within(1e-14));
        assertThat(run.value("kinetic", 1)).isCloseTo(-2 * Math.expm1(-4), within(1e-14));
    }

    @Test
    void integralsAreReadInEveryWay() {
        ModelTrajectory run = solve("""
                x' = -x
                x(0) = 1
                integral R = x
                integral back = t
                """, -1);
        assertThat(run.value("R", -0.5)).isCloseTo(1 - Math.exp(0.5), within(1e-15));
        assertThat(run.integrals(-1)[1]).isCloseTo(0.5, within(1e-15));
        assertThat(run.summary().integral(0)).isEqualTo(run.value("R", -1));
        assertThat(run.description().integralLabels()).containsExactly("R", "back");
    }

    /** Decay from 1 with 1 added at 1 and 2, and a rate that events change. */
    @Test
    void integralsGoOnOverEvents() {
        ModelTrajectory run = solve("""
                state z = 1
                discrete rate = 1, seen = 0
                z' = -z
                integral area = z
                integral paid = rate
                event add at 1, 2 { z := z + 1 ; rate := 2*rate }
                event half when area rises 0.5 { seen := area }
                event look at 2.5 { seen := seen + paid }
                output share = area/(1 + paid)
                """, 3);
        double area = -Math.expm1(-3) - Math.expm1(-2) - Math.expm1(-1);
        assertThat(run.value("area", 3)).isCloseTo(area, within(1e-14));
        assertThat(run.value("area", 1)).isCloseTo(-Math.expm1(-1), within(1e-15));
        assertThat(run.value("paid", 3)).isCloseTo(1 + 2 + 4, within(1e-14));
        assertThat(run.value("share", 3)).isCloseTo(area / 8, within(1e-14));
        assertThat(run.discretes(3)[1]).isCloseTo(0.5 + 1 + 2 + 2, within(1e-14));
    }

    /** The example with two compartments, without units: the area under the curve of doses at 0, 12, 24, 48 and 60. */
    @Test
    void areaUnderTheCurveOfDoses() {
        ModelTrajectory run = solve("""
                param ka = 1.2, ke = 0.15, V = 30, dose = 100
                state gut = 0, body = 0
                gut'  = -ka*gut
                body' =  ka*gut - ke*body
                event give every 12 from 0 { gut := gut + dose }
                event skip at 36           { gut := gut - dose }
                integral AUC = body/V
                """, 72);
        double expected = 0;
        for (double time : new double[] {0, 12, 24, 48, 60}) {
            double after = 72 - time;
            expected += 100
                    / 30.0
                    * 1.2
                    / (1.2 - 0.15)
                    * (-Math.expm1(-0.15 * after) / 0.15 + Math.expm1(-1.2 * after) / 1.2);
        }
        assertThat(run.value("AUC", 72)).isCloseTo(expected, within(1e-12 * expected));
    }

    /** The integral reads a longer jet, and the functions and conditions of the events read the integral. */
    @Test
    void eventsWatchIntegralsThatLookAhead() {
        ModelTrajectory run = solve("""
                const N = 20
                state u[N] = 1
                u[i in 1..N]' = -i*u[i]/N
                integral R = sqnorm(der(u, 3))
                discrete rose = 0, above = 0
                event a when R rises 1 { rose := t }
                event b when R > 1.2 { above := t }
                """, 2);
        assertThat(run.value("R", run.discretes(2)[0])).isCloseTo(1, within(1e-12));
        assertThat(run.value("R", run.discretes(2)[1])).isCloseTo(1.2, within(1e-12));
        double expected = 0;
        for (int i = 1; i <= 20; i++) {
            expected += -Math.expm1(-i / 5.0) * Math.pow(i / 20.0, 5) / 2;
        }
        assertThat(run.value("R", 2)).isCloseTo(expected, within(1e-11));
    }
}
