package brook.compiler.syntax;

import brook.compiler.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Replaces characters of word processors and formulas by what the language has: minus signs, quotes, times dots, exponents.
 *
 * <p>Only what would be an error is replaced; comments and strings stay as they are, and so does a character that stands
 * for nothing in the language.
 */
public final class AsciiText {

    private static final String RAISED = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207a\u207b";
    private static final String PLAIN = "0123456789+-";
    private static final String QUOTES = "\u201c\u201d\u201e\u00ab\u00bb";
    private static final String ROOT = "\u221a";

    private final List<Lexeme> words;
    private final StringBuilder text = new StringBuilder();

    private AsciiText(List<Lexeme> words) {
        this.words = words;
    }

    /** The text with what can be replaced replaced. */
    public static String of(SourceFile file) {
        SourceFile quoted = new SourceFile(file.name(), straightQuotes(file));
        return new AsciiText(Lexemes.read(quoted)).replaced(quoted.text());
    }

    /** Quotes that come in pairs on their line; what stands between them is a string from then on. */
    private static String straightQuotes(SourceFile file) {
        Map<Integer, List<Lexeme>> quotes = new HashMap<>();
        for (Lexeme word : Lexemes.read(file)) {
            if (isStray(word) && QUOTES.contains(word.text())) {
                quotes.computeIfAbsent(file.line(word.start()), line -> new ArrayList<>())
                        .add(word);
            }
        }
        StringBuilder text = new StringBuilder(file.text());
        quotes.values().stream()
                .filter(ofLine -> ofLine.size() % 2 == 0)
                .flatMap(List::stream)
                .forEach(quote -> text.setCharAt(quote.start(), '"'));
        return text.toString();
    }

    private String replaced(String source) {
        int written = 0;
        for (int i = 0; i < words.size(); i++) {
            Lexeme word = words.get(i);
            if (isStray(word) && word.start() >= written) {
                text.append(source, written, word.start());
                written = replace(i);
            }
        }
        return text.append(source, written, source.length()).toString();
    }

    /** Writes what a stray character stands for, and returns where the text goes on. */
    private int replace(int i) {
        Lexeme stray = words.get(i);
        if (RAISED.contains(stray.text())) {
            return exponent(i);
        }
        if (stray.text().equals(ROOT)) {
            return root(i);
        }
        Optional<String> meant = LookAlikes.ascii(stray.text()).filter(ascii -> !ascii.startsWith("\""));
        text.append(meant.orElse(stray.text()));
        return stray.end();
    }

    /** Raised digits next to each other are one exponent. */
    private int exponent(int first) {
        text.append('^');
        int i = first;
        int end = words.get(first).start();
        while (i < words.size()
                && words.get(i).start() == end
                && isStray(words.get(i))
                && RAISED.contains(words.get(i).text())) {
            text.append(PLAIN.charAt(RAISED.indexOf(words.get(i).text())));
            end = words.get(i).end();
            i++;
        }
        return end;
    }

    /** The sign reaches over one number, one name or one bracket. */
    private int root(int i) {
        if (i + 1 < words.size()) {
            Lexeme next = words.get(i + 1);
            switch (next.kind()) {
                case ROUND_OPEN -> {
                    text.append("sqrt");
                    return words.get(i).end();
                }
                case NAME, NUMBER -> {
                    text.append("sqrt(").append(next.text()).append(')');
                    return next.end();
                }
                default -> {}
            }
        }
        text.append(words.get(i).text());
        return words.get(i).end();
    }

    private static boolean isStray(Lexeme word) {
        return word.kind() == Lexeme.Kind.FOREIGN
                && word.text().codePointCount(0, word.text().length()) == 1;
    }
}
