package brook.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brook.runtime.train.TrainResult.Ending;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Training that is stopped and goes on gives the same bits as training that is not. */
class ResumeTest {

    private static final int EPOCHS = 4;
    private static final int BATCHES = 4;

    @TempDir
    private Path folder;

    static Stream<Optimizer> optimizers() {
        return Stream.of(
                new Optimizer.Sgd(0.1, 0, 0.01),
                new Optimizer.Sgd(0.1, 0.9, 0),
                new Optimizer.Nesterov(0.1, 0.9, 0),
                new Optimizer.Adam(0.1),
                new Optimizer.AdamW(0.1, 0.01),
                new Optimizer.Adamax(0.1),
                new Optimizer.RmsProp(0.1, 0.9, 1e-8, 0));
    }

    private static TrainOptions options(Optimizer optimizer) {
        return TrainOptions.STANDARD
                .optimizer(optimizer)
                .schedule(new Schedule.Warmup(1, 0.1, new Schedule.Cosine(3, 0)))
                .clipping(new Clipping(Clipping.Kind.NORM, 2))
                .epochs(EPOCHS)
                .batch(3)
                .seed(11);
    }

    private static Trainer trainer(Optimizer optimizer) {
        return new Trainer(Line.ofTwelve(0.5), new Split(Rows.range(0, 10), Rows.range(10, 12)), options(optimizer));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void stoppedAtEachStep(Optimizer optimizer) throws IOException {
        Trainer trainer = trainer(optimizer);
        Recorder whole = new Recorder(Integer.MAX_VALUE);
        TrainResult expected = trainer.run(new double[] {0, 0}, whole);
        assertThat(whole.steps).isEqualTo(EPOCHS * BATCHES);
        for (int stop = 1; stop <= EPOCHS * BATCHES; stop++) {
            Recorder parts = new Recorder(stop);
            TrainResult first = trainer.run(new double[] {0, 0}, parts);
            assertThat(first.ending()).isEqualTo(Ending.INTERRUPTED);
            TrainResult second = trainer(optimizer).resume(throughFile(first.checkpoint()), parts);
            assertThat(second.ending()).isEqualTo(Ending.EPOCHS);
            assertSame(second.checkpoint(), expected.checkpoint());
            assertThat(parts.reports).isEqualTo(whole.reports);
        }
    }

    private Checkpoint throughFile(Checkpoint checkpoint) throws IOException {
        Path file = folder.resolve("training.ckpt");
        checkpoint.write(file);
        return Checkpoint.read(file);
    }

    private static void assertSame(Checkpoint a, Checkpoint b) {
        assertThat(bits(a.weights())).isEqualTo(bits(b.weights()));
        assertThat(bits(a.bestWeights())).isEqualTo(bits(b.bestWeights()));
        assertThat(a.position()).isEqualTo(b.position());
        assertThat(a.bestValue()).isEqualTo(b.bestValue());
        assertThat(a.bestEpoch()).isEqualTo(b.bestEpoch());
        for (int i = 0; i < a.memory().length; i++) {
            assertThat(bits(a.memory()[i])).isEqualTo(bits(b.memory()[i]));
        }
    }

    private static long[] bits(double[] numbers) {
        return Arrays.stream(numbers).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    @Test
    void moreEpochsMayFollow() {
        Trainer shorter = new Trainer(
                Line.ofTwelve(0),
                Split.none(12),
                options(new Optimizer.Adam(0.1)).epochs(2));
        Trainer longer = new Trainer(Line.ofTwelve(0), Split.none(12), options(new Optimizer.Adam(0.1)));
        Checkpoint half = shorter.run(new double[2], TrainListener.SILENT).checkpoint();
        assertSame(
                longer.resume(half, TrainListener.SILENT).checkpoint(),
                longer.run(new double[2], TrainListener.SILENT).checkpoint());
    }

    @Test
    void anotherTrainingIsRefused() {
        Checkpoint adam = trainer(new Optimizer.Adam(0.1))
                .run(new double[2], TrainListener.SILENT)
                .checkpoint();
        assertThatThrownBy(() -> trainer(new Optimizer.Adam(0.2)).resume(adam, TrainListener.SILENT))
                .hasMessageContaining("the checkpoint belongs to another training: Adam[rate=0.1,")
                .hasMessageContaining("this one is: Adam[rate=0.2,");
    }

    /** Stops after so many steps in all, but only once. */
    private static final class Recorder implements TrainListener {

        private final int stop;
        private final List<EpochReport> reports = new ArrayList<>();
        private int steps;

        Recorder(int stop) {
            this.stop = stop;
        }

        @Override
        public boolean step(Progress progress) {
            steps++;
            return steps != stop;
        }

        @Override
        public boolean epoch(EpochReport report, Progress progress) {
            reports.add(report);
            return true;
        }
    }
}
