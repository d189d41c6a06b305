package brook.compiler.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brook.compiler.GoldenFile;
import brook.runtime.OdeModel;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.janino.Scanner;
import org.codehaus.janino.SimpleCompiler;
import org.codehaus.janino.Token;
import org.codehaus.janino.TokenType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Janino gets from our scanner and parser is what it gets from its own ones. */
class JavaParserTest {

    /** All but the few with letters of other scripts in a text. */
    static List<Path> sources() {
        return Stream.of("golden", "vectors")
                .flatMap(folder -> GoldenFile.files(GoldenFile.resource(folder), ".java").stream())
                .filter(file -> JavaScanner.knows(read(file)))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void tokensAreThoseOfJanino(Path file) throws IOException, CompileException {
        String text = read(file);
        assertThat(tokens(new JavaScanner("a", text, 1))).isEqualTo(tokens(own(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a+=b++ - --c; x>>>=2; y = p ? -1 : +.5e-3;",
                "0x1F 017 1L 1_000 1e5 1.5E+10 2f 3d 1. 4.0e-7D",
                "'a' '\\'' \"a\\\"b\\\\\" \"// no comment\" /* * / */ e // end",
                "if(true==false||null!=this)return;\r\n x[i]= ~y&z|w^1<<3;",
                "/** a\n * b\n */\n  class \u00c4\u00f6_1$ { }\n\n  a.b(c, d);",
                ""
            })
    void tokensOfOtherTexts(String text) throws IOException, CompileException {
        // Janino counts the columns of the first line from 2.
        String below = "\n" + text;
        assertThat(tokens(new JavaScanner("a", below, -7)))
                .isEqualTo(tokens(new Scanner("a", new StringReader(below), -7, 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"no end", "\"no end\n\"", "/* no end", "#"})
    void brokenTextsAreRefused(String text) throws IOException {
        JavaScanner scanner = new JavaScanner("a", text, 1);
        assertThatThrownBy(() -> tokens(scanner)).isInstanceOf(CompileException.class);
    }

    @Test
    void othersAreLeftToJanino() {
        assertThat(JavaScanner.knows("String s = \"\\u00e9\";")).isFalse();
        assertThat(JavaScanner.knows("String s = \"\"\"\n\"\"\";")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("sources")
    void classFilesAreThoseOfJanino(Path file) throws IOException, CompileException {
        String text = read(file);
        String folder = text.contains("package vectors;") ? "vectors." : "golden.";
        String name = folder + file.getFileName().toString().replace(".java", "");
        assertThat(buffers(new JaninoBackEnd().compile(name, text)))
                .isEqualTo(classes(file.getFileName().toString(), text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a + b * c < a - b && a * b > c || a != b ? a : (b + c) * -a % b",
                "a > b == (b >= c) ? ((int) a >> 2) + ((int) b & 3) : a++ + ++b",
                "new double[] {a, b + c, Math.max(a * b, b < c ? a : c)}[(int) (a - a)]",
                "Math.fma(Math.PI, java.lang.Math.abs(a), (Math.E * a)) + Math.max((int) a, 2) + StrictMath.exp(Math.sin(b))"
            })
    void expressionsAreThoseOfJanino(String expression) throws IOException, CompileException {
        String text = "class A { static double f(double a, double b, double c) { return " + expression + "; } }";
        assertThat(buffers(new JaninoBackEnd().compile("A", text))).isEqualTo(classes("A.java", text));
    }

    private static Scanner own(String text) throws IOException {
        return new Scanner("a", new StringReader(text), 1, 1);
    }

    /** Kind, text, line and column of all but blanks and comments. */
    private static List<String> tokens(Scanner scanner) throws IOException, CompileException {
        scanner.setIgnoreWhiteSpace(true);
        List<String> tokens = new ArrayList<>();
        Token token = scanner.produce();
        while (token.type != TokenType.END_OF_INPUT) {
            if (!isComment(token.type)) {
                tokens.add(token.type + " " + token.value + " " + token.getLocation());
            }
            token = scanner.produce();
        }
        return tokens;
    }

    private static boolean isComment(TokenType type) {
        return type == TokenType.C_STYLE_COMMENT || type == TokenType.C_PLUS_PLUS_STYLE_COMMENT;
    }

    /** By Janino as it is. */
    private static Map<String, ByteBuffer> classes(String file, String text) throws IOException, CompileException {
        SimpleCompiler compiler = new SimpleCompiler();
        compiler.setParentClassLoader(OdeModel.class.getClassLoader());
        compiler.setTargetVersion(17);
        compiler.setDebuggingInformation(true, true, true);
        compiler.cook(new Scanner(file, new StringReader(text), 1, 1));
        return buffers(compiler.getBytecodes());
    }

    private static Map<String, ByteBuffer> buffers(Map<String, byte[]> classes) {
        Map<String, ByteBuffer> buffers = new TreeMap<>();
        classes.forEach((name, bytes) -> buffers.put(name, ByteBuffer.wrap(bytes)));
        return buffers;
    }
}
