package brook.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.jmh.hand.training.Activation;
import brook.jmh.hand.training.NetworkShape;
import brook.jmh.hand.training.TrainingStep;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is compared computes the same. */
class GeneratedTrainingTest {

    private static final NetworkShape NARROW =
            new NetworkShape(Activation.SIGMOID, NetworkShape.Input.ACTIVATED, List.of(5, 7, 5));

    @ParameterizedTest
    @CsvSource({"SMALL, 5, 2, 3", "SMALL, 3, 1, 0", "NARROW, 4, 4, 2", "NARROW, 5, 3, 4"})
    void theGradientIsThatByHand(String network, int batch, int lanes, int order) {
        NetworkShape shape = network.equals("SMALL") ? NetworkShape.SMALL : NARROW;
        Random random = new Random(1);
        double[] weights = random.doubles(shape.parameters(), -0.3, 0.3).toArray();
        double[][] start = new double[batch][];
        double[][] target = new double[batch][];
        for (int i = 0; i < batch; i++) {
            start[i] = random.doubles(shape.dimension()).toArray();
            target[i] = random.doubles(shape.dimension()).toArray();
        }
        TrainingStep hand = new TrainingStep(shape, batch, order, 4);
        hand.run(weights, start, target, 0.1);
        try (GeneratedTraining generated = new GeneratedTraining(shape, batch, lanes, order, 4)) {
            generated.run(weights, start, target, 0.1);
            assertThat(generated.loss()).isCloseTo(hand.loss(), within(1e-12));
            for (int i = 0; i < weights.length; i++) {
                assertThat(generated.gradient()[i]).as("weight %d", i).isCloseTo(hand.gradient()[i], within(1e-11));
            }
        }
    }
}
