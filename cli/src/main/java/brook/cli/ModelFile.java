package brook.cli;

import brook.compiler.source.Decoder;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads model files. */
final class ModelFile {

    /** Far more than anybody writes; 100,000 equations are some megabytes. */
    private static final int LARGEST = 32 << 20;

    private ModelFile() {}

    /** Refuses a file that cannot be read; reports bytes that are not UTF-8. */
    static SourceFile read(String name, Diagnostics diagnostics) {
        byte[] bytes = bytes(name);
        if (bytes.length > LARGEST) {
            throw Refusal.model(Diagnostic.error("E0199", "`" + name + "` is larger than " + (LARGEST >> 20) + " MB")
                    .help("a model this large should say with indices and sums what it says element by element"));
        }
        return Decoder.decode(name, bytes, diagnostics);
    }

    static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException notAName) {
            throw Refusal.usage("`" + name + "` is not the name of a file");
        }
    }

    /** At most one byte more than may be: some files have no end. */
    private static byte[] bytes(String name) {
        Path path = path(name);
        if (Files.isDirectory(path)) {
            throw unreadable(name, "it is a folder");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(LARGEST + 1);
        } catch (IOException failed) {
            throw unreadable(name, OutputFile.reason(failed));
        }
    }

    private static Refusal unreadable(String name, String reason) {
        return Refusal.usage("cannot read `" + name + "`: " + reason);
    }
}
