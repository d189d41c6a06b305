package brook.compiler.syntax;

import brook.compiler.source.DeepStack;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.SourceFile;
import brook.grammar.OdeLexer;
import brook.grammar.OdeParser;
import brook.grammar.OdeParser.SingleContext;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** Text to what the user wrote; never fails: what cannot be read is reported, and kept as far as it can be. */
public final class SyntaxParser {

    private final SourceFile file;
    private final Diagnostics diagnostics;
    private final SliceParser parser = new SliceParser();

    private SyntaxParser(SourceFile file, Diagnostics diagnostics) {
        this.file = file;
        this.diagnostics = diagnostics;
    }

    public static ModelSyntax parse(SourceFile file, Diagnostics diagnostics) {
        return DeepStack.call(() -> new SyntaxParser(file, diagnostics).model());
    }

    private ModelSyntax model() {
        List<Token> words = Words.read(file, diagnostics);
        StatementBuilder builder = new StatementBuilder(file, time(words), diagnostics);
        List<Statement> statements = new ArrayList<>();
        for (Slice slice : StatementSplitter.split(file, words)) {
            SliceParser.Outcome<SingleContext> outcome = parser.parse(slice, OdeParser::single);
            if (outcome.tree().isPresent()) {
                statements.addAll(builder.statements(outcome.tree().get().statement()));
            } else {
                diagnostics.report(brook.compiler.source.Diagnostic.error("E0103", "cannot read this")
                        .at(
                                outcome.failedAt() < slice.size()
                                        ? slice.span(slice.tokens().get(outcome.failedAt()))
                                        : slice.span(slice.last())));
            }
        }
        return new ModelSyntax(file, statements);
    }

    /** What the time is called: {@code dx/dt} needs it. */
    private static String time(List<Token> words) {
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).getType() == OdeLexer.TIME && words.get(i + 1).getType() == OdeLexer.NAME) {
                return words.get(i + 1).getText();
            }
        }
        return "t";
    }
}
