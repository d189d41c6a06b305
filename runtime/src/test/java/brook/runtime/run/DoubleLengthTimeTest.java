package brook.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DoubleLengthTimeTest {

    @Test
    void timeAddsUpWithoutRounding() {
        DoubleLengthTime time = new DoubleLengthTime();
        time.set(0);
        for (int i = 0; i < 1_000_000; i++) {
            time.add(0.1);
        }
        // 0.1 as a double is 0.1 + 5.551115123125783e-18.
        assertThat(time.head()).isEqualTo(100_000);
        assertThat(time.tail()).isCloseTo(5.551115123125783e-12, within(1e-24));
    }
}
