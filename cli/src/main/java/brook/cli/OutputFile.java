package brook.cli;

import brook.compiler.files.IoReason;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A file that a command will write; whether it can is found out before any work is done. */
final class OutputFile {

    private final String option;
    private final Path path;

    private OutputFile(String option, Path path) {
        this.option = option;
        this.path = path;
    }

    /** Refuses a folder, a folder that does not exist, a file that is read-only, the model itself. */
    static OutputFile of(String option, String name, Path model) {
        OutputFile file = new OutputFile(option, path(option, name));
        try {
            file.check(model);
        } catch (IOException unusable) {
            throw file.refusal(IoReason.of(unusable));
        }
        return file;
    }

    private static Path path(String option, String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException notAName) {
            throw Refusal.usage("`" + option + "`: `" + Arguments.shortened(name) + "` is not the name of a file");
        }
    }

    private void check(Path model) throws IOException {
        if (Files.isDirectory(path)) {
            throw refusal("it is a folder");
        }
        if (Files.exists(path)) {
            checkExisting(model);
        } else {
            Path folder = path.toAbsolutePath().resolve("..").normalize();
            if (!Files.isDirectory(folder)) {
                throw refusal("the folder " + folder + " does not exist");
            }
            if (!Files.isWritable(folder)) {
                throw refusal("the folder " + folder + " is read-only");
            }
        }
    }

    private void checkExisting(Path model) throws IOException {
        if (Files.exists(model) && Files.isSameFile(path, model)) {
            throw refusal("it is the model itself");
        }
        if (!Files.isWritable(path)) {
            throw refusal("it is read-only");
        }
    }

    private Refusal refusal(String reason) {
        return Refusal.usage("`" + option + "`: cannot write `" + path + "`: " + reason);
    }

    Path path() {
        return path;
    }

    OutputStream open() {
        try {
            return Files.newOutputStream(path);
        } catch (IOException unusable) {
            throw refusal(IoReason.of(unusable));
        }
    }

    /** What is written appears in the file as a whole when the stream is closed. */
    OutputStream openWhole() {
        try {
            return FreshFile.open(path);
        } catch (IOException unusable) {
            throw refusal(IoReason.of(unusable));
        }
    }

    /** Standard output, which is flushed but not closed. */
    static OutputStream standard(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }
}
