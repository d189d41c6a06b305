package brook.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.DiagnosticJson;
import brook.compiler.source.DiagnosticRenderer;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Random text and random mutations of good models: a model or messages, never an exception. */
class SyntaxFuzzTest {

    private static final long SEED = 20_260_101;
    private static final long NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final Pattern WORD = Pattern.compile("\\w+|\\s+|[^\\w\\s]");
    private static final String[] WORDS = {
        "x",
        "y'",
        "2",
        "1.5e3",
        "2x",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "=",
        ":=",
        "==",
        "<",
        "+",
        "-",
        "*",
        "/",
        "^",
        "'",
        "..",
        ".",
        ",",
        ";",
        ":",
        "\n",
        "\n\n",
        " ",
        "\t",
        "\"",
        "\"text\"",
        "if ",
        " then ",
        " else ",
        "elseif ",
        "for ",
        " in ",
        "and ",
        "not ",
        "where ",
        "when ",
        "rises ",
        "event ",
        "state ",
        "param ",
        "solve ",
        "output ",
        "every ",
        "at ",
        "init ",
        "integral ",
        "model ",
        "time t",
        "loss ",
        "train ",
        "#",
        "//",
        "/*",
        "*/",
        "%",
        "&&",
        "!",
        "~=",
        "...",
        "\\\n",
        "\u2019",
        "\u00b2",
        "\u03b8",
        "\ud800",
        "\u0000",
        "\u202e",
        "dx/dt",
        "sum(",
        "der(x)",
        "0 =",
    };

    @Test
    void randomWords() {
        Random random = new Random(SEED);
        long end = System.nanoTime() + NANOS;
        for (int i = 0; System.nanoTime() < end; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(60);
            for (int k = 0; k < length; k++) {
                text.append(WORDS[random.nextInt(WORDS.length)]);
            }
            check(i, text.toString());
        }
    }

    @Test
    void mutatedModels() {
        List<String> models = Corpus.models().stream()
                .map(Corpus::text)
                .filter(text -> text.length() < 5_000)
                .toList();
        Random random = new Random(SEED);
        long end = System.nanoTime() + NANOS;
        for (int i = 0; System.nanoTime() < end; i++) {
            check(i, mutated(models.get(random.nextInt(models.size())), random));
        }
    }

    private static String mutated(String model, Random random) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(model);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        int mutations = 1 + random.nextInt(4);
        for (int i = 0; i < mutations; i++) {
            int at = random.nextInt(words.size());
            switch (random.nextInt(4)) {
                case 0 -> words.set(at, "");
                case 1 -> words.add(at, WORDS[random.nextInt(WORDS.length)]);
                case 2 -> words.set(at, WORDS[random.nextInt(WORDS.length)]);
                default -> words.set(at, words.get(random.nextInt(words.size())));
            }
        }
        return String.join("", words);
    }

    private static void check(int number, String text) {
        try {
            Diagnostics diagnostics = new Diagnostics();
            ModelSyntax model = SyntaxParser.parse(new SourceFile("m.ode", text), diagnostics);
            SyntaxPrinter.print(model);
            DiagnosticRenderer.plain().render(diagnostics);
            DiagnosticJson.write(diagnostics.list());
            for (Diagnostic diagnostic : diagnostics.list()) {
                assertThat(diagnostic.message()).isNotBlank();
                assertThat(diagnostic.labels()).isNotEmpty();
                diagnostic
                        .labels()
                        .forEach(label -> assertThat(label.span().end()).isLessThanOrEqualTo(text.length()));
            }
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("text " + number + " of seed " + SEED + ":\n" + text, e);
        }
    }
}
