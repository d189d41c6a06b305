package brook.compiler.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Collecting, showing and serialising messages. */
class DiagnosticsTest {

    private static final SourceFile FILE = new SourceFile("m.ode", "abc = 1\ndef = 2\n".repeat(50));

    @Test
    void sortedAndOnlyOnce() {
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.report(error(9));
        diagnostics.report(error(2));
        diagnostics.report(error(9));
        assertThat(diagnostics.list()).containsExactly(error(2), error(9));
        assertThat(diagnostics.hasErrors()).isTrue();
    }

    @Test
    void errorsBeforeWarningsWhereThereAreTooMany() {
        Diagnostics diagnostics = new Diagnostics();
        for (int i = 0; i < 30; i++) {
            diagnostics.report(Diagnostic.warning("W0101", "w" + i).at(span(i)));
        }
        assertThat(diagnostics.hasErrors()).isFalse();
        diagnostics.report(error(100));
        assertThat(diagnostics.list()).hasSize(Diagnostics.SHOWN).contains(error(100));
        assertThat(diagnostics.omitted()).isEqualTo(11);
        assertThat(DiagnosticRenderer.plain().render(diagnostics)).endsWith("\n... and 11 more\n");
    }

    @Test
    void unsafeCharactersAreShownAsNumbers() {
        SourceFile file = new SourceFile("m.ode", "\ta\u202eb\u0000 = \u4e2d\u6587\u0301x");
        int x = file.text().indexOf('x');
        String shown = DiagnosticRenderer.plain()
                .render(Diagnostic.error("E0000", "bad \u001b[31m name\nhere").at(new Span(file, x, x + 1), "here"));
        assertThat(shown).isEqualTo("""
                        error[E0000]: bad <U+001B>[31m name<U+000A>here
                         --> m.ode:1:12
                          |
                        1 |     a<U+202E>b<U+0000> = \u4e2d\u6587\u0301x
                          |                              ^ here
                        """);
    }

    @Test
    void aLongLineIsCutAroundTheCulprit() {
        SourceFile file = new SourceFile("m.ode", "a".repeat(1_000) + "?" + "b".repeat(1_000));
        String shown = DiagnosticRenderer.plain()
                .render(Diagnostic.error("E0000", "bad").at(new Span(file, 1_000, 1_001)));
        assertThat(shown.lines().toList().get(3)).isEqualTo("1 | ..." + "a".repeat(40) + "?" + "b".repeat(199) + "...");
        assertThat(shown.lines().toList().get(4)).isEqualTo("  | " + " ".repeat(43) + "^");
    }

    @Test
    void labelsOfTwoFiles() {
        SourceFile other = new SourceFile("other.ode", "x = 3\n");
        String shown = DiagnosticRenderer.plain()
                .render(Diagnostic.error("E0204", "`abc` is defined twice")
                        .at(span(0), "second")
                        .also(new Span(other, 0, 1), "first")
                        .note("one\ntwo"));
        assertThat(shown).isEqualTo("""
                        error[E0204]: `abc` is defined twice
                         --> m.ode:1:1
                          |
                        1 | abc = 1
                          | ^ second
                         ::: other.ode:1:1
                          |
                        1 | x = 3
                          | - first
                          |
                          = note: one
                                  two
                        """);
    }

    @Test
    void colours() {
        String shown = DiagnosticRenderer.ansi().render(error(0));
        assertThat(shown).contains("\u001b[1;31merror[E0201]\u001b[0m").contains("\u001b[1;31m^\u001b[0m");
        assertThat(shown.replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(DiagnosticRenderer.plain().render(error(0)));
    }

    @Test
    void json() {
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.report(
                error(9).also(span(0), "\"\\\n\u0001\u03b8").help("h").note("n"));
        assertThat(DiagnosticJson.write(diagnostics.list()))
                .isEqualTo("[{\"severity\": \"error\", \"code\": \"E0201\", \"message\": \"unknown name 9\", "
                        + "\"file\": \"m.ode\", \"line\": 2, \"column\": 2, \"endLine\": 2, \"endColumn\": 3, "
                        + "\"labels\": [{\"primary\": true, \"text\": \"\", \"file\": \"m.ode\", \"line\": 2, "
                        + "\"column\": 2, \"endLine\": 2, \"endColumn\": 3}, {\"primary\": false, "
                        + "\"text\": \"\\\"\\\\\\n\\u0001\\u03b8\", \"file\": \"m.ode\", \"line\": 1, \"column\": 1, "
                        + "\"endLine\": 1, \"endColumn\": 2}], \"help\": [\"h\"], \"notes\": [\"n\"]}]\n");
        assertThat(DiagnosticJson.write(new Diagnostics().list())).isEqualTo("[]\n");
    }

    @Test
    void bytes() {
        Diagnostics diagnostics = new Diagnostics();
        byte[] marked = "\uFEFFx = 1".getBytes(StandardCharsets.UTF_8);
        assertThat(Decoder.decode("m.ode", marked, diagnostics).text()).isEqualTo("x = 1");
        assertThat(diagnostics.isEmpty()).isTrue();
        byte[] latin = "a = 1\n# caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Decoder.decode("m.ode", latin, diagnostics).text()).isEqualTo("a = 1\n# caf\uFFFD\n");
        assertThat(diagnostics.list().get(0).place().orElseThrow()).hasToString("m.ode:2:6");
        assertThat(Decoder.decode("m.ode", new byte[] {(byte) 0xC3}, new Diagnostics())
                        .text())
                .isEqualTo("\uFFFD");
    }

    private static Diagnostic error(int at) {
        return Diagnostic.error("E0201", "unknown name " + at).at(span(at));
    }

    private static Span span(int at) {
        return new Span(FILE, at, at + 1);
    }
}
