package brook.cli;

import brook.cli.data.DataException;
import brook.cli.data.InputReader;
import brook.cli.data.InputTable;
import brook.compiler.files.IoReason;
import brook.runtime.ModelDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Many trajectories instead of one. */
final class InputOptions {

    private static final int MOST_THREADS = 10_000;

    @Option(
            names = "--inputs",
            paramLabel = "DATA.csv[.gz]",
            description = "One trajectory for each row: columns are inputs, parameters and states by name.")
    String inputs = "";

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "With --inputs: how many trajectories run at once, all processors if not given; without: threads of one run, 1 if not given.")
    String threads = "";

    boolean given() {
        return !inputs.isEmpty();
    }

    void check() {
        threads();
    }

    /** The threads of each run by itself: many runs share the processors among them, one run has one thread unless it is given more. */
    int threadsOfRun() {
        return given() || threads.isEmpty() ? 1 : threads();
    }

    int threads() {
        return threads.isEmpty()
                ? Runtime.getRuntime().availableProcessors()
                : (int) SolverOptions.whole("--threads", threads, 1, MOST_THREADS);
    }

    InputTable read(ModelDescription model) {
        return read("--inputs", inputs, model);
    }

    /** All rows of a file that an option names; nothing has been begun if one of them is wrong. */
    static InputTable read(String option, String file, ModelDescription model) {
        Path path = ModelFile.path(file);
        if (Files.isDirectory(path)) {
            throw unreadable(option, file, "it is a folder");
        }
        try {
            return InputReader.read(path, model);
        } catch (DataException wrong) {
            throw Refusal.model(wrong.diagnostic());
        } catch (IOException failed) {
            throw unreadable(option, file, IoReason.of(failed));
        }
    }

    private static Refusal unreadable(String option, String file, String reason) {
        return Refusal.usage("`" + option + "`: cannot read `" + Arguments.shortened(file) + "`: " + reason);
    }
}
