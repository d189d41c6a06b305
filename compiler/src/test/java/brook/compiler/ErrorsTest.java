package brook.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.source.DiagnosticRenderer;
import brook.compiler.source.SourceFile;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bad models beside the whole message they get: {@code X.ode} and {@code X.expected}, presented under the name that
 * stands in the message.
 */
class ErrorsTest {

    /** Models whose message no stage gives yet: the list may only shrink. */
    private static final List<String> NOT_YET =
            List.of("E0502", "E0601", "E0603", "E0604", "E0802", "E0803", "E0901", "R0002", "W0102", "W0103");

    private static final Pattern PLACE = Pattern.compile("--> (.+?):\\d+:\\d+");

    /** What the whole compiler says. */
    private static String messages(SourceFile file) {
        Compilation compilation = OdeCompiler.compile(file, CompilerOptions.STANDARD);
        return DiagnosticRenderer.plain().render(compilation.diagnostics(), compilation.omitted());
    }

    static List<String> cases() {
        return names(".ode").stream().filter(name -> !NOT_YET.contains(name)).toList();
    }

    static List<String> notYet() {
        return NOT_YET;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void message(String name) throws IOException {
        assertThat(actual(name)).isEqualTo(expected(name));
    }

    @ParameterizedTest
    @MethodSource("notYet")
    void takeOffTheListWhatIsRight(String name) throws IOException {
        assertThat(actual(name)).isNotEqualTo(expected(name));
    }

    @Test
    void noOrphans() {
        List<String> models = names(".ode");
        assertThat(names(".expected")).isEqualTo(models);
        assertThat(models).containsAll(NOT_YET);
    }

    private static String actual(String name) throws IOException {
        Matcher place = PLACE.matcher(expected(name));
        assertThat(place.find()).as("the message says where").isTrue();
        return messages(new SourceFile(place.group(1), Files.readString(folder().resolve(name + ".ode"))));
    }

    private static String expected(String name) throws IOException {
        return Files.readString(folder().resolve(name + ".expected"));
    }

    private static List<String> names(String ending) {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            return Path.of(ErrorsTest.class.getResource("/errors").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
