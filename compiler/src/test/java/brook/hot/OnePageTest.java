package brook.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.solver.ModelSolver;
import brook.runtime.solver.ModelSolverBuilder;
import brook.runtime.solver.ModelTrajectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A complete model around each line of the page that shows the whole language, run and held against closed forms.
 *
 * <p>Comments of the models say which line of {@code page.txt} they show ({@code # page: ...}, its beginning), what the caller gives
 * ({@code define}, {@code set}, {@code initial}, {@code span}), and what must come out ({@code expect}, {@code ends}, {@code rows}).
 */
class OnePageTest {

    private static final Path FOLDER = Path.of("src/test/resources/onepage");
    private static final Pattern EXPECTED = Pattern.compile("(\\S+)\\((\\S+)\\) = (\\S+) \\+- (\\S+)");
    private static final String LIBRARY = "turning.ode";

    /** What the comments of a model say. */
    private record Sheet(Path file, Map<String, List<String>> entries) {

        static Sheet of(Path file) {
            Map<String, List<String>> entries = new LinkedHashMap<>();
            Matcher comment = Pattern.compile("(?m)^# ([a-z]+):? (.*)$").matcher(text(file));
            while (comment.find()) {
                entries.computeIfAbsent(comment.group(1), key -> new ArrayList<>())
                        .add(comment.group(2));
            }
            return new Sheet(file, entries);
        }

        List<String> all(String key) {
            return entries.getOrDefault(key, List.of());
        }

        @Override
        public String toString() {
            return file.getFileName().toString();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Sheet> sheets() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .filter(file -> file.toString().endsWith(".ode") && !file.endsWith(LIBRARY))
                    .sorted()
                    .map(Sheet::of)
                    .toList()
                    .stream();
        }
    }

    @Test
    void everyLineOfThePageHasAModel() throws IOException {
        List<String> shown =
                sheets().flatMap(sheet -> sheet.all("page").stream()).toList();
        List<String> lines = Files.readAllLines(FOLDER.resolve("page.txt"));
        assertThat(lines).allMatch(line -> shown.stream().anyMatch(line::startsWith));
        assertThat(shown).allMatch(start -> lines.stream().anyMatch(line -> line.startsWith(start)));
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void aLineOfThePageWorksInACompleteModel(Sheet sheet) {
        ModelTrajectory run = run(sheet);
        List<String> expected = sheet.all("expect");
        assertThat(expected).isNotEmpty();
        for (String line : expected) {
            Matcher value = EXPECTED.matcher(line);
            assertThat(value.matches()).as(line).isTrue();
            double t = Double.parseDouble(value.group(2));
            assertThat(run.value(value.group(1), t))
                    .as(line)
                    .isCloseTo(Double.parseDouble(value.group(3)), within(Double.parseDouble(value.group(4))));
        }
        sheet.all("ends").forEach(end -> assertThat(run.endTime()).isEqualTo(Double.parseDouble(end)));
        sheet.all("rows").forEach(rows -> assertThat(run.rows()).isEqualTo(Integer.parseInt(rows)));
    }

    private static ModelTrajectory run(Sheet sheet) {
        Map<String, Double> constants = new LinkedHashMap<>();
        sheet.all("define").forEach(line -> constants.put(name(line), values(line)[0]));
        ModelSolverBuilder builder = Models.standard()
                .withRoot(FOLDER)
                .withConstants(constants)
                .compile(sheet.file())
                .orElseThrow()
                .solver();
        sheet.all("set").forEach(line -> builder.set(name(line), values(line)));
        sheet.all("initial").forEach(line -> builder.setInitial(name(line), values(line)));
        if (!Double.isNaN(builder.build().description().solve().t0())) {
            return builder.build().solve();
        }
        ModelSolver solver = builder.rtol(1e-15).build();
        double end = sheet.all("expect").stream()
                .mapToDouble(OnePageTest::time)
                .max()
                .orElse(1);
        double asked = sheet.all("span").stream()
                .mapToDouble(span -> Double.parseDouble(span.split(" \\.\\. ")[1]))
                .max()
                .orElse(end);
        return solver.solve(0, asked);
    }

    private static double time(String line) {
        Matcher value = EXPECTED.matcher(line);
        return value.matches() ? Double.parseDouble(value.group(2)) : 0;
    }

    private static String name(String line) {
        return line.substring(0, line.indexOf(' '));
    }

    private static double[] values(String line) {
        String[] numbers = line.substring(line.indexOf('=') + 1)
                .replaceAll("[\\[\\],]", " ")
                .trim()
                .split(" +");
        return Arrays.stream(numbers).mapToDouble(Double::parseDouble).toArray();
    }
}
