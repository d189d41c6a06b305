package brook.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ModelDescriptionTest {

    private static final ModelDescription MODEL = ModelDescription.named("Chain", "chain.ode")
            .text("a chain of springs")
            .time("t")
            .timeUnit("s")
            .state("theta", 2)
            .at(3, 7)
            .unit("rad")
            .note("the angle")
            .equation("theta'' = -sin(theta)", 9, 1)
            .state("u", 1)
            .axis(0, 3)
            .equation("u[0]' = 0", 10, 1)
            .covering(0, 1, 1)
            .equation("u[i in 1..2]' = u[i-1]", 11, 1)
            .covering(1, 2, 1)
            .state("none", 1)
            .axis(1, 0)
            .state("q", 2)
            .axis(1, 2)
            .axis(1, 2)
            .parameter("k")
            .output("energy")
            .span(0, 10)
            .rtol(1e-12)
            .outputEvery(0.5)
            .build();

    @Test
    void labelsFollowTheOrderOfTheDoubles() {
        assertThat(MODEL.stateLabels())
                .containsExactly(
                        "theta", "theta'", "u[0]", "u[1]", "u[2]", "q[1,1]", "q[1,2]", "q[2,1]", "q[2,2]", "q'[1,1]",
                        "q'[1,2]", "q'[2,1]", "q'[2,2]");
        assertThat(MODEL.parameterLabels()).containsExactly("k");
        assertThat(MODEL.outputLabels()).containsExactly("energy");
    }

    @Test
    void aComponentKnowsItsStateAndItsEquation() {
        assertThat(MODEL.stateOf(4).name()).isEqualTo("u");
        assertThat(MODEL.componentWithin(4)).isEqualTo(2);
        assertThat(MODEL.stateOf(4).equation(2)).map(Equation::line).hasValue(11);
        assertThat(MODEL.stateOf(2).equation(0)).map(Equation::line).hasValue(10);
        assertThat(MODEL.stateOf(1).equation(1)).map(Equation::text).hasValue("theta'' = -sin(theta)");
        assertThat(MODEL.stateOf(5).equation(0)).isEmpty();
        assertThatThrownBy(() -> MODEL.stateOf(13)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void axesMayRunInSteps() {
        Axis odd = new Axis(1, 3, 2);
        assertThat(List.of(1, 3, 5)).allMatch(odd::contains);
        assertThat(List.of(-1, 0, 2, 4, 6, 7)).noneMatch(odd::contains);
        Axis down = new Axis(5, 3, -2);
        assertThat(List.of(1, 3, 5)).allMatch(down::contains);
        assertThat(List.of(7, 6, 4, -1)).noneMatch(down::contains);
    }

    @Test
    void defaultsAreThoseOfTheLanguage() {
        SolveDefaults solve = MODEL.solve();
        assertThat(solve.t1()).isEqualTo(10);
        assertThat(solve.options().method().text()).isEqualTo("taylor");
        assertThat(solve.options().effectiveAtol()).isEqualTo(1e-12);
        assertThat(solve.options().maxSteps()).isEqualTo(10_000_000);
        assertThat(solve.output()).isEqualTo(OutputTimes.every(0.5));
    }

    @Test
    void theOrderFollowsTheTolerance() {
        assertThat(SolveOptions.STANDARD.rtol(0x1p-52).effectiveOrder()).isEqualTo(20);
        assertThat(SolveOptions.STANDARD.rtol(1e-9).effectiveOrder()).isEqualTo(12);
        assertThat(SolveOptions.STANDARD.rtol(1e-30).effectiveOrder()).isEqualTo(36);
        assertThat(SolveOptions.STANDARD.rtol(0.5).effectiveOrder()).isEqualTo(2);
        assertThat(SolveOptions.STANDARD.order(8).effectiveOrder()).isEqualTo(8);
    }

    @Test
    void senselessOptionsAreRefused() {
        for (double wrong : new double[] {0, -1e-9, 1, Double.NaN}) {
            assertThatThrownBy(() -> SolveOptions.STANDARD.rtol(wrong)).hasMessageContaining("rtol");
        }
        assertThatThrownBy(() -> SolveOptions.STANDARD.order(1)).hasMessageContaining("order");
        assertThatThrownBy(() -> SolveOptions.STANDARD.maxStep(0)).hasMessageContaining("maxStep");
    }
}
