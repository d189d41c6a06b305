package brook.jmh.hand.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingStepTest {

    /** Central differences of two widths, extrapolated: the error is that of rounding, about 1e-16/1e-3. */
    private static final double WIDTH = 1e-3;

    /**
     * Sample A of the public reference {@code rk_mlp_2_16_2_tcat_all}: loss and R_K of the exact solution, 30 digits from series of 60.
     * With 500 steps the method is within 1e-10 of it: halving the steps makes the difference 16 times as large.
     */
    @ParameterizedTest
    @CsvSource({
        "1, 0.404130070069402037103270860567",
        "2, 0.295249148764570675754368425870",
        "3, 0.509000672017765810864501826335",
        "4, 1.17971119655935504578383138388"
    })
    void convergesToTheReference(int order, double exact) {
        NetworkShape shape = new NetworkShape(Activation.TANH, NetworkShape.Input.AS_IT_IS, List.of(2, 16, 2));
        TrainingStep step = new TrainingStep(shape, 1, order, 500);
        step.run(referenceWeights(), new double[][] {{0.5, -0.25}}, new double[][] {{0.25, 0.75}}, 0);
        // There the loss is the mean over the two components.
        assertThat(step.loss() / 2).isCloseTo(0.0124278250895334867114342435305, within(1e-11));
        assertThat(step.regulariser()).isCloseTo(exact, within(1e-9 * exact));
    }

    private static double[] referenceWeights() {
        long[] seed = {424242};
        double[] weights = new double[16 * 4 + 2 * 18];
        for (int i = 0; i < weights.length; i++) {
            seed[0] = (1664525 * seed[0] + 1013904223) & 0xffffffffL;
            double scale = i < 48 ? 1 : i < 64 ? 0.5 : i < 98 ? 0.5 : 0.25;
            weights[i] = scale * (seed[0] * 0x1p-31 - 1);
        }
        return weights;
    }

    static Stream<Arguments> networks() {
        NetworkShape tanh = new NetworkShape(Activation.TANH, NetworkShape.Input.AS_IT_IS, List.of(2, 5, 4, 2));
        NetworkShape sigmoid = new NetworkShape(Activation.SIGMOID, NetworkShape.Input.ACTIVATED, List.of(6, 3, 6));
        return Stream.of(tanh, sigmoid)
                .flatMap(shape -> Stream.of(0, 1, 2, 3, 4).map(order -> Arguments.of(shape, order)));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void gradientIsThatOfDifferences(NetworkShape shape, int order) {
        Sample sample = new Sample(shape, order);
        double[] gradient = sample.gradient();
        for (int i = 0; i < gradient.length; i++) {
            double expected = (4 * sample.difference(i, WIDTH) - sample.difference(i, 2 * WIDTH)) / 3;
            assertThat(gradient[i]).as("weight %d", i).isCloseTo(expected, within(1e-8 * (1 + Math.abs(expected))));
        }
    }

    /** Three trajectories of a network with random weights, three steps. */
    private static final class Sample {

        private static final int BATCH = 3;
        private static final double LAMBDA = 0.3;

        private final TrainingStep step;
        private final double[] weights;
        private final double[][] start;
        private final double[][] target;

        Sample(NetworkShape shape, int order) {
            Random random = new Random(order);
            step = new TrainingStep(shape, BATCH, order, 3);
            weights = random.doubles(shape.parameters(), -1, 1).toArray();
            start = rows(random, shape.dimension());
            target = rows(random, shape.dimension());
        }

        private static double[][] rows(Random random, int dimension) {
            return Stream.generate(() -> random.doubles(dimension, -1, 1).toArray())
                    .limit(BATCH)
                    .toArray(double[][]::new);
        }

        double[] gradient() {
            step.run(weights, start, target, LAMBDA);
            return step.gradient().clone();
        }

        double difference(int weight, double width) {
            return (total(weight, width) - total(weight, -width)) / (2 * width);
        }

        private double total(int weight, double change) {
            double[] changed = weights.clone();
            changed[weight] += change;
            step.run(changed, start, target, LAMBDA);
            return step.loss() + LAMBDA * step.regulariser();
        }
    }
}
