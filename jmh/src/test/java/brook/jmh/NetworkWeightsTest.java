package brook.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import brook.jmh.problem.NetworkWeights;
import org.junit.jupiter.api.Test;

/** The generator gives the numbers that the reference solution was computed with. */
class NetworkWeightsTest {

    @Test
    void firstAndLastNumbersAreThoseOfTheReference() {
        NetworkWeights network = new NetworkWeights();

        assertThat(network.weights(0)[0]).containsExactly(0.09649225330496046, -0.38825334214949497);
        assertThat(network.weights(0)[1]).containsExactly(-0.12326523163054398, 0.18441069059016213);
        assertThat(network.weights(1)[0][0]).isEqualTo(-0.029402681037175703);
        assertThat(network.biases(2)).containsExactly(-0.087352563943172978, -0.020899998608326833);
    }
}
