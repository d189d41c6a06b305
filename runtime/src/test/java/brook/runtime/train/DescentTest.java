package brook.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * Five steps on (w1^2 + 10 w2^2 + w3^2/8)/2 from (1, -2, 1/2), the rate halved from the third on.
 *
 * <p>The numbers were computed from the formulas of the papers with 40 digits by mpmath 1.3; Nesterov's momentum in its first form, with the
 * gradient at w + momentum v, the numbers being those points. All constants are exact in binary; the bound of 1e-14 is some 20 roundings of
 * numbers up to 2.
 */
class DescentTest {

    private static final double RATE = 0.0625;
    private static final double DECAY = 0.03125;
    private static final double BETA1 = 0.875;
    private static final double BETA2 = 0.96875;
    private static final double EPSILON = 0.0009765625;

    @Test
    void gradientDescent() {
        hold(new Optimizer.Sgd(RATE, 0, DECAY), 0.79332693268167631, -0.090058127610511463, 0.48313520325054604);
    }

    @Test
    void momentum() {
        hold(new Optimizer.Sgd(RATE, 0.75, DECAY), 0.51652271107183978, 1.2711048049600393, 0.46001458984678401);
    }

    @Test
    void nesterov() {
        hold(new Optimizer.Nesterov(RATE, 0.75, DECAY), 0.46780407917769648, 0.29062293427745694, 0.45361465019272204);
    }

    @Test
    void adam() {
        hold(
                new Optimizer.Adam(RATE, BETA1, BETA2, EPSILON, DECAY),
                0.7824908800073536,
                -1.7816945464420013,
                0.28696269930017707);
    }

    @Test
    void adamW() {
        hold(
                new Optimizer.AdamW(RATE, BETA1, BETA2, EPSILON, DECAY),
                0.77629846531281069,
                -1.7686687244250208,
                0.28489584144813526);
    }

    @Test
    void adamax() {
        hold(
                new Optimizer.Adamax(RATE, BETA1, BETA2, DECAY),
                0.78169224146528256,
                -1.7771187760275869,
                0.29313409347382163);
    }

    @Test
    void rmsProp() {
        hold(
                new Optimizer.RmsProp(RATE, BETA2, EPSILON, DECAY),
                0.29180075160438607,
                -1.1918069786814448,
                0.019051070896121883);
    }

    private static void hold(Optimizer optimizer, double... expected) {
        double[] w = {1, -2, 0.5};
        Descent descent = new Descent(optimizer, 3);
        for (int step = 1; step <= 5; step++) {
            descent.step(w, new double[] {w[0], 10 * w[1], w[2] / 8}, step < 3 ? 1 : 0.5);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(w[i]).isCloseTo(expected[i], within(1e-14));
        }
        assertThat(descent.steps()).isEqualTo(5);
    }

    /** Kingma and Ba 2015, section 2.1: the first step is the rate, whatever the size of the gradient. */
    @Test
    void firstStepOfAdamIsTheRate() {
        double[] w = {0, 0};
        new Descent(new Optimizer.Adam(1e-3, 0.9, 0.999, 1e-300, 0), 2).step(w, new double[] {1e-100, -1e100}, 1);
        assertThat(w[0]).isCloseTo(-1e-3, within(1e-18));
        assertThat(w[1]).isCloseTo(1e-3, within(1e-18));
    }

    @Test
    void weightsWithoutGradientStay() {
        double[] w = {1};
        Descent descent = new Descent(new Optimizer.Adamax(0.1), 1);
        descent.step(w, new double[] {0}, 1);
        assertThat(w[0]).isEqualTo(1.0);
    }

    @Test
    void impossibleConstantsAreRefused() {
        assertThatThrownBy(() -> new Optimizer.Adam(0)).hasMessage("rate = 0.0");
        assertThatThrownBy(() -> new Optimizer.Adam(1, 1, 0, 1, 0)).hasMessage("beta1 = 1.0");
        assertThatThrownBy(() -> new Optimizer.Sgd(1, 0, Double.NaN)).hasMessage("weightDecay = NaN");
    }

    @Test
    void gradientsAreCut() {
        double[] long5 = {3, 4};
        new Clipping(Clipping.Kind.NORM, 2.5).apply(long5, 5);
        assertThat(long5).containsExactly(1.5, 2);
        new Clipping(Clipping.Kind.NORM, 2.5).apply(long5, 2.5);
        assertThat(long5).containsExactly(1.5, 2);
        double[] mixed = {3, -0.5, -7};
        new Clipping(Clipping.Kind.VALUE, 1).apply(mixed, 99);
        assertThat(mixed).containsExactly(1, -0.5, -1);
        Clipping.NONE.apply(mixed, 1e300);
        assertThat(mixed).containsExactly(1, -0.5, -1);
    }
}
