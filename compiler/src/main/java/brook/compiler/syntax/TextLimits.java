package brook.compiler.syntax;

import brook.compiler.source.Budget;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.SourceFile;
import brook.compiler.source.Span;
import java.util.Locale;
import java.util.Optional;

/** How much text one model may have. */
final class TextLimits {

    static final int MOST_CHARACTERS = 16_000_000;

    private TextLimits() {}

    static Optional<Diagnostic> check(SourceFile file) {
        int length = file.text().length();
        long most = Math.min(MOST_CHARACTERS, Budget.here().most(Budget.Amount.CHARACTERS));
        if (length <= most) {
            return Optional.empty();
        }
        return Optional.of(Diagnostic.error("E0121", "this file is too large for a model")
                .at(
                        new Span(file, 0, 0),
                        String.format(Locale.ROOT, "%,d characters, at most %,d are read", length, most))
                .help("large arrays are better written as formulas or given at run time"));
    }
}
