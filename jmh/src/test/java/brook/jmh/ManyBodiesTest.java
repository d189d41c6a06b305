package brook.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import brook.jmh.problem.Problem;
import org.junit.jupiter.api.Test;

/** The falling bodies without a reference: what is compared computes the same. */
class ManyBodiesTest {

    @Test
    void generatedAndHandWrittenCodeTakeTheSameStepsToTheSameEnd() {
        Problem problem = Problem.ofBodies(30);
        Contender hand = Contenders.of(Code.HAND_WRITTEN, problem, Contenders.ROUNDING);
        Contender generated = Contenders.of(Code.GENERATED, problem, Contenders.ROUNDING);

        assertThat(generated.work()).isEqualTo(hand.work()).isBetween(2L, 20L);
        double[] expected = hand.state();
        double[] state = generated.state();
        for (int i = 0; i < state.length; i++) {
            assertThat(Math.abs(state[i] - expected[i])).as("component %d", i).isLessThan(1e-13);
        }
    }
}
