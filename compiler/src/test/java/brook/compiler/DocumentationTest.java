package brook.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.Documentation.Example;
import brook.compiler.Documentation.Explained;
import brook.compiler.graph.GraphPrinter;
import brook.compiler.hot.HotCompiler;
import brook.compiler.jet.JetPrinter;
import brook.compiler.source.DiagnosticRenderer;
import brook.compiler.source.ImportPath;
import brook.compiler.source.SourceFile;
import brook.compiler.source.SourceResolver;
import brook.compiler.syntax.SyntaxPrinter;
import brook.compiler.system.SystemPrinter;
import brook.runtime.Draws;
import brook.runtime.OdeModel;
import brook.runtime.SolveDefaults;
import brook.runtime.integrator.Integrator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the pages show is true: blocks marked {@code ode} compile and start, blocks marked {@code ode wrong} get the
 * message of the text block below them, {@code text explain} is what the compiler makes of an example, the program of the
 * README compiles, and every code has an entry.
 */
class DocumentationTest {

    private static final boolean UPDATE = System.getProperty("golden", "").equals("update");
    private static final String AGAIN = "if the new text is right: run the test again with -Dgolden=update";
    private static final Pattern CODE = Pattern.compile("\"([EWR]\\d{4})\"");
    private static final Pattern PLACE = Pattern.compile("--> (.+?):\\d+:\\d+");
    private static final Pattern ENTRY = Pattern.compile("### ([EWR]\\d{4}) .+");

    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    static List<Example> right() {
        return Documentation.examples().stream()
                .filter(example -> !example.wrong())
                .toList();
    }

    static List<Example> wrong() {
        return Documentation.examples().stream().filter(Example::wrong).toList();
    }

    @ParameterizedTest
    @MethodSource("right")
    void compilesAndStarts(Example example) {
        Compilation compilation = compile(example);
        assertThat(messages(compilation)).isEmpty();
        OdeModel model =
                HotCompiler.standard().load(compilation.stages().orElseThrow().models());
        model.setParameters(Draws.parameters(model, 0));
        SolveDefaults solve = model.description().solve();
        double start = Double.isNaN(solve.t0()) ? 0 : solve.t0();
        double[] state = new double[model.dimension()];
        model.initialState(start, state);
        if (Arrays.stream(state).noneMatch(Double::isNaN)) {
            Integrator integrator = Integrator.of(model);
            integrator.start(start, state, start + 1e-3);
            assertThat(integrator.step()).isTrue();
            assertThat(integrator.solution().state()).doesNotContain(Double.NaN);
        }
    }

    static List<Path> experiments() {
        return Documentation.experiments();
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void experimentCompiles(Path model) throws IOException {
        assertThat(messages(GoldenFile.compilation(model, CompilerOptions.STANDARD)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void getsItsMessage(Example example) {
        String message = messages(compile(example));
        assertThat(message).isNotEmpty();
        if (example.message().isEmpty()) {
            return;
        }
        if (UPDATE) {
            Documentation.replaceMessage(example, message);
        } else {
            assertThat(message).as(AGAIN).isEqualTo(example.message().get());
        }
    }

    static List<Explained> explained() {
        return Documentation.explained();
    }

    @ParameterizedTest
    @MethodSource("explained")
    void explainsWhatTheCompilerDoes(Explained explained) throws IOException {
        Path models = Path.of("..", "generated-examples", "src", "main", "ode");
        Compilation compilation =
                GoldenFile.compilation(models.resolve(explained.model() + ".ode"), CompilerOptions.STANDARD);
        String output = stage(compilation, explained.stage());
        if (explained.whole() && UPDATE) {
            Documentation.replace(explained, output);
        } else if (explained.whole()) {
            assertThat(explained.text()).as(AGAIN).isEqualTo(output);
        } else {
            List<String> shown =
                    explained.text().lines().filter(line -> !line.equals("...")).toList();
            assertThat(output.lines()).as("paste the parts again").containsSubsequence(shown);
        }
    }

    private static String stage(Compilation compilation, String stage) {
        Compilation.Stages stages = compilation.stages().orElseThrow();
        return switch (stage) {
            case "syntax" -> SyntaxPrinter.print(compilation.syntax());
            case "system" -> SystemPrinter.print(stages.system());
            case "raw" -> GraphPrinter.print(stages.lowered());
            case "graph" -> GraphPrinter.print(stages.graph());
            case "jet" -> JetPrinter.print(stages.jet());
            default -> throw new AssertionError(stage);
        };
    }

    @Test
    void programCompiles() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "documentation"));
        Path file = Files.writeString(folder.resolve("Use.java"), Documentation.program());
        int exit = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", folder.toString(), "-cp", CLASS_PATH, file.toString());
        assertThat(exit).isZero();
    }

    @Test
    void exampleOfACodeGetsThatCode() {
        assertThat(wrong())
                .filteredOn(example -> ENTRY.matcher("### " + example.heading()).matches())
                .isNotEmpty()
                .allSatisfy(example -> assertThat(messages(compile(example)))
                        .contains("[" + example.heading().substring(0, 5) + "]"));
    }

    /** What {@code brook help} shows: a wrong model and a right one, except where no small model gets the message. */
    @Test
    void everyWrongExampleHasARightOne() {
        List<String> withRight = right().stream().map(Example::heading).toList();
        assertThat(wrong().stream()
                        .map(Example::heading)
                        .filter(heading -> ENTRY.matcher("### " + heading).matches())
                        .filter(heading -> !withRight.contains(heading))
                        .distinct())
                .as("entries of docs/errors.md without a block marked ode")
                .isEmpty();
    }

    @Test
    void everyCodeHasAnEntry() {
        List<String> used = Documentation.sources().stream()
                .flatMap(file -> Documentation.lines(file).stream())
                .flatMap(line -> CODE.matcher(line).results())
                .map(code -> code.group(1))
                .distinct()
                .sorted()
                .toList();
        List<String> entries = Documentation.lines(Path.of("..", "docs", "errors.md")).stream()
                .map(ENTRY::matcher)
                .filter(Matcher::matches)
                .map(entry -> entry.group(1))
                .sorted()
                .toList();
        assertThat(entries).isEqualTo(used);
    }

    private static Compilation compile(Example example) {
        SourceFile file = new SourceFile(name(example), example.text());
        SourceResolver files = example.files().isEmpty() ? SourceResolver.NONE : new Shown(example.files());
        return OdeCompiler.compile(file, CompilerOptions.STANDARD, files);
    }

    /** The files that a section of a page shows. */
    private record Shown(Map<String, String> texts) implements SourceResolver {
        @Override
        public Answer resolve(SourceFile importer, String path) {
            String name = ImportPath.beside(importer.name(), path);
            return texts.containsKey(name)
                    ? new Found(new SourceFile(name, texts.get(name)))
                    : new Refused(
                            name.startsWith("..") ? Reason.OUTSIDE : Reason.NOT_FOUND, "", List.copyOf(texts.keySet()));
        }
    }

    /** The file that the message names. */
    private static String name(Example example) {
        Matcher place = PLACE.matcher(example.message().orElse(""));
        boolean own =
                place.find() && (example.files().isEmpty() || !example.files().containsKey(place.group(1)));
        return own ? place.group(1) : "model.ode";
    }

    private static String messages(Compilation compilation) {
        return DiagnosticRenderer.plain().render(compilation.diagnostics(), compilation.omitted());
    }
}
