package brook.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.Documentation.Example;
import brook.compiler.emit.JavaSource;
import brook.compiler.hot.HotCompiler;
import brook.compiler.source.DiagnosticRenderer;
import brook.compiler.source.SourceFile;
import brook.runtime.OdeModel;
import brook.runtime.SolveDefaults;
import brook.runtime.taylor.TaylorIntegrator;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the pages show is true: blocks marked {@code ode} compile and start, blocks marked {@code ode wrong} get the
 * message of the text block below them, and every code has an entry.
 */
class DocumentationTest {

    private static final Pattern CODE = Pattern.compile("\"([EWR]\\d{4})\"");
    private static final Pattern ENTRY = Pattern.compile("### ([EWR]\\d{4}) .+");

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
        JavaSource java = compilation.stages().orElseThrow().java();
        OdeModel model = HotCompiler.standard().load(java.qualifiedName(), java.text());
        double[] parameters = new double[model.parameterCount()];
        model.defaults(parameters);
        model.setParameters(parameters);
        SolveDefaults solve = model.description().solve();
        double start = Double.isNaN(solve.t0()) ? 0 : solve.t0();
        double[] state = new double[model.dimension()];
        model.initialState(start, state);
        if (Arrays.stream(state).noneMatch(Double::isNaN)) {
            TaylorIntegrator integrator = TaylorIntegrator.of(model);
            integrator.start(start, state, start + 1e-3);
            assertThat(integrator.step()).isTrue();
            assertThat(integrator.solution().state()).doesNotContain(Double.NaN);
        }
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void getsItsMessage(Example example) {
        String message = messages(compile(example));
        assertThat(message).isNotEmpty();
        if (example.message().isEmpty()) {
            return;
        }
        if (System.getProperty("golden", "").equals("update")) {
            Documentation.replaceMessage(example, message);
            return;
        }
        assertThat(message)
                .as("if the new text is right: run the test again with -Dgolden=update")
                .isEqualTo(example.message().get());
    }

    @Test
    void exampleOfACodeGetsThatCode() {
        assertThat(wrong())
                .filteredOn(example -> ENTRY.matcher("### " + example.heading()).matches())
                .isNotEmpty()
                .allSatisfy(example -> assertThat(messages(compile(example)))
                        .contains("[" + example.heading().substring(0, 5) + "]"));
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
        return OdeCompiler.compile(new SourceFile("model.ode", example.text()), CompilerOptions.STANDARD);
    }

    private static String messages(Compilation compilation) {
        return DiagnosticRenderer.plain().render(compilation.diagnostics(), compilation.omitted());
    }
}
