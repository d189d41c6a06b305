package brook.compiler.format;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.GoldenFile;
import brook.compiler.source.DiagnosticRenderer;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.SourceFile;
import brook.compiler.syntax.Lexeme;
import brook.compiler.syntax.Lexemes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The formatter itself checks that words and syntax trees are the same; here are the layout and its law. */
class FormatterTest {

    private static final long SEED = 20_260_405;

    static List<Path> uglyModels() {
        return GoldenFile.files(GoldenFile.resource("format"), ".ode");
    }

    @ParameterizedTest
    @MethodSource("uglyModels")
    void uglyModelsBecomeReadable(Path model) throws IOException {
        String expected = model.toString().replace(".ode", ".expected");
        GoldenFile.compare(Path.of(expected), formatted(Files.readString(model)));
    }

    @Test
    void everyModelHasOneLayout() {
        for (Path model : allModels()) {
            String text = read(model);
            Diagnostics diagnostics = new Diagnostics();
            Formatter.format(new SourceFile(model.toString(), text), diagnostics)
                    .ifPresent(formatted -> {
                        assertThat(formatted(formatted)).as(model.toString()).isEqualTo(formatted);
                        assertThat(formatted.lines().map(String::stripTrailing))
                                .as(model.toString())
                                .isEqualTo(formatted.lines().toList());
                    });
        }
    }

    /** The models of the language's own description are what the layout was made from. */
    @Test
    void examplesStay() {
        List<String> changed = GoldenFile.files(GoldenFile.resource("corpus", "examples"), ".ode").stream()
                .filter(model -> !formatted(read(model)).equals(read(model)))
                .map(model -> model.getFileName().toString())
                .toList();
        // a column that is one off, a column of numbers that is one off, and a column of signs that stands too far
        // right
        assertThat(changed).containsExactly("02_pendulum.ode", "03_outer_solar_system.ode", "09_heat.ode");
    }

    @Test
    void examplesOfTheProjectAreInTheStandardLayout() {
        for (Path model : allModels()) {
            if (model.startsWith("../generated-examples") || model.startsWith("../jmh")) {
                assertThat(formatted(read(model))).as(model.toString()).isEqualTo(read(model));
            }
        }
    }

    /** Whatever spaces are put between the words of a line, the outcome has the same model and is stable. */
    @Test
    void randomSpacesBetweenWords() {
        Random random = new Random(SEED);
        List<Path> models = allModels();
        for (int i = 0; i < 400; i++) {
            Path model = models.get(random.nextInt(models.size()));
            Diagnostics diagnostics = new Diagnostics();
            Formatter.format(new SourceFile(model.toString(), respaced(model, random)), diagnostics)
                    .ifPresent(once ->
                            assertThat(formatted(once)).as(model + ", " + SEED).isEqualTo(once));
        }
    }

    private static String respaced(Path model, Random random) {
        SourceFile file = new SourceFile(model.toString(), read(model));
        StringBuilder text = new StringBuilder();
        int end = 0;
        for (Lexeme word : Lexemes.read(file)) {
            String between = file.text().substring(end, word.start());
            boolean inLine = between.isBlank() && between.indexOf('\n') < 0 && between.indexOf('\r') < 0;
            text.append(inLine && random.nextInt(3) == 0 ? between + " ".repeat(random.nextInt(4)) : between);
            text.append(word.text());
            end = word.end();
        }
        return text.append(file.text().substring(end)).toString();
    }

    private static String formatted(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<String> formatted = Formatter.format(new SourceFile("model.ode", text), diagnostics);
        return formatted.orElseThrow(
                () -> new AssertionError(DiagnosticRenderer.plain().render(diagnostics)));
    }

    private static List<Path> allModels() {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            return files.filter(file ->
                            file.toString().endsWith(".ode") && !file.toString().contains("target"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
