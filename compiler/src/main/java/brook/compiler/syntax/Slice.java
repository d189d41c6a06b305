package brook.compiler.syntax;

import brook.compiler.source.SourceFile;
import brook.compiler.source.Span;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** The words of one statement; there is at least one. */
record Slice(SourceFile file, List<Token> tokens) {

    Token first() {
        return tokens.get(0);
    }

    Token last() {
        return tokens.get(tokens.size() - 1);
    }

    int size() {
        return tokens.size();
    }

    int type(int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i).getType() : Token.EOF;
    }

    Slice part(int from, int to) {
        return new Slice(file, tokens.subList(from, to));
    }

    Span span() {
        return span(0, tokens.size());
    }

    /** From one word up to another, exclusive. */
    Span span(int from, int to) {
        return of(file, tokens.get(from)).to(of(file, tokens.get(to - 1)));
    }

    Span span(Token token) {
        return of(file, token);
    }

    /** What was written, on one line. */
    String text() {
        return span().text().replaceAll("\\s+", " ");
    }

    static Span of(SourceFile file, Token token) {
        return new Span(file, token.getStartIndex(), Math.max(token.getStartIndex(), token.getStopIndex() + 1));
    }

    static Span of(SourceFile file, ParserRuleContext tree) {
        return of(file, tree.getStart()).to(of(file, tree.getStop()));
    }
}
