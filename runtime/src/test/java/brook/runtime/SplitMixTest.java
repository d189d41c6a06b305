package brook.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SplitMixTest {

    /** The first numbers of the seed 1234567, as published for SplitMix64 on rosettacode.org (Pseudo-random numbers/Splitmix64). */
    @Test
    void numbersAreThePublishedOnes() {
        SplitMix numbers = new SplitMix(1234567);
        for (String number : new String[] {
            "6457827717110365317",
            "3203168211198807973",
            "9817491932198370423",
            "4593380528125082431",
            "16408922859458223821"
        }) {
            assertThat(Long.toUnsignedString(numbers.next())).isEqualTo(number);
        }
    }

    @Test
    void stateGoesOn() {
        SplitMix numbers = new SplitMix(7);
        numbers.next();
        SplitMix later = new SplitMix(numbers.state());
        assertThat(later.next()).isEqualTo(numbers.next());
    }

    @Test
    void permutationsHoldEachNumberOnce() {
        for (int count = 0; count < 50; count++) {
            int[] order = new SplitMix(count).permutation(count);
            Arrays.sort(order);
            for (int i = 0; i < count; i++) {
                assertThat(order[i]).isEqualTo(i);
            }
        }
    }

    /** Chi-squared with 23 degrees of freedom exceeds 49.7 once in 1000; the seed is fixed, so the test is not one of chance. */
    @Test
    void allOrdersOfFourAreAsLikely() {
        SplitMix numbers = new SplitMix(1);
        int[] seen = new int[256];
        for (int i = 0; i < 24_000; i++) {
            int[] order = numbers.permutation(4);
            seen[64 * order[0] + 16 * order[1] + 4 * order[2] + order[3]]++;
        }
        int[] found = Arrays.stream(seen).filter(count -> count > 0).toArray();
        assertThat(found).hasSize(24);
        assertThat(Arrays.stream(found)
                        .mapToDouble(n -> (n - 1000.0) * (n - 1000.0) / 1000)
                        .sum())
                .isLessThan(49.7);
    }
}
