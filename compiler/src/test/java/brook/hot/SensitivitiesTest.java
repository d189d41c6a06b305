package brook.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.solver.ModelTrajectory;
import brook.runtime.solver.Sensitivities;
import brook.runtime.solver.UnknownNameException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Derivatives of solutions with respect to initial values and parameters, against closed forms. */
class SensitivitiesTest {

    private static final String DECAY = "param k = 0.5, a = 3\nx' = -k*x; x(0) = a^2\nsolve { rtol = 1e-14 }\n";

    private final Models models = Models.standard();

    private HotModel model(String text) {
        return models.compile("model.ode", text).orElseThrow();
    }

    /** x = x0 exp(-k t). */
    @Test
    void decay() {
        ModelTrajectory run =
                model(DECAY).sensitivities("x(0)", "k", "a").build().solve(0, 2);
        Sensitivities by = run.sensitivities();
        assertThat(by.labels()).containsExactly("x(0)", "k", "a");
        double e = Math.exp(-1);
        assertThat(run.value("x", 2)).isCloseTo(9 * e, within(1e-13));
        assertThat(by.value("x", "x(0)", 2)).isCloseTo(e, within(1e-14));
        assertThat(by.value("x", "k", 2)).isCloseTo(-18 * e, within(1e-13));
        assertThat(by.value("x", "a", 2)).isCloseTo(6 * e, within(1e-13));
        assertThat(by.value("x", "k", 0)).isZero();
    }

    /** An initial value that is given follows nothing. */
    @Test
    void whatIsGivenFollowsNothing() {
        Sensitivities by = model(DECAY)
                .sensitivities("x(0)", "a")
                .setInitial("x", 2)
                .build()
                .solve(0, 2)
                .sensitivities();
        assertThat(by.value("x", "a", 2)).isZero();
        assertThat(by.value("x", "x(0)", 2)).isCloseTo(Math.exp(-1), within(1e-14));
    }

    /** y(0) = 2 x(0) + k follows x(0). */
    @Test
    void initialValuesFollowEachOther() {
        Sensitivities by = model("param k = 0.5\nx' = 0; y' = -y; x(0) = 1; y(0) = 2*x(0) + k\n")
                .sensitivities("x(0)", "y(0)", "k")
                .rtol(1e-14)
                .build()
                .solve(0, 1)
                .sensitivities();
        double e = Math.exp(-1);
        assertThat(by.value("y", "x(0)", 1)).isCloseTo(2 * e, within(1e-14));
        assertThat(by.value("y", "y(0)", 1)).isCloseTo(e, within(1e-14));
        assertThat(by.value("y", "k", 1)).isCloseTo(e, within(1e-14));
        assertThat(by.stateTransition(0)).isDeepEqualTo(new double[][] {{1, 0}, {2, 1}});
    }

    /** x'' = -w² x: the matrix exponential is a rotation. */
    @ParameterizedTest
    @ValueSource(strings = {"taylor", "dop853", "adams", "dopri5"})
    void stateTransitionOfAnOscillator(String method) {
        double[][] found = model("param w = 2\nx'' = -w^2*x; x(0) = 1; x'(0) = 0.3\n")
                .sensitivities()
                .method(method)
                .rtol(1e-13)
                .atol(1e-15)
                .build()
                .solve(0, 3)
                .sensitivities()
                .stateTransition(3);
        double c = Math.cos(6);
        double s = Math.sin(6);
        double[][] is = {{c, s / 2}, {-2 * s, c}};
        for (int i = 0; i < 2; i++) {
            assertThat(found[i]).containsExactly(is[i], within(1e-10));
        }
    }

