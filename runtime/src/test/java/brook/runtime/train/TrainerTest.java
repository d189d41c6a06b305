package brook.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.train.TrainResult.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainerTest {

    /** Gradient descent on a quadratic form converges to the solution of the normal equations. */
    @Test
    void leastSquaresFindsTheClosedForm() {
        double[] x = {0, 1, 2, 3};
        double[] y = {1, 0, 2, 3};
        // slope = Sxy / Sxx = 4 / 5, intercept = mean(y) - slope mean(x) = 1.5 - 0.8 * 1.5
        TrainResult result = new Trainer(
                        new Line(x, y, 0),
                        Split.none(4),
                        TrainOptions.STANDARD
                                .optimizer(new Optimizer.Nesterov(0.2, 0.5, 0))
                                .epochs(400))
                .run(new double[] {5, 5}, TrainListener.SILENT);
        assertThat(result.ending()).isEqualTo(Ending.EPOCHS);
        assertThat(result.checkpoint().weights()[0]).isCloseTo(0.3, within(1e-13));
        assertThat(result.checkpoint().weights()[1]).isCloseTo(0.8, within(1e-13));
        assertThat(result.checkpoint().steps()).isEqualTo(400);
    }

    @Test
    void noEpochsMeasureTheWeights() {
        // residuals 0 and -1 of 1 + 2x in the rows that train, -4 in the one that tests
        Line line = new Line(new double[] {0, 1, 2}, new double[] {1, 4, 9}, 0);
        List<EpochReport> reports = new ArrayList<>();
        TrainResult result = new Trainer(line, Split.last(3, 1), TrainOptions.STANDARD.epochs(0))
                .run(new double[] {1, 2}, new TrainListener() {
                    @Override
                    public boolean epoch(EpochReport report, Progress progress) {
                        reports.add(report);
                        return true;
                    }
                });
        assertThat(result.ending()).isEqualTo(Ending.EPOCHS);
        assertThat(result.checkpoint().weights()).containsExactly(1, 2);
        assertThat(reports).hasSize(1);
        assertThat(reports.get(0).epoch()).isZero();
        assertThat(reports.get(0).train().value()).isEqualTo(0.25);
        assertThat(reports.get(0).test().orElseThrow().value()).isEqualTo(8);
    }

    /**
     * The minimum over the first 200 digits with a penalty of 0.01, found by scipy 1.17 (L-BFGS-B to a gradient of 2e-10): value
     * 0.5401930709695858, length of the weights 7.6059024565759, 1,291 of the other 1,597 rows right.
     */
    @Test
    void digitsReachTheMinimum() {
        Objective digits = SoftmaxRegression.ofDigits(0.01);
        Split split = new Split(Rows.range(0, 200), Rows.range(0, 0));
        List<EpochReport> reports = new ArrayList<>();
        TrainOptions options = TrainOptions.STANDARD
                .optimizer(new Optimizer.Nesterov(0.2, 0.9, 0))
                .epochs(600);
        TrainResult result = new Trainer(digits, split, options).run(new double[650], new TrainListener() {
            @Override
            public boolean epoch(EpochReport report, Progress progress) {
                reports.add(report);
                return true;
            }
        });
        EpochReport last = reports.get(599);
        assertThat(last.train().value()).isCloseTo(0.5401930709695858, within(1e-12));
        double[] w = result.checkpoint().weights();
        double[] parts = new double[2];
        digits.value(w, new Batch(Rows.range(200, 1797), 0), parts);
        assertThat(parts[1] * 1597).isCloseTo(1291, within(1e-9));
        assertThat(Math.sqrt(
                        IntStream.range(0, 650).mapToDouble(i -> w[i] * w[i]).sum()))
                .isCloseTo(7.6059024565759, within(1e-8));
    }

    /** With small batches and a rate that goes to 0, Adam comes near the same minimum. */
    @Test
    void smallBatchesComeNearTheMinimum() {
        Objective digits = SoftmaxRegression.ofDigits(0.01);
        TrainOptions options = TrainOptions.STANDARD
                .optimizer(new Optimizer.Adam(0.02))
                .schedule(new Schedule.Cosine(60, 0))
                .batch(32)
                .epochs(60)
                .seed(3);
        TrainResult result = new Trainer(digits, new Split(Rows.range(0, 200), Rows.range(0, 0)), options)
                .run(new double[650], TrainListener.SILENT);
        double value = digits.value(result.checkpoint().weights(), new Batch(Rows.range(0, 200), 0), new double[2]);
        assertThat(value).isBetween(0.5401930709695, 0.5412);
        assertThat(result.checkpoint().steps()).isEqualTo(60 * 7);
    }

    @Test
    void weightsOfTheBestTestAreKept() {
        double[] values = {5, 3, 4, 2, 9, 9, 9, 9};
        TrainResult result = new Trainer(
                        new Scripted(values),
                        Split.last(2, 1),
                        TrainOptions.STANDARD
                                .optimizer(new Optimizer.Sgd(1, 0, 0))
                                .patience(3))
                .run(new double[] {0}, TrainListener.SILENT);
        assertThat(result.ending()).isEqualTo(Ending.PATIENCE);
        assertThat(result.checkpoint().epoch()).isEqualTo(7);
        assertThat(result.checkpoint().bestEpoch()).isEqualTo(4);
        assertThat(result.checkpoint().bestValue()).isEqualTo(2);
        assertThat(result.checkpoint().bestWeights()).containsExactly(4);
        assertThat(result.checkpoint().weights()).containsExactly(7);
    }

    @Test
    void anInfiniteValueEndsTrainingAtTheWeightsBefore() {
        double[] values = {5, 3, Double.POSITIVE_INFINITY};
        TrainResult result = new Trainer(
                        new Scripted(values),
                        Split.none(2),
                        TrainOptions.STANDARD.optimizer(new Optimizer.Sgd(1, 0, 0)))
                .run(new double[] {0}, TrainListener.SILENT);
        assertThat(result.ending()).isEqualTo(Ending.NOT_FINITE);
        assertThat(result.checkpoint().weights()).containsExactly(2);
        assertThat(result.checkpoint().bestWeights()).containsExactly(2);
    }

    @Test
    void everyRowIsTakenOnceInAnEpoch() {
        List<Integer> seen = new ArrayList<>();
        Objective counting = new Scripted(new double[] {1}) {
            @Override
            public int rows() {
                return 10;
            }

            @Override
            public double value(double[] weights, Batch batch, double[] parts) {
                return 1;
            }

            @Override
            public double gradient(double[] weights, Batch batch, double[] gradient, double[] parts) {
                IntStream.range(0, batch.rows().count())
                        .forEach(i -> seen.add(batch.rows().row(i)));
                return 1;
            }
        };
        new Trainer(counting, Split.last(10, 2), TrainOptions.STANDARD.epochs(2).batch(3))
                .run(new double[] {0}, TrainListener.SILENT);
        assertThat(seen).hasSize(16);
        assertThat(seen.subList(0, 8)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(seen.subList(8, 16)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(seen.subList(8, 16)).isNotEqualTo(seen.subList(0, 8));
    }

    @Test
    void aShareOfTheRowsTests() {
        Split split = Split.share(100, 0.2, 5);
        assertThat(split.test().count()).isEqualTo(20);
        assertThat(split.train().part(3, 5).toArray())
                .containsExactly(split.train().row(3), split.train().row(4));
        List<Integer> all = new ArrayList<>();
        IntStream.range(0, 80).forEach(i -> all.add(split.train().row(i)));
        assertThat(all).isSorted();
        IntStream.range(0, 20).forEach(i -> all.add(split.test().row(i)));
        assertThat(all).doesNotHaveDuplicates().hasSize(100);
        assertThat(Split.share(100, 0.2, 6).test().mark())
                .isNotEqualTo(split.test().mark());
        assertThat(Split.share(2, 0.01, 6).test().count()).isEqualTo(1);
    }

    @Test
    void mistakesAreRefused() {
        Line line = Line.ofTwelve(0);
        assertThatThrownBy(() -> new Trainer(line, Split.none(13), TrainOptions.STANDARD))
                .hasMessage("row 12 of 12");
        assertThatThrownBy(() -> new Trainer(line, Split.none(12), TrainOptions.STANDARD)
                        .run(new double[3], TrainListener.SILENT))
                .hasMessage("3 weights, not 2");
        assertThatThrownBy(() -> Split.none(0)).hasMessage("no row to train on");
    }

    /** One weight that grows by one in each step; the value is taken from a list by it. */
    private static class Scripted implements Objective {

        private final double[] values;

        Scripted(double[] values) {
            this.values = values;
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public int rows() {
            return 2;
        }

        @Override
        public List<String> parts() {
            return List.of();
        }

        @Override
        public double gradient(double[] weights, Batch batch, double[] gradient, double[] parts) {
            gradient[0] = -1;
            return values[(int) weights[0]];
        }

        @Override
        public double value(double[] weights, Batch batch, double[] parts) {
            return values[(int) weights[0] - 1];
        }
    }
}
