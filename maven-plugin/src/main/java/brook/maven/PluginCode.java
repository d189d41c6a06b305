package brook.maven;

import brook.maven.generate.ContentHash;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;

/** Which code generates: for a release its version; a snapshot is known by its bytes, since they change under one version. */
final class PluginCode {

    private PluginCode() {}

    static String version(String version, List<Artifact> artifacts) throws MojoExecutionException {
        StringBuilder code = new StringBuilder(version);
        try {
            for (Artifact artifact : artifacts) {
                File file = artifact.getFile();
                if (artifact.isSnapshot() && file != null) {
                    code.append('\n').append(hash(file.toPath()));
                }
            }
        } catch (IOException unreadable) {
            throw new MojoExecutionException(Conclusion.sentence(unreadable), unreadable);
        }
        return code.toString();
    }

    /** Of a jar, or of a folder of classes as Maven has it before the jar is made. */
    private static String hash(Path code) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(code)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.append(ContentHash.of(Files.readAllBytes(file)));
            }
        }
        return ContentHash.of(all.toString());
    }
}
