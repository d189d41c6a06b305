package brook.compiler.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.CompilerOptions;
import brook.runtime.Ending;
import brook.runtime.Method;
import brook.runtime.OdeModel;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.integrator.Integrator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stiff methods with generated Jacobians on models with jumps, events and integrals, against closed forms. */
class StiffModelsTest {

    private static final String METHODS = "RADAU5|RODAS5P|AUTO";

    private static Solution solve(String text, Method method, double t1) {
        String model = text + "\nsolve { t = 0 .. 1 ; method = " + method + " }\n";
        OdeModel loaded = new ModelFile("model.ode", model).load(CompilerOptions.STANDARD);
        double[] state = new double[loaded.dimension()];
        loaded.initialState(0, state);
        return Integrator.of(loaded, SolveOptions.STANDARD.method(method).rtol(1e-9))
                .solve(0, state, t1);
    }

    /** x = 1 - exp(-1000 (t - 1/2)) from 1/2 on. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = METHODS)
    void jumpsInStiffRates(Method method) {
        Solution solution = solve("""
                param k = 1000
                state x = 0
                x' = k*((if t >= 0.5 then 1 else 0) - x)
                """, method, 0.502);
        assertThat(solution.state(0)).isCloseTo(1 - Math.exp(-2), within(1e-7));
        assertThat(solution.statistics().switches()).isEqualTo(1);
    }

    /** x follows |cos t|, from pi/2 on -cos t; where the kink has died away x = -(L² cos t + L sin t)/(L² + 1) with L = 1000. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = METHODS)
    void kinksInStiffRates(Method method) {
        Solution solution = solve("""
                state x = 1
                x' = -1000*(x - abs(cos(t)))
                """, method, 3);
        double exact = -(1e6 * Math.cos(3) + 1e3 * Math.sin(3)) / (1e6 + 1);
        assertThat(solution.state(0)).isCloseTo(exact, within(1e-7));
        assertThat(solution.statistics().switches()).isEqualTo(1);
    }

    /** x reaches 1/2 at ln(2)/1000 and turns to -1 there; the integral of its target is 1 until then and -1 after it. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = METHODS)
    void eventsThatAssignInStiffSystems(Method method) {
        Solution solution = solve("""
                discrete target = 1
                state x = 0
                x' = 1000*(target - x)
                integral sum = target
                event turn when x rises 0.5 { target := -1 }
                """, method, 0.003);
        double turn = Math.log(2) / 1000;
        assertThat(solution.ending()).isEqualTo(Ending.REACHED_END);
        assertThat(solution.statistics().events()).isEqualTo(1);
        assertThat(solution.state(0)).isCloseTo(-1 + 1.5 * Math.exp(-1000 * (0.003 - turn)), within(1e-7));
        assertThat(solution.integral(0)).isCloseTo(2 * turn - 0.003, within(1e-10));
    }
}
