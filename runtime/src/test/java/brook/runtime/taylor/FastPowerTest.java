package brook.runtime.taylor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FastPowerTest {

    @Test
    void agreesWithMath() {
        Random random = new Random(3);
        for (int i = 0; i < 10_000; i++) {
            double y = 2000 * random.nextDouble() - 1000;
            assertThat(FastPower.exp2(y) / Math.pow(2, y)).isCloseTo(1, within(1e-9));
            double x = Math.pow(2, y);
            assertThat(FastPower.log2(x)).isCloseTo(y, within(1e-9 + 1e-15 * Math.abs(y)));
        }
    }

    @Test
    void endsAreEnds() {
        assertThat(FastPower.exp2(Double.POSITIVE_INFINITY)).isInfinite();
        assertThat(FastPower.exp2(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(FastPower.exp2(Double.NaN)).isNaN();
        assertThat(FastPower.exp2(1023.7)).isInfinite();
    }
}
