package brook.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.train.TrainResult.Ending;
import java.util.List;
import org.junit.jupiter.api.Test;

/** L-BFGS where minima are known: Rosenbrock's valley, a straight line, and a value that does not exist everywhere. */
class LbfgsTest {

    /** Steps end where the value would fall by less than 1e-14 of itself: here values are below 6 and second derivatives below 3, and g^2 is below 1e-14 times both. */
    private static final double STOPPED = 4.3e-7;

    private static final Optimizer TEN = new Optimizer.Lbfgs(10, 0);

    /** Rosenbrock's function (1960) in pairs of weights, 100 (b - a^2)^2 + (1 - a)^2, with units that differ by a factor in every second weight. */
    private record Valley(int size, double unit) implements Objective {

        @Override
        public int rows() {
            return 1;
        }

        @Override
        public List<String> parts() {
            return List.of();
        }

        @Override
        public double gradient(double[] w, Batch batch, double[] gradient, double[] parts) {
            double value = 0;
            for (int i = 0; i < size; i += 2) {
                double a = w[i];
                double rest = w[i + 1] * unit - a * a;
                value += 100 * rest * rest + (1 - a) * (1 - a);
                gradient[i] = -400 * a * rest - 2 * (1 - a);
                gradient[i + 1] = 200 * unit * rest;
            }
            return value;
        }

        @Override
        public double value(double[] w, Batch batch, double[] parts) {
            return gradient(w, batch, new double[size], parts);
        }
    }

    private static TrainResult train(Objective objective, TrainOptions options, double... first) {
        return new Trainer(objective, Split.none(objective.rows()), options).run(first, TrainListener.SILENT);
    }

    @Test
    void theEndOfTheValleyIsFound() {
        TrainOptions options = TrainOptions.STANDARD.optimizer(TEN).epochs(200);
        TrainResult two = train(new Valley(2, 1), options, -1.2, 1);
        assertThat(two.ending()).isEqualTo(Ending.CONVERGED);
        assertThat(two.checkpoint().weights()).containsExactly(new double[] {1, 1}, within(1e-6));
        assertThat(two.checkpoint().epoch()).isLessThan(60);
        TrainResult scaled = train(new Valley(2, 1e3), options, -1.2, 1e-3);
        assertThat(scaled.checkpoint().weights()[1]).isCloseTo(1e-3, within(1e-9));
    }

    /** A quadratic of two weights is at its minimum after few steps: the line by least squares, of normal equations. */
    @Test
    void aLineTakesFewSteps() {
        Line line = Line.ofTwelve(0);
        TrainResult fitted = train(line, TrainOptions.STANDARD.optimizer(TEN).epochs(50), 0, 0);
        double[] gradient = new double[2];
        line.gradient(fitted.checkpoint().weights(), new Batch(Rows.range(0, 12), 0), gradient, new double[1]);
        assertThat(gradient).containsExactly(new double[] {0, 0}, within(STOPPED));
        assertThat(fitted.checkpoint().epoch()).isLessThan(12);
    }

    /** c |w|^2 / 2 counts: at its minimum the gradient of the rest is -c w. */
    @Test
    void decayIsPartOfTheValue() {
        Line line = Line.ofTwelve(0);
        TrainOptions options =
                TrainOptions.STANDARD.optimizer(new Optimizer.Lbfgs(5, 0.5)).epochs(50);
        double[] weights = train(line, options, 0, 0).checkpoint().weights();
        double[] gradient = new double[2];
        line.gradient(weights, new Batch(Rows.range(0, 12), 0), gradient, new double[1]);
        assertThat(gradient[0]).isCloseTo(-0.5 * weights[0], within(STOPPED));
        assertThat(gradient[1]).isCloseTo(-0.5 * weights[1], within(STOPPED));
    }

    @Test
    void whatGoesOnHasTheSameBits() {
        Valley valley = new Valley(6, 1);
        double[] first = {-1.2, 1, 0.5, 2, -3, 0};
        TrainOptions options =
                TrainOptions.STANDARD.optimizer(new Optimizer.Lbfgs(3, 0)).epochs(25);
        Trainer whole = new Trainer(valley, Split.none(1), options);
        Checkpoint half = new Trainer(valley, Split.none(1), options.epochs(11))
                .run(first, TrainListener.SILENT)
                .checkpoint();
        assertThat(whole.resume(half, TrainListener.SILENT).checkpoint().weights())
                .isEqualTo(whole.run(first, TrainListener.SILENT).checkpoint().weights());
    }

    @Test
    void aStepStaysWhereThereIsAValue() {
        Objective logarithm = new Objective() {
            @Override
            public int size() {
                return 1;
            }

            @Override
            public int rows() {
                return 1;
            }

            @Override
            public List<String> parts() {
                return List.of();
            }

            /** w - log(w), which is least at 1 and is not below 0. */
            @Override
            public double gradient(double[] w, Batch batch, double[] gradient, double[] parts) {
                gradient[0] = 1 - 1 / w[0];
                return w[0] - Math.log(w[0]);
            }

            @Override
            public double value(double[] w, Batch batch, double[] parts) {
                return gradient(w, batch, new double[1], parts);
            }
        };
        TrainOptions options = TrainOptions.STANDARD.optimizer(TEN).epochs(100);
        assertThat(train(logarithm, options, 20).checkpoint().weights()[0]).isCloseTo(1, within(1e-7));
    }

    @Test
    void batchesAreRefused() {
        TrainOptions options = TrainOptions.STANDARD.optimizer(TEN).batch(3);
        assertThatThrownBy(() -> new Trainer(Line.ofTwelve(0), Split.none(12), options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("all rows");
        assertThatThrownBy(() -> new Optimizer.Lbfgs(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
