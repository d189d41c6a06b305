package brook.compiler.syntax;

import brook.compiler.source.Span;
import brook.grammar.OdeLexer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.antlr.v4.runtime.Token;

/** A statement and the word at which it stops being one; {@code at} may be one behind the last word. */
record Trouble(Slice slice, int at) {

    int type() {
        return slice.type(at);
    }

    int typeBefore() {
        return slice.type(at - 1);
    }

    boolean isAtEnd() {
        return at >= slice.size() || type() == OdeLexer.NL;
    }

    String text() {
        return slice.tokens().get(at).getText();
    }

    String textBefore() {
        return slice.tokens().get(at - 1).getText();
    }

    /** The word, or the last one at the end. */
    Span span() {
        return at < slice.size() ? slice.span(at, at + 1) : slice.span(slice.size() - 1, slice.size());
    }

    Span spanBefore() {
        return slice.span(at - 1, at);
    }

    /** The type of the innermost bracket that is open here, EOF outside of all. */
    int bracket() {
        int opener = opener();
        return opener < 0 ? Token.EOF : slice.type(opener);
    }

    /** The word that opened it, -1 outside of all. */
    int opener() {
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < Math.min(at, slice.size()); i++) {
            if (WordKinds.opens(slice.type(i))) {
                open.push(i);
            } else if (WordKinds.closes(slice.type(i)) && !open.isEmpty()) {
                open.pop();
            }
        }
        return open.isEmpty() ? -1 : open.element();
    }

    /** Whether a word of this type stands before the trouble. */
    boolean hasBefore(int type) {
        for (int i = 0; i < Math.min(at, slice.size()); i++) {
            if (slice.type(i) == type) {
                return true;
            }
        }
        return false;
    }

    /** Whether an {@code if} before the trouble still waits for its {@code then}. */
    boolean awaitsThen() {
        int waiting = 0;
        for (int i = 0; i < Math.min(at, slice.size()); i++) {
            int type = slice.type(i);
            if (type == OdeLexer.IF || type == OdeLexer.ELSEIF) {
                waiting++;
            } else if (type == OdeLexer.THEN) {
                waiting--;
            }
        }
        return waiting > 0 && !hasBefore(OdeLexer.FOR) && slice.type(0) != OdeLexer.EVENT;
    }

    /** Whether the word is the first of its line, and not the first of its statement. */
    boolean startsLine() {
        return at > 0
                && at < slice.size()
                && slice.tokens().get(at).getLine()
                        != slice.tokens().get(at - 1).getLine();
    }
}
