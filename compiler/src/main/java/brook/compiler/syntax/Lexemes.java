package brook.compiler.syntax;

import brook.compiler.source.Budget;
import brook.compiler.source.SourceFile;
import brook.grammar.OdeLexer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** Reads a text as {@link Lexeme}s: everything but spaces and line ends that end nothing, in the order of the text. */
public final class Lexemes {

    private Lexemes() {}

    /** All words of a text; it may have errors. */
    public static List<Lexeme> read(SourceFile file) {
        OdeLexer lexer = new OdeLexer(new TextStream(file.name(), file.text()));
        lexer.removeErrorListeners();
        List<Lexeme> words = new ArrayList<>();
        Budget budget = Budget.here();
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            budget.tick();
            words.add(new Lexeme(kind(token.getType()), token.getText(), token.getStartIndex()));
        }
        // a line end that ends a statement comes behind the comments that follow it
        words.sort(Comparator.comparingInt(Lexeme::start));
        return words;
    }

    private static Lexeme.Kind kind(int type) {
        if (type == OdeLexer.TRUE || type == OdeLexer.FALSE) {
            return Lexeme.Kind.NAME;
        }
        if (Keywords.isKeyword(type)) {
            return Lexeme.Kind.KEYWORD;
        }
        if (type >= OdeLexer.RISES && type <= OdeLexer.MINIMISE) {
            return Lexeme.Kind.SOFT_WORD;
        }
        return switch (type) {
            case OdeLexer.NAME -> Lexeme.Kind.NAME;
            case OdeLexer.NUMBER -> Lexeme.Kind.NUMBER;
            case OdeLexer.STRING -> Lexeme.Kind.STRING;
            case OdeLexer.COMMENT -> Lexeme.Kind.COMMENT;
            case OdeLexer.NL -> Lexeme.Kind.LINE_END;
            default -> sign(type);
        };
    }

    private static Lexeme.Kind sign(int type) {
        return switch (type) {
            case OdeLexer.LPAR -> Lexeme.Kind.ROUND_OPEN;
            case OdeLexer.RPAR -> Lexeme.Kind.ROUND_CLOSE;
            case OdeLexer.LBRK -> Lexeme.Kind.SQUARE_OPEN;
            case OdeLexer.RBRK -> Lexeme.Kind.SQUARE_CLOSE;
            case OdeLexer.LBRC -> Lexeme.Kind.BRACE_OPEN;
            case OdeLexer.RBRC -> Lexeme.Kind.BRACE_CLOSE;
            case OdeLexer.COMMA -> Lexeme.Kind.COMMA;
            case OdeLexer.SEMI -> Lexeme.Kind.SEMICOLON;
            case OdeLexer.COLON -> Lexeme.Kind.COLON;
            case OdeLexer.DOT -> Lexeme.Kind.DOT;
            case OdeLexer.RANGE -> Lexeme.Kind.RANGE;
            case OdeLexer.PLUS, OdeLexer.MINUS -> Lexeme.Kind.SIGN;
            case OdeLexer.STAR, OdeLexer.SLASH -> Lexeme.Kind.PRODUCT;
            case OdeLexer.DOTSTAR, OdeLexer.DOTSLASH -> Lexeme.Kind.ELEMENT_PRODUCT;
            case OdeLexer.CARET, OdeLexer.STARSTAR, OdeLexer.DOTCARET -> Lexeme.Kind.POWER;
            case OdeLexer.PRIME -> Lexeme.Kind.PRIME;
            case OdeLexer.WALRUS, OdeLexer.ASSIGN, OdeLexer.LT, OdeLexer.LE, OdeLexer.GT, OdeLexer.GE ->
                Lexeme.Kind.RELATION;
            case OdeLexer.EQ, OdeLexer.NE -> Lexeme.Kind.RELATION;
            default -> Lexeme.Kind.FOREIGN;
        };
    }
}
