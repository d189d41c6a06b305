package brook.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.SourceFile;
import brook.compiler.source.SourceResolver;
import brook.compiler.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Help that says {@code write `X`} can be pasted: X in the place of the marked words, of their statement, or of the block
 * that they start, mends this mistake and makes no other one.
 */
class PasteTest {

    private static final Path FOLDER = GoldenFile.resource("errors");
    private static final Pattern WRITE = Pattern.compile("write `([^`]+)`");

    /** A general form, and a file of which each line is to be written anew. */
    private static final List<String> GENERAL =
            List.of("if c then a else b", "1 + (if c then a else b)", "param iapp = 0.0, phi = 0.333");

    record Help(String name, String text, Diagnostic diagnostic, String paste) {
        @Override
        public String toString() {
            return name + ": " + paste;
        }
    }

    static List<Help> helps() throws IOException {
        List<Help> helps = new ArrayList<>();
        for (Path file : GoldenFile.files(FOLDER, ".ode")) {
            String name = file.getFileName().toString().replace(".ode", "");
            String text = Files.readString(file);
            for (Diagnostic diagnostic : compile(text).diagnostics()) {
                for (Diagnostic.Remark remark : diagnostic.remarks()) {
                    Matcher write = WRITE.matcher(remark.text());
                    if (write.find() && !write.group(1).contains("...") && !GENERAL.contains(write.group(1))) {
                        helps.add(new Help(name, text, diagnostic, write.group(1)));
                    }
                }
            }
        }
        return helps;
    }

    @ParameterizedTest
    @MethodSource("helps")
    void mendsTheMistake(Help help) {
        assertThat(pasted(help)).anyMatch(text -> isBetter(help, text));
    }

    /** The mistake is gone, and what is there can be read; a part of a model may show others that it hid. */
    private static boolean isBetter(Help help, String text) {
        boolean syntax = help.diagnostic().code().startsWith("E01");
        return count(text, help.diagnostic()) < count(help.text(), help.diagnostic())
                && unreadable(text) <= unreadable(help.text()) - (syntax ? 1 : 0);
    }

    private static long count(String text, Diagnostic diagnostic) {
        return compile(text).diagnostics().stream()
                .filter(other -> other.code().equals(diagnostic.code())
                        && other.message().equals(diagnostic.message()))
                .count();
    }

    /** The text with the paste in each place where a reader could put it. */
    private static List<String> pasted(Help help) {
        Span place = help.diagnostic().place().orElseThrow();
        String text = help.text();
        List<String> results = new ArrayList<>();
        results.add(replaced(text, place.start(), place.end(), help.paste()));
        int line = place.line();
        int start = place.file().lineStart(line);
        int[] starts = {start, statement(text, start, place.start())};
        for (int from : starts) {
            for (int last = line; last <= Math.min(place.file().lineCount(), line + 6); last++) {
                int end = place.file().lineStart(last) + place.file().lineLength(last);
                results.add(replaced(text, from, end, help.paste()));
            }
            int semicolon = text.indexOf(';', place.end());
            results.add(semicolon < 0 ? text : replaced(text, from, semicolon, help.paste()));
            int brace = text.indexOf('}', place.end());
            results.add(brace < 0 ? text : replaced(text, from, brace, " " + help.paste() + " "));
        }
        return results;
    }

    /** Behind the brace or the semicolon in front of a place of this line. */
    private static int statement(String text, int start, int place) {
        int at = place;
        while (at > start && "{;".indexOf(text.charAt(at - 1)) < 0) {
            at--;
        }
        return at;
    }

    private static String replaced(String text, int start, int end, String paste) {
        return text.substring(0, start) + paste + text.substring(end);
    }

    private static long unreadable(String text) {
        return compile(text).diagnostics().stream()
                .filter(diagnostic -> diagnostic.code().startsWith("E01"))
                .count();
    }

    private static Compilation compile(String text) {
        return OdeCompiler.compile(new SourceFile("model.ode", text), CompilerOptions.STANDARD, SourceResolver.NONE);
    }
}
