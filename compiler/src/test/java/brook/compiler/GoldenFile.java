package brook.compiler;

import brook.compiler.source.DiagnosticRenderer;
import brook.compiler.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A text that is kept beside its model and compared with what the compiler makes of it today.
 *
 * <p>With {@code -Dgolden=update} the file is written instead; read the diff before you commit it.
 */
public final class GoldenFile {

    private static final Path RESOURCES = Path.of("src", "test", "resources");
    private static final Path FRESH = Path.of("target", "golden");
    private static final int SHOWN = 20;

    private GoldenFile() {}

    /** A folder or file of the test resources. */
    public static Path resource(String... path) {
        return RESOURCES.resolve(Path.of("", path));
    }

    /** The files of a folder of the test resources with an ending, in the order of their names. */
    public static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A model file with its errors, if there are any, as a failure. */
    public static Compilation compilation(Path model, CompilerOptions options) throws IOException {
        SourceFile file = new SourceFile(model.getFileName().toString(), Files.readString(model));
        Compilation compilation = OdeCompiler.compile(file, options);
        if (!compilation.succeeded()) {
            throw new AssertionError(String.join(
                    "\n",
                    compilation.diagnostics().stream()
                            .map(DiagnosticRenderer.plain()::render)
                            .toList()));
        }
        return compilation;
    }

    /** Compares line by line; a difference fails with the lines that differ and the path of the new text. */
    public static void compare(Path golden, String fresh) {
        try {
            if (System.getProperty("golden", "").equals("update")) {
                Files.writeString(golden, fresh);
                return;
            }
            String known = Files.exists(golden) ? Files.readString(golden) : "";
            if (!known.equals(fresh)) {
                throw new AssertionError(difference(golden, known, fresh));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String difference(Path golden, String known, String fresh) throws IOException {
        Path written = FRESH.resolve(RESOURCES.relativize(golden));
        Files.createDirectories(written.getParent());
        Files.writeString(written, fresh);
        return golden + " is not what the compiler makes today (" + written.toAbsolutePath() + ")\n"
                + difference(known.lines().toList(), fresh.lines().toList())
                + "if the new text is right: run the test again with -Dgolden=update";
    }

    /** What is left between the first and the last line that differ. */
    static String difference(List<String> known, List<String> fresh) {
        int first = 0;
        int shorter = Math.min(known.size(), fresh.size());
        while (first < shorter && known.get(first).equals(fresh.get(first))) {
            first++;
        }
        int last = 0;
        while (last < shorter - first
                && known.get(known.size() - 1 - last).equals(fresh.get(fresh.size() - 1 - last))) {
            last++;
        }
        List<String> lines = new ArrayList<>(List.of("line " + (first + 1) + ":"));
        add(lines, "- ", known.subList(first, known.size() - last));
        add(lines, "+ ", fresh.subList(first, fresh.size() - last));
        return String.join("\n", lines) + "\n";
    }

    private static void add(List<String> lines, String mark, List<String> differing) {
        differing.stream().limit(SHOWN).map(line -> mark + line).forEach(lines::add);
        if (differing.size() > SHOWN) {
            lines.add(mark + "... " + (differing.size() - SHOWN) + " more");
        }
    }
}
