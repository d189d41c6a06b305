package brook.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.DiagnosticJson;
import brook.compiler.source.DiagnosticRenderer;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.SourceFile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text ends in a model or in messages, in bounded time. */
class RobustnessTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    static List<Arguments> deep() {
        return List.of(
                Arguments.of("(".repeat(990) + "1" + ")".repeat(990), ""),
                Arguments.of("f(".repeat(990) + "1" + ")".repeat(990), ""),
                Arguments.of("[".repeat(990) + "1" + "]".repeat(990), ""),
                Arguments.of("if a then ".repeat(990) + "1" + " else 2".repeat(990), ""),
                Arguments.of("if a then 1 else ".repeat(990) + "1", ""),
                Arguments.of("if a then 1 " + "elseif b then 2 ".repeat(5_000) + "else 3", ""),
                Arguments.of("-".repeat(990) + "1", ""),
                Arguments.of("a + not ".repeat(990) + "a", ""),
                Arguments.of("1" + " + a*b".repeat(9_990), ""),
                Arguments.of("[1" + ", 2 + 3".repeat(50_000) + "]", ""),
                Arguments.of("(".repeat(20_000) + "1" + ")".repeat(20_000), "E0114"),
                Arguments.of("(".repeat(20_000), "E0101"),
                Arguments.of("2^".repeat(20_000) + "1", "E0114"),
                Arguments.of("not ".repeat(20_000) + "a", "E0114"),
                Arguments.of("if a then ".repeat(20_000), "E0114"),
                Arguments.of("1" + " + a".repeat(20_000), "E0114"),
                Arguments.of("a" + "[1]".repeat(20_000), "E0114"),
                Arguments.of("a" + "'".repeat(20_000), "E0114"),
                Arguments.of("1" + " < a".repeat(9_000), "E0111"));
    }

    @ParameterizedTest
    @MethodSource("deep")
    void deepAndLong(String term, String code) {
        assertThat(codes("y = " + term)).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    static List<Arguments> large() {
        return List.of(
                Arguments.of("x".repeat(33_000_000), "E0121"),
                Arguments.of("x".repeat(1_000_000), "E0114"),
                Arguments.of("y = [1" + ",2".repeat(1_100_000) + "]", "E0121"),
                Arguments.of("y = 1\n".repeat(510_000), ""),
                Arguments.of("#\n".repeat(200_000), ""),
                Arguments.of("y = 1 +\n" + "#\n".repeat(200_000) + "2", ""),
                Arguments.of("§".repeat(200_000), "E0106"),
                Arguments.of("/*".repeat(200_000), "E0116"),
                Arguments.of("a = (\n".repeat(50_000), "E0101"),
                Arguments.of("event a when b {\n".repeat(50_000), "E0101"),
                Arguments.of("x' = 1,\n".repeat(50_000), "E0103"),
                Arguments.of("param a = 1 2" + ", b = 2 2".repeat(50_000), "E0104"),
                Arguments.of("solve {\n" + "a b\n".repeat(50_000) + "}", "E0104"),
                Arguments.of("y = [\n" + "1 2\n".repeat(50_000) + "]", "E0104"),
                Arguments.of("\"".repeat(100_001), "E0103"));
    }

    @ParameterizedTest
    @MethodSource("large")
    void large(String text, String code) {
        List<String> codes = Assertions.assertTimeoutPreemptively(LONG_ENOUGH, () -> codes(text));
        assertThat(codes.stream().findFirst().orElse("")).isEqualTo(code);
    }

    @Test
    void manyStatements() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            text.append('x').append(i).append("' = -k*x").append(i).append(" + sin(y)/2\n");
        }
        ModelSyntax model = Assertions.assertTimeoutPreemptively(
                LONG_ENOUGH, () -> SyntaxParser.parse(new SourceFile("m.ode", text.toString()), new Diagnostics()));
        assertThat(model.statements()).hasSize(100_000);
    }

    @Test
    void strangeCharacters() {
        assertThat(codes("\uFEFFx' = -x\u00a0*\u20032")).isEmpty();
        assertThat(codes("x' = \ud800 + 1")).containsExactly("E0106");
        assertThat(codes("x' = \u0000 + 1")).containsExactly("E0106");
        assertThat(codes("x' = 1 \u202e+ 1")).containsExactly("E0106");
        assertThat(codes("\ud835\udc31' = -\ud835\udc31")).isEmpty();
    }

    @Test
    void lineEnds() {
        for (String end : List.of("\n", "\r\n", "\r")) {
            String text = "x' = -x +" + end + "\t2" + end + "y = 3" + end + end + "z = (4" + end + end + "+ 5)" + end;
            Diagnostics diagnostics = new Diagnostics();
            ModelSyntax model = SyntaxParser.parse(new SourceFile("m.ode", text), diagnostics);
            assertThat(diagnostics.isEmpty()).isTrue();
            assertThat(model.statements().stream()
                            .map(statement -> statement.span().line()))
                    .containsExactly(1, 3, 5);
        }
    }

    private static List<String> codes(String text) {
        Diagnostics diagnostics = new Diagnostics();
        SyntaxParser.parse(new SourceFile("m.ode", text), diagnostics);
        assertThat(DiagnosticRenderer.ansi().render(diagnostics)).hasSizeLessThan(100_000);
        assertThat(DiagnosticJson.write(diagnostics.list())).endsWith("]\n");
        return diagnostics.list().stream().map(Diagnostic::code).toList();
    }
}
