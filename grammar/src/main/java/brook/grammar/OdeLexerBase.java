package brook.grammar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;

/**
 * Decides which line ends end a statement; these alone are visible tokens {@code NL}.
 *
 * <p>A line goes on when it ends with an operator, a comma, {@code =}, {@code then}, {@code else}, or when the next
 * one starts with something that no statement starts with. A blank line always ends it. Inside round and square
 * brackets every line goes on, unless the next one is so clearly a statement that a bracket must have been forgotten.
 */
public abstract class OdeLexerBase extends Lexer {

    private final Queue<Token> ahead = new ArrayDeque<>();
    private int last = OdeLexer.NL;
    private int depth;
    private int statementColumn;
    private boolean noCommentEnds;

    protected OdeLexerBase(CharStream input) {
        super(input);
    }

    @Override
    public Token nextToken() {
        if (!ahead.isEmpty()) {
            return ahead.remove();
        }
        Token token = super.nextToken();
        if (token.getType() == OdeLexer.NL) {
            readLineEnds(token);
            return ahead.remove();
        }
        note(token);
        return token;
    }

    @Override
    public void reset() {
        super.reset();
        if (ahead != null) {
            ahead.clear();
        }
        last = OdeLexer.NL;
        depth = 0;
        statementColumn = 0;
        noCommentEnds = false;
    }

    /** Reads up to the next word and decides for all the line ends before it at once. */
    private void readLineEnds(Token first) {
        List<Token> ends = new ArrayList<>(List.of(first));
        boolean blank = false;
        boolean emptySoFar = true;
        Token token = super.nextToken();
        while (token.getType() == OdeLexer.NL || token.getChannel() != Token.DEFAULT_CHANNEL) {
            if (token.getType() == OdeLexer.NL) {
                blank |= emptySoFar;
                emptySoFar = true;
                ends.add(token);
            } else {
                emptySoFar = false;
                ahead.add(token);
            }
            token = super.nextToken();
        }
        if (!goesOn(token, blank)) {
            note(first);
            ahead.add(first);
        }
        note(token);
        ahead.add(token);
    }

    private void note(Token token) {
        if (token.getChannel() != Token.DEFAULT_CHANNEL) {
            return;
        }
        if (last == OdeLexer.NL || last == OdeLexer.LBRC) {
            statementColumn = token.getCharPositionInLine();
        }
        last = token.getType();
        switch (last) {
            case OdeLexer.LPAR, OdeLexer.LBRK -> depth++;
            case OdeLexer.RPAR, OdeLexer.RBRK -> depth = Math.max(0, depth - 1);
            case OdeLexer.LBRC, OdeLexer.RBRC, OdeLexer.NL -> depth = 0;
            default -> {}
        }
    }

    private boolean goesOn(Token next, boolean blank) {
        if (depth > 0) {
            return !startsStatement(next);
        }
        return !blank && (endsOpen(last) || startsOpen(next.getType()));
    }

    /** Within brackets: a statement keyword, or a name that no operator joins to what stands before it. */
    private boolean startsStatement(Token next) {
        int type = next.getType();
        if (type == Token.EOF || type >= OdeLexer.MODEL && type <= OdeLexer.SOLVE) {
            return true;
        }
        boolean isSoft = type >= OdeLexer.RISES && type <= OdeLexer.MINIMISE && type != OdeLexer.STEP;
        boolean isName = type == OdeLexer.NAME || isSoft;
        return isName && !endsOpen(last) && !opens(last) && next.getCharPositionInLine() <= statementColumn;
    }

    private static boolean opens(int type) {
        return type == OdeLexer.LPAR || type == OdeLexer.LBRK || type == OdeLexer.SEMI || type == OdeLexer.COLON;
    }

    private static boolean endsOpen(int type) {
        return switch (type) {
            case OdeLexer.COMMA, OdeLexer.RANGE, OdeLexer.ELLIPSIS -> true;
            case OdeLexer.IF, OdeLexer.THEN, OdeLexer.ELSEIF, OdeLexer.ELSE, OdeLexer.FOR, OdeLexer.IN -> true;
            case OdeLexer.NOT, OdeLexer.FOREIGN_NOT -> true;
            default -> isOperator(type);
        };
    }

    private static boolean startsOpen(int type) {
        return switch (type) {
            case OdeLexer.COMMA, OdeLexer.RANGE, OdeLexer.RPAR, OdeLexer.RBRK, OdeLexer.LBRC -> true;
            case OdeLexer.THEN, OdeLexer.ELSEIF, OdeLexer.ELSE, OdeLexer.WHERE -> true;
            default -> isOperator(type);
        };
    }

    private static boolean isOperator(int type) {
        return switch (type) {
            case OdeLexer.PLUS, OdeLexer.MINUS, OdeLexer.STAR, OdeLexer.SLASH, OdeLexer.CARET, OdeLexer.STARSTAR ->
                true;
            case OdeLexer.DOTSTAR, OdeLexer.DOTSLASH, OdeLexer.DOTCARET -> true;
            case OdeLexer.LT, OdeLexer.LE, OdeLexer.GT, OdeLexer.GE, OdeLexer.EQ, OdeLexer.NE -> true;
            case OdeLexer.ASSIGN, OdeLexer.WALRUS, OdeLexer.AND, OdeLexer.OR -> true;
            case OdeLexer.FOREIGN_AND, OdeLexer.FOREIGN_OR, OdeLexer.FOREIGN_COMPARE, OdeLexer.FOREIGN_ASSIGN -> true;
            default -> false;
        };
    }

    /** {@code 1.} is a number, but {@code 1..N} is a range and {@code 2.*x} a product. */
    protected void trailingPoint() {
        if (_input.LA(1) == '.' && ".*/^".indexOf(_input.LA(2)) < 0) {
            getInterpreter().consume(_input);
        }
    }

    /** A comment up to the end of the line; within brackets it may as well be an operator. */
    protected void foreignComment() {
        if (depth == 0) {
            skipLine();
            setChannel(HIDDEN);
        }
    }

    /** Up to the closing sign, or to the end of the line if nothing closes it. */
    protected void blockComment() {
        int start = _input.index();
        while (!noCommentEnds && !(_input.LA(1) == '*' && _input.LA(2) == '/')) {
            noCommentEnds = _input.LA(1) == IntStream.EOF;
            if (!noCommentEnds) {
                _input.consume();
            }
        }
        int end = _input.index();
        _input.seek(start);
        if (noCommentEnds) {
            skipLine();
        } else {
            skipTo(end + 2);
        }
    }

    private void skipTo(int end) {
        while (_input.index() < end) {
            getInterpreter().consume(_input);
        }
    }

    private void skipLine() {
        while (_input.LA(1) != '\n' && _input.LA(1) != '\r' && _input.LA(1) != IntStream.EOF) {
            getInterpreter().consume(_input);
        }
    }
}
