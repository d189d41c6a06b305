package brook.compiler.imports;

import brook.compiler.source.ImportPath;
import brook.compiler.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The files of functions that come with the compiler: {@code import "brook/penalties.ode"} is one of them wherever the model lies. */
final class StandardLibrary {

    /** The paths that an import may name. */
    static final List<String> PATHS = List.of(ImportPath.STANDARD + "penalties.ode");

    private StandardLibrary() {}

    /** The file that a path means, if there is one. */
    static Optional<SourceFile> file(String path) {
        String plain = ImportPath.plain(path);
        return PATHS.contains(plain) ? Optional.of(read(plain)) : Optional.empty();
    }

    /** Our own resource: that it is missing is a defect of ours. */
    private static SourceFile read(String path) {
        String resource = path.substring(ImportPath.STANDARD.length());
        try (InputStream in = Objects.requireNonNull(StandardLibrary.class.getResourceAsStream(resource), resource)) {
            return new SourceFile(path, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
