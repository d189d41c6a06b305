package brook.compiler.syntax;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.SourceFile;
import brook.compiler.source.Span;
import java.util.Optional;

/** How much text one model may have. */
final class TextLimits {

    static final int MOST_CHARACTERS = 16_000_000;

    private TextLimits() {}

    static Optional<Diagnostic> check(SourceFile file) {
        int length = file.text().length();
        if (length <= MOST_CHARACTERS) {
            return Optional.empty();
        }
        return Optional.of(Diagnostic.error("E0121", "this file is too large for a model")
                .at(new Span(file, 0, 0), length / 1_000_000 + " million characters, at most 16 million are read")
                .help("large arrays are better written as formulas or given at run time"));
    }
}
