package brook.compiler.syntax;

import brook.compiler.source.Budget;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.SourceFile;
import brook.grammar.OdeLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** Reads the words of a file; those of no language or of another one are reported, and mended where that is safe. */
final class Words {

    /** A file with more of them is no model. */
    private static final int MOST_STRAYS = 10_000;

    private final SourceFile file;
    private final Diagnostics diagnostics;
    private final List<Token> words = new ArrayList<>();
    private final int most = TextLimits.words();
    private final List<Token> strays = new ArrayList<>();
    private Token lineStart;
    private int strayCount;

    private Words(SourceFile file, Diagnostics diagnostics, Token first) {
        this.file = file;
        this.diagnostics = diagnostics;
        this.lineStart = first;
    }

    /** All words up to the end, none if there are too many. */
    static List<Token> read(SourceFile file, Diagnostics diagnostics) {
        OdeLexer lexer = new OdeLexer(new TextStream(file.name(), file.text()));
        lexer.removeErrorListeners();
        Token token = lexer.nextToken();
        Words words = new Words(file, diagnostics, token);
        Budget budget = Budget.here();
        while (token.getType() != Token.EOF && words.isWorthReading()) {
            budget.tick();
            words.add(token);
            token = lexer.nextToken();
        }
        if (words.words.size() == words.most) {
            diagnostics.report(TextLimits.tooManyWords(file, token));
            return List.of();
        }
        words.reportStrays();
        return words.words;
    }

    private boolean isWorthReading() {
        return words.size() < most && strayCount < MOST_STRAYS && !diagnostics.isFull();
    }

    private void add(Token token) {
        if (token.getLine() != lineStart.getLine()) {
            reportStrays();
            lineStart = token;
        }
        switch (token.getType()) {
            case OdeLexer.COMMENT -> {}
            case OdeLexer.BLOCK_COMMENT, OdeLexer.FOREIGN_COMMENT -> addForeignComment(token);
            case OdeLexer.OPEN_STRING -> openString(token);
            case OdeLexer.STRAY -> {
                strayCount++;
                strays.add(token);
                words.add(LookAlikes.mend(token));
            }
            default -> {
                if (token.getChannel() == Token.DEFAULT_CHANNEL) {
                    words.add(token);
                }
            }
        }
    }

    private void addForeignComment(Token token) {
        if (token.getChannel() == Token.DEFAULT_CHANNEL) {
            words.add(token);
            diagnostics.report(ForeignSigns.operator(file, token));
        } else {
            diagnostics.report(ForeignSigns.comment(file, token, lineStart));
        }
    }

    private void openString(Token token) {
        diagnostics.report(Diagnostic.error("E0109", "this string is never closed")
                .at(Slice.of(file, token), "starts here and runs to the end of the line")
                .help("close it with `\"`"));
    }

    private void reportStrays() {
        if (!strays.isEmpty()) {
            diagnostics.report(LookAlikes.report(file, strays));
            strays.clear();
        }
    }
}
