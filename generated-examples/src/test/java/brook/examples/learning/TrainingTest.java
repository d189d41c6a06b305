package brook.examples.learning;

import static org.assertj.core.api.Assertions.assertThat;

import brook.runtime.train.TrainListener;
import brook.runtime.train.TrainResult;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Training through generated regularisers, in plain Java. */
class TrainingTest {

    /** A tenth of the miss is left at most, 0.008; the best straight line leaves 1/7 - 3/25 = 0.023. R_3 makes the flow smoother. */
    @Test
    void aLoopLearnsTheCube() {
        LearnTheCube.Means[] rough = learnt(0);
        LearnTheCube.Means[] smooth = learnt(1e-2);
        assertThat(rough[1].miss()).isLessThan(0.1 * rough[0].miss());
        assertThat(smooth[1].miss()).isLessThan(0.1 * smooth[0].miss());
        assertThat(smooth[1].roughness()).isLessThan(rough[1].roughness());
    }

    private static LearnTheCube.Means[] learnt(double weight) {
        try (CubeFlowRegularizer net = new CubeFlowRegularizer()) {
            net.weighMiss(1);
            net.weighR3(weight);
            return LearnTheCube.train(net, LearnTheCube.STEPS);
        }
    }

    /** A guess costs log 2; of all points nine in ten end on their side. */
    @Test
    void aTrainerTellsTheMoonsApart() {
        try (MoonsRegularizer net = new MoonsRegularizer()) {
            TrainResult result = TwoMoons.train(net, TrainListener.SILENT);
            assertThat(result.checkpoint().bestValue()).isLessThan(0.5 * Math.log(2));
            assertThat(TwoMoons.right(net, result.checkpoint().bestWeights()))
                    .isGreaterThan((long) (0.9 * TwoMoons.POINTS));
        }
    }

    /** Elements of a matrix in the flat vector are row by row, in the order of the model: W1, b1, w2, b2. */
    @Test
    void typedMethodsAreViewsOfTheFlatVector() {
        try (CubeFlowRegularizer net = new CubeFlowRegularizer()) {
            double[] flat = new double[net.trainableCount()];
            net.setW1(3, 2, 0.75);
            net.setB2(-0.25);
            net.trainables(flat);
            assertThat(flat).hasSize(32 * 2 + 32 + 32 + 1);
            assertThat(flat[2 * 2 + 1]).isEqualTo(0.75).isEqualTo(net.W1()[2][1]);
            assertThat(flat[flat.length - 1]).isEqualTo(-0.25).isEqualTo(net.b2());
            flat[64] = 0.125;
            net.setTrainables(flat);
            assertThat(net.b1(1)).isEqualTo(0.125);
        }
    }

    @Test
    void typedGradientsAreViewsOfTheFlatGradient() {
        try (CubeFlowRegularizer net = new CubeFlowRegularizer()) {
            net.weighMiss(1);
            net.weighR3(0.5);
            net.differentiate(
                    LearnTheCube.data(), IntStream.range(0, LearnTheCube.POINTS).toArray());
            double[] flat = new double[net.trainableCount()];
            net.gradient(flat);
            assertThat(Arrays.stream(net.gradientByW1()).flatMapToDouble(Arrays::stream))
                    .containsExactly(box(Arrays.copyOf(flat, 64)));
            assertThat(net.gradientByB1(32)).isEqualTo(flat[95]);
            assertThat(net.gradientByW2()).containsExactly(Arrays.copyOfRange(flat, 96, 128));
            assertThat(net.gradientByB2()).isEqualTo(flat[128]).isNotZero();
            assertThat(net.value()).isEqualTo(net.miss() + 0.5 * net.R3());
        }
    }

    private static Double[] box(double[] values) {
        return Arrays.stream(values).boxed().toArray(Double[]::new);
    }
}
