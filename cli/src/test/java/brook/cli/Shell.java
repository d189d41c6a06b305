package brook.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Runs the command line in this JVM, in a folder with models, and keeps what it writes. */
final class Shell {

    /** What a script sees of a command. */
    record Result(int code, String out, String err) {

        List<String> rows() {
            return out.lines().toList();
        }
    }

    private final Path folder;

    Shell(Path folder) {
        this.folder = folder;
    }

    /** Writes a file; returns its path as an argument. */
    String file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String file(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }

    String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Result run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return run(out, args);
    }

    Result run(OutputStream out, String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream messages = new PrintStream(err, true, StandardCharsets.UTF_8);
        int code = Main.run(new Streams(out, messages, true, Set.of()), args);
        return new Result(code, out.toString(), err.toString(StandardCharsets.UTF_8));
    }
}
