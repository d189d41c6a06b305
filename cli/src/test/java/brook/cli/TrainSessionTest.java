package brook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import brook.cli.TrainScreen.Display;
import brook.cli.train.EpochLines;
import brook.runtime.train.Batch;
import brook.runtime.train.Checkpoint;
import brook.runtime.train.Objective;
import brook.runtime.train.Optimizer;
import brook.runtime.train.Split;
import brook.runtime.train.TrainOptions;
import brook.runtime.train.TrainResult;
import brook.runtime.train.TrainResult.Ending;
import brook.runtime.train.Trainer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainSessionTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(shown, true, StandardCharsets.UTF_8);

    /** (w - row)^2/2 over six rows; the part is the weight. */
    private static final class Mean implements Objective {

        @Override
        public int size() {
            return 1;
        }

        @Override
        public int rows() {
            return 6;
        }

        @Override
        public List<String> parts() {
            return List.of("w");
        }

        @Override
        public double gradient(double[] weights, Batch batch, double[] gradient, double[] parts) {
            double value = 0;
            gradient[0] = 0;
            for (int i = 0; i < batch.rows().count(); i++) {
                double error = weights[0] - batch.rows().row(i);
                value += error * error / 2 / batch.rows().count();
                gradient[0] += error / batch.rows().count();
            }
            parts[0] = weights[0];
            return value;
        }

        @Override
        public double value(double[] weights, Batch batch, double[] parts) {
            return gradient(weights, batch, new double[1], parts);
        }
    }

    private static Trainer trainer() {
        return new Trainer(
                new Mean(),
                Split.last(6, 2),
                TrainOptions.STANDARD
                        .optimizer(new Optimizer.Sgd(0.5, 0, 0))
                        .batch(2)
                        .epochs(5));
    }

    private TrainSession session(String checkpoint, BooleanSupplier interrupted, Display display) {
        Trainer trainer = trainer();
        TrainScreen screen = new TrainScreen(
                err, display, new EpochLines(trainer.parts(), List.of()), new TrainBar(err, 0, trainer.steps()));
        Streams streams = new Streams(new ByteArrayOutputStream(), err, false, Set.of());
        TrainFiles files = new TrainFiles(
                new Messages(streams, new MessageOptions()),
                Optional.of(folder.resolve(checkpoint)),
                Optional.of(folder.resolve("log.csv")));
        return new TrainSession(trainer, screen, files, interrupted);
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log.csv")).replaceAll(",[^,\n]*\n", "\n");
    }

    @Test
    void interruptedAndResumedItIsTheSame() throws IOException {
        TrainResult whole = session("c", () -> false, Display.NOTHING).run(new double[] {9});
        String expected = log();
        assertThat(expected.lines()).hasSize(6);
        int[] steps = {0};
        TrainResult part = session("c", () -> ++steps[0] == 5, Display.LINES).run(new double[] {9});
        assertThat(part.ending()).isEqualTo(Ending.INTERRUPTED);
        assertThat(log().lines()).hasSize(3);
        Checkpoint saved = Checkpoint.read(folder.resolve("c"));
        assertThat(saved.epoch()).isEqualTo(2);
        assertThat(saved.batch()).isEqualTo(1);
        TrainSession second = session("c", () -> false, Display.LINES);
        TrainResult rest = second.resume(saved);
        assertThat(rest.ending()).isEqualTo(Ending.EPOCHS);
        assertThat(rest.checkpoint().weights()).isEqualTo(whole.checkpoint().weights());
        assertThat(log()).isEqualTo(expected);
        assertThat(second.log().count()).isEqualTo(5);
        assertThat(shown.toString(StandardCharsets.UTF_8).lines().map(line -> line.substring(0, 5)))
                .containsExactly("epoch", "    1", "    2", "epoch", "    3", "    4", "    5");
    }

    @Test
    void aCheckpointThatCannotBeWrittenIsSaidOnce() throws IOException {
        TrainResult result = session("none/c", () -> false, Display.NOTHING).run(new double[] {9});
        assertThat(result.ending()).isEqualTo(Ending.EPOCHS);
        assertThat(shown.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("warning[output]: cannot write `" + folder.resolve("none/c")
                        + "`: it does not exist; training goes on");
        assertThat(log().lines()).hasSize(6);
    }
}
