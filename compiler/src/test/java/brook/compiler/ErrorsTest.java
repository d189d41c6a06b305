package brook.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.files.ModelFolder;
import brook.compiler.source.DiagnosticRenderer;
import brook.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bad models beside the whole message they get: {@code X.ode} and {@code X.expected}, presented under the name that
 * stands in the message, {@code model.ode} if there is none yet.
 */
@TestMethodOrder(MethodOrderer.MethodName.class) // orphans after an update has written new files
class ErrorsTest {

    private static final Path FOLDER = GoldenFile.resource("errors");

    /** The folder in which the models seem to lie. */
    private static final ModelFolder IMPORTS = ModelFolder.confinedTo(GoldenFile.resource("imports"));

    private static final Pattern PLACE = Pattern.compile("--> (.+?):\\d+:\\d+");

    /** What the whole compiler says. */
    private static String messages(SourceFile file) {
        Compilation compilation = OdeCompiler.compile(file, CompilerOptions.STANDARD, IMPORTS);
        return DiagnosticRenderer.plain().render(compilation.diagnostics(), compilation.omitted());
    }

    static List<String> cases() {
        return names(".ode");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void message(String name) throws IOException {
        GoldenFile.compare(FOLDER.resolve(name + ".expected"), actual(name));
    }

    @Test
    void noOrphans() {
        List<String> models = names(".ode");
        assertThat(names(".expected")).isEqualTo(models);
    }

    private static String actual(String name) throws IOException {
        Matcher place = PLACE.matcher(expected(name));
        boolean own =
                place.find() && !Files.exists(GoldenFile.resource("imports").resolve(place.group(1)));
        String file = own ? place.group(1) : "model.ode";
        return messages(new SourceFile(file, Files.readString(FOLDER.resolve(name + ".ode"))));
    }

    private static String expected(String name) throws IOException {
        Path file = FOLDER.resolve(name + ".expected");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static List<String> names(String ending) {
        return GoldenFile.files(FOLDER, ending).stream()
                .map(file -> file.getFileName().toString())
                .map(name -> name.substring(0, name.length() - ending.length()))
                .toList();
    }
}
