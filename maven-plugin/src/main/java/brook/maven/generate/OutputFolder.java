package brook.maven.generate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The folder for Java sources; nothing outside of it is touched. */
record OutputFolder(Path root) {

    Optional<String> hash(String name) throws IOException {
        return ContentHash.ofFile(path(name));
    }

    /** Whether a file is there that no run of ours can have written. */
    boolean holdsForeign(String name) throws IOException {
        Path file = path(name);
        byte[] mark = GeneratedFile.MARK.getBytes(StandardCharsets.US_ASCII);
        if (!Files.exists(file)) {
            return false;
        }
        byte[] content = Files.readAllBytes(file);
        return content.length < mark.length || !Arrays.equals(content, 0, mark.length, mark, 0, mark.length);
    }

    /** Leaves a file alone that has these bytes: compilers look at the time of the last change. */
    void write(String name, byte[] content) throws IOException {
        Path file = path(name);
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
            return;
        }
        Files.createDirectories(folder(file));
        Files.write(file, content);
    }

    /** Deletes a file, if it is there, and the folders that it leaves empty. */
    void delete(String name) throws IOException {
        Path file = path(name);
        Files.deleteIfExists(file);
        for (Path folder = folder(file); !folder.equals(root.normalize()) && isEmpty(folder); folder = folder(folder)) {
            Files.delete(folder);
        }
    }

    private Path path(String name) throws IOException {
        Path path = root.resolve(name).normalize();
        if (!path.startsWith(root.normalize())) {
            throw new IOException("`" + name + "` leads out of the folder " + root);
        }
        return path;
    }

    private static Path folder(Path file) {
        return file.resolveSibling("");
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (DirectoryStream<Path> content = Files.newDirectoryStream(folder)) {
            return !content.iterator().hasNext();
        }
    }
}
