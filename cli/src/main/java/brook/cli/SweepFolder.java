package brook.cli;

import brook.cli.data.WeightsFile;
import brook.cli.train.TrainLog;
import brook.compiler.files.IoReason;
import brook.runtime.ModelDescription;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the trainings of a sweep leave their weights and their logs: {@code lambda=0.01.weights.csv} and {@code lambda=0.01.log.csv}. */
final class SweepFolder {

    private final Optional<Path> folder;

    private SweepFolder(Optional<Path> folder) {
        this.folder = folder;
    }

    /** The folder of the option, which is made; none where it is empty. */
    static SweepFolder of(String name) {
        if (name.isEmpty()) {
            return new SweepFolder(Optional.empty());
        }
        try {
            return new SweepFolder(Optional.of(Files.createDirectories(Path.of(name))));
        } catch (InvalidPathException notAName) {
            throw Refusal.usage("`--folder`: `" + Arguments.shortened(name) + "` is not the name of a folder");
        } catch (IOException failed) {
            throw Refusal.usage("`--folder`: cannot make `" + name + "`: " + IoReason.of(failed));
        }
    }

    /** Writes what a training came to. */
    void write(String point, ModelDescription model, double[] weights, TrainLog log) {
        if (folder.isEmpty()) {
            return;
        }
        try {
            WeightsFile.write(FreshFile.open(folder.get().resolve(point + ".weights.csv")), model, weights);
            try (var out = FreshFile.open(folder.get().resolve(point + ".log.csv"))) {
                out.write(log.csv().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException failed) {
            throw Refusal.stopped("writing failed: " + IoReason.of(failed));
        }
    }
}
