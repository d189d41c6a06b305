package brook.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.SourceFile;
import brook.compiler.source.Span;
import brook.maven.generate.Options;
import brook.maven.generate.Options.Warnings;
import brook.maven.generate.Report;
import brook.maven.generate.Report.Kind;
import brook.maven.generate.Report.ModelReport;
import brook.maven.generate.Request;
import brook.maven.generate.Selection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

class ConclusionTest {

    private static final SourceFile LAWS = new SourceFile("lib/laws.ode", "f(x) = k*x\ng(x) = x\n");
    private static final Diagnostic WRONG = Diagnostic.error("E0201", "unknown name `k`")
            .at(new Span(LAWS, 7, 8), "not a constant")
            .help("declare it");
    private static final Diagnostic UNUSED =
            Diagnostic.warning("W0001", "`g` is not used").at(new Span(LAWS, 11, 12));

    private static final Path SOURCES = Path.of("src", "main", "ode").toAbsolutePath();

    private final Lines log = new Lines();

    @Test
    void anErrorIsOneMessageThatBeginsWithItsPlace() {
        ModelReport broken = new ModelReport("A.ode", Kind.FAILED, List.of(WRONG), 0);

        assertThatThrownBy(() -> conclude(broken))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("1 model has errors: A.ode");
        assertThat(log.lines).containsExactly("ERROR " + SOURCES.resolve("lib/laws.ode") + """
                        :[1,8] [E0201] unknown name `k`
                         --> lib/laws.ode:1:8
                          |
                        1 | f(x) = k*x
                          |        ^ not a constant
                          |
                          = help: declare it""");
    }

    @Test
    void whatSeveralModelsGetFromOneImportIsSaidOnce() {
        ModelReport one = new ModelReport("A.ode", Kind.FAILED, List.of(WRONG), 0);
        ModelReport other = new ModelReport("B.ode", Kind.FAILED, List.of(WRONG), 3);

        assertThatThrownBy(() -> conclude(one, other)).hasMessage("2 models have errors: A.ode, B.ode");
        assertThat(log.lines).hasSize(2);
        assertThat(log.lines.get(1)).isEqualTo("ERROR " + SOURCES.resolve("B.ode") + ": 3 more messages");
    }

    @Test
    void aLongSummaryIsCut() {
        ModelReport[] many = IntStream.rangeClosed(1, 8)
                .mapToObj(i -> new ModelReport("M" + i + ".ode", Kind.FAILED, List.of(WRONG), 0))
                .toArray(ModelReport[]::new);

        assertThatThrownBy(() -> conclude(many))
                .hasMessage("8 models have errors: M1.ode, M2.ode, M3.ode, M4.ode, M5.ode, and 3 more");
    }

    @Test
    void warningsThatFailAreSaidToBeWarnings() {
        ModelReport warned = new ModelReport("A.ode", Kind.FAILED, List.of(UNUSED), 0);

        assertThatThrownBy(() -> conclude(warned)).hasMessage("1 model has warnings, and failOnWarning is set: A.ode");
        assertThat(log.lines)
                .singleElement()
                .asString()
                .startsWith("WARN " + SOURCES.resolve("lib/laws.ode:[2,1] [W0001] "));
    }

    @Test
    void successIsOneLine() throws MojoFailureException {
        ModelReport same = new ModelReport("A.ode", Kind.UNCHANGED, List.of(), 0);
        ModelReport done = new ModelReport("B.ode", Kind.COMPILED, List.of(), 0);

        conclude();
        conclude(same);
        conclude(same, same);
        conclude(done);
        conclude(same, done, done);
        assertThat(log.lines)
                .containsExactly(
                        "INFO No models in " + SOURCES,
                        "INFO Nothing to generate: 1 model is up to date",
                        "INFO Nothing to generate: all 2 models are up to date",
                        "INFO Compiled 1 model to out",
                        "INFO Compiled 2 models (1 unchanged) to out");
    }

    private void conclude(ModelReport... models) throws MojoFailureException {
        Options options = new Options("", Map.of(), Warnings.SHOWN, StandardCharsets.UTF_8, "1");
        Request request = new Request(SOURCES, Path.of("out"), Path.of("state"), Selection.ALL, options);
        new Conclusion(log, request).of(new Report(List.of(models), List.of()));
    }

    /** Keeps what it is given. */
    private static final class Lines extends SystemStreamLog {

        private final List<String> lines = new ArrayList<>();

        @Override
        public void error(CharSequence text) {
            lines.add("ERROR " + text);
        }

        @Override
        public void warn(CharSequence text) {
            lines.add("WARN " + text);
        }

        @Override
        public void info(CharSequence text) {
            lines.add("INFO " + text);
        }
    }
}
