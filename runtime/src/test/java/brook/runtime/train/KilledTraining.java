package brook.runtime.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A program that trains, writes a checkpoint and a point after each step, and goes on from the checkpoint where there is one. For each step it
 * waits for a byte of its input; when that has ended it waits no more.
 */
final class KilledTraining {

    static final double[] FIRST = new double[650];

    private KilledTraining() {}

    /** Softmax regression on 300 digits in batches of 20. */
    static Trainer trainer(int epochs) {
        TrainOptions options = TrainOptions.STANDARD
                .optimizer(new Optimizer.Adam(0.01))
                .batch(20)
                .epochs(epochs)
                .seed(4);
        return new Trainer(SoftmaxRegression.ofDigits(0), new Split(Rows.range(0, 300), Rows.range(300, 400)), options);
    }

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        Trainer trainer = trainer(Integer.parseInt(args[1]));
        TrainListener writer = new TrainListener() {
            @Override
            public boolean step(Progress progress) {
                write(progress.checkpoint(), file);
                await();
                return true;
            }
        };
        TrainResult result =
                Files.exists(file) ? trainer.resume(Checkpoint.read(file), writer) : trainer.run(FIRST, writer);
        write(result.checkpoint(), file);
    }

    private static void await() {
        try {
            System.in.read();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void write(Checkpoint checkpoint, Path file) {
        try {
            checkpoint.write(file);
            System.out.print(".");
            System.out.flush();
        } catch (IOException failed) {
            System.out.print(failed);
            throw new UncheckedIOException(failed);
        }
    }
}
