package brook.compiler.syntax;

import brook.compiler.source.Budget;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.SourceFile;
import brook.compiler.source.Span;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** How much text one model may have. */
final class TextLimits {

    /** Of one statement: while it is parsed, each of its words costs some hundred bytes. */
    static final int WORDS_OF_STATEMENT = 2_000_000;

    private static final String HELP = "large arrays are better written as formulas or given at run time";
    private static final String MORE = HELP + "; `CompilerLimits.withCharacters` allows more";

    private TextLimits() {}

    static Optional<Diagnostic> check(SourceFile file) {
        int length = file.text().length();
        long most = characters();
        if (length <= most) {
            return Optional.empty();
        }
        return Optional.of(Diagnostic.error("E0121", "this file is too large for a model")
                .at(
                        new Span(file, 0, 0),
                        String.format(Locale.ROOT, "%,d characters, at most %,d are read", length, most))
                .help(MORE));
    }

    static Optional<Diagnostic> check(Slice statement) {
        return statement.size() <= WORDS_OF_STATEMENT
                ? Optional.empty()
                : Optional.of(tooMany("this statement", WORDS_OF_STATEMENT)
                        .at(statement.span(statement.first()), "starts here")
                        .help(HELP));
    }

    /** The most words and signs of a file: each costs some 70 bytes until the last is parsed. Models have two to three characters for each, blanks among them. */
    static int words() {
        return (int) Math.max(WORDS_OF_STATEMENT, Math.min(Integer.MAX_VALUE, characters()) / 2);
    }

    static Diagnostic tooManyWords(SourceFile file, Token token) {
        return tooMany("this model", words())
                .at(Slice.of(file, token), "reading stopped here")
                .help(MORE);
    }

    private static Diagnostic tooMany(String what, int most) {
        return Diagnostic.error(
                "E0121", String.format(Locale.ROOT, "%s has more than %,d words and signs", what, most));
    }

    private static long characters() {
        return Budget.here().most(Budget.Amount.CHARACTERS);
    }
}
