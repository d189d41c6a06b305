package brook.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class InitialisersTest {

    private static final int COUNT = 100_000;

    @Test
    void numbersAreThoseOfSplitMix() {
        // The first numbers of SplitMix64 for the seed 1234567, as published with its reference implementation.
        double[] p = new double[2];
        Initialisers.uniform(p, 0, 2, 1, 1234567);
        long[] published = {6457827717110365317L, 3203168211198807973L};
        for (int i = 0; i < p.length; i++) {
            double unit = ((published[i] >>> 11) + 0.5) * 0x1p-53;
            assertThat(p[i]).isEqualTo(2 * unit - 1);
        }
    }

    @Test
    void lawsHaveTheirMoments() {
        double[] p = new double[COUNT + 2];
        Initialisers.normal(p, 1, COUNT, 2, 42);
        assertThat(p[0]).isZero();
        assertThat(p[COUNT + 1]).isZero();
        assertThat(mean(p)).isCloseTo(0, within(0.03));
        assertThat(square(p)).isCloseTo(4, within(0.08));
        Initialisers.uniform(p, 1, COUNT, 3, 42);
        assertThat(mean(p)).isCloseTo(0, within(0.03));
        assertThat(square(p)).isCloseTo(3, within(0.04));
    }

    @Test
    void weightsKeepTheVarianceOfALayer() {
        double[] p = new double[COUNT];
        Initialisers.glorot(p, 0, 100, 1000, 1, 1);
        assertThat(square(p)).isCloseTo(2.0 / 1100, within(5e-5));
        assertThat(Arrays.stream(p).map(Math::abs).max().orElseThrow()).isLessThan(Math.sqrt(6.0 / 1100));
        Initialisers.he(p, 0, 100, 1000, 1, 1);
        assertThat(square(p)).isCloseTo(2.0 / 1000, within(5e-5));
    }

    private static double mean(double[] p) {
        return Arrays.stream(p).sum() / COUNT;
    }

    private static double square(double[] p) {
        return Arrays.stream(p).map(x -> x * x).sum() / COUNT;
    }
}
