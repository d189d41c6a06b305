package brook.cli;

import brook.compiler.files.IoReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;

/** Replaces the content of a file as a whole: whoever reads it finds the old text or the new one, never a part. */
final class WholeFile {

    private WholeFile() {}

    /** Writes beside the file, with its permissions, and puts that in its place; a link stays a link. */
    static void replace(Path path, String text) {
        try {
            Path real = path.toRealPath();
            if (!Files.isRegularFile(real)) {
                throw refusal(path, "it is no file");
            }
            if (!Files.isWritable(real)) {
                throw refusal(path, "it is read-only");
            }
            write(real, text);
        } catch (IOException failed) {
            throw refusal(path, IoReason.of(failed));
        }
    }

    private static void write(Path real, String text) throws IOException {
        Path fresh = Files.createTempFile(real.resolveSibling("").toAbsolutePath(), ".brook", ".tmp");
        try {
            Files.write(fresh, text.getBytes(StandardCharsets.UTF_8));
            copyPermissions(real, fresh);
            FreshFile.move(fresh, real);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void copyPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(Files.getPosixFilePermissions(from));
        }
    }

    private static Refusal refusal(Path path, String reason) {
        return Refusal.usage("cannot write `" + path + "`: " + reason);
    }
}