    /** Elements of arrays: x_i' = -m_i x_i. */
    @Test
    void elementsOfParameters() {
        String text = "param m[3] = [0.5, 1, 2]\nstate x[3] = [1, 2, 3]\nx[i in 1..3]' = -m[i]*x[i]\n";
        Sensitivities all =
                model(text).sensitivities("m").rtol(1e-14).build().solve(0, 1).sensitivities();
        Sensitivities one = model(text)
                .sensitivities("m[2]", "x[3](0)")
                .rtol(1e-14)
                .build()
                .solve(0, 1)
                .sensitivities();
        assertThat(all.labels()).containsExactly("m[1]", "m[2]", "m[3]");
        assertThat(all.value("x[2]", "m[2]", 1)).isCloseTo(-2 * Math.exp(-1), within(1e-13));
        assertThat(all.value("x[2]", "m[1]", 1)).isZero();
        assertThat(one.value("x[2]", "m[2]", 1)).isCloseTo(-2 * Math.exp(-1), within(1e-13));
        assertThat(one.value("x[3]", "x[3](0)", 1)).isCloseTo(Math.exp(-2), within(1e-14));
    }

    /** x' = |x - 1| - x + 1 from 0: a kink, x = 1 - exp(-2t) below it, never above. */
    @Test
    void kinksAreNoJumps() {
        Sensitivities by = model("param k = 1\nx' = max(x, 0.5)*k; x(0) = 0.25\n")
                .sensitivities("k", "x(0)")
                .rtol(1e-14)
                .build()
                .solve(0, 2)
                .sensitivities();
        // x = 1/4 + k t/2 up to t = 1/(2 k), then exp(k t - 1/2)/2
        double e = Math.exp(1.5) / 2;
        assertThat(by.value("x", "k", 2)).isCloseTo(2 * e, within(1e-12));
        assertThat(by.value("x", "x(0)", 2)).isCloseTo(2 * e, within(1e-12));
    }

    @Test
    void timesOfJumpsMayDependOnTheTime() {
        Sensitivities by = model("param k = 1\nx' = if t < 1 then k else 3*k*x; x(0) = 0\n")
                .sensitivities("k")
                .rtol(1e-14)
                .build()
                .solve(0, 1.5)
                .sensitivities();
        // x = k exp(3 k (t - 1))
        assertThat(by.value("x", "k", 1.5)).isCloseTo(2.5 * Math.exp(1.5), within(1e-11));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x' = if x > 1 then 1 else 2; x(0) = 0",
                "param k = 1\nx' = if t > k then 1 else 2; x(0) = 0",
                "x' = floor(x); x(0) = 0",
                "x' = 1; x(0) = 0\nevent when x rises 1 { x := 0 }",
            })
    void whatJumpsIsRefused(String text) {
        assertThatThrownBy(() -> model(text + "\n").sensitivities("x(0)", text.contains("k") ? "k" : "x(0)"))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("E0915");
    }

    @Test
    void namesAreChecked() {
        assertThatThrownBy(() -> model(DECAY).sensitivities("kk")).isInstanceOf(UnknownNameException.class);
        assertThatThrownBy(() -> model(DECAY).sensitivities("y(0)")).isInstanceOf(UnknownNameException.class);
        Sensitivities by = model(DECAY).sensitivities("k").build().solve(0, 1).sensitivities();
        assertThatThrownBy(() -> by.value("x", "a", 1)).hasMessageContaining("without the derivative by `a`");
        assertThatThrownBy(() -> model(DECAY).solver().build().solve(0, 1).sensitivities())
                .isInstanceOf(IllegalStateException.class);
    }

    /** Steps are those of the run without derivatives. */
    @Test
    void errorControlLeavesThemOut() {
        HotModel model = model("param k = 1\nx'' = k*(1 - x^2)*x' - x; x(0) = 2; x'(0) = 0\n");
        for (String method : new String[] {"taylor", "dopri5", "adams", "radau5", "rodas5p"}) {
            int alone = model.solver().method(method).build().solve(0, 10).steps();
            int both = model.sensitivities().method(method).build().solve(0, 10).steps();
            assertThat(both).as(method).isEqualTo(alone);
        }
    }
}
