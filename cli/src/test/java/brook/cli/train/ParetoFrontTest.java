package brook.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import brook.cli.train.ParetoFront.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParetoFrontTest {

    @Test
    void resultsThatAreBeatenAreLeftOut() {
        Result cheap = new Result("cheap", 20, 0.5);
        Result good = new Result("good", 90, 0.1);
        Result middle = new Result("middle", 50, 0.2);
        Result worse = new Result("worse", 60, 0.2);
        Result equal = new Result("equal", 50, 0.2);
        Result broken = new Result("broken", 1, Double.NaN);
        assertThat(ParetoFront.of(List.of(good, worse, middle, broken, cheap, equal)))
                .containsExactly(cheap, middle, good);
    }
}
