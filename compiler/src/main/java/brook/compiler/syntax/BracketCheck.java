package brook.compiler.syntax;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.grammar.OdeLexer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/** Finds the bracket of a statement that is lost, before the parser would stumble over its consequences. */
final class BracketCheck {

    private final Slice slice;

    /** The words that opened what is still open, the innermost first. */
    private final Deque<Integer> open = new ArrayDeque<>();

    /** The last bracket that was closed well: its two words. */
    private int lastOpened = -1;

    private int lastClosed = -1;

    private BracketCheck(Slice slice) {
        this.slice = slice;
    }

    static Optional<Diagnostic> check(Slice slice) {
        return new BracketCheck(slice).check();
    }

    private Optional<Diagnostic> check() {
        for (int i = 0; i < slice.size(); i++) {
            int type = slice.type(i);
            if (type == OdeLexer.LPAR || type == OdeLexer.LBRK || type == OdeLexer.LBRC) {
                open.push(i);
            } else if (type == OdeLexer.RPAR || type == OdeLexer.RBRK || type == OdeLexer.RBRC) {
                if (open.isEmpty()) {
                    return Optional.of(closesNothing(i));
                }
                if (!partner(text(open.element())).equals(text(i))) {
                    return Optional.of(isOpen(i) ? neverClosed(i) : wrongKind(i));
                }
                lastOpened = open.pop();
                lastClosed = i;
            }
        }
        return open.isEmpty() ? Optional.empty() : Optional.of(neverClosed());
    }

    private boolean isOpen(int closer) {
        return open.stream().anyMatch(i -> partner(text(i)).equals(text(closer)));
    }

    private Diagnostic closesNothing(int closer) {
        String opener = partner(text(closer));
        return Diagnostic.error("E0102", "this `" + text(closer) + "` closes nothing")
                .at(span(closer), "no `" + opener + "` is open here")
                .help("remove it, or open a `" + opener + "` further left");
    }

    private Diagnostic wrongKind(int closer) {
        int opener = open.element();
        return Diagnostic.error("E0102", "this `" + text(closer) + "` does not close the `" + text(opener) + "`")
                .at(span(closer))
                .also(span(opener), "opened here")
                .help("write `" + partner(text(opener)) + "` for it");
    }

    /** The innermost open bracket is in the way of a bracket that closes an outer one. */
    private Diagnostic neverClosed(int closer) {
        int opener = open.element();
        return Diagnostic.error("E0101", "this `" + text(opener) + "` is never closed")
                .at(span(opener), "opened here")
                .also(span(closer), "this closes an outer `" + partner(text(closer)) + "`")
                .help("add a `" + partner(text(opener)) + "` before it");
    }

    private Diagnostic neverClosed() {
        Iterator<Integer> outermost = open.descendingIterator();
        int opener = outermost.next();
        StringBuilder missing = new StringBuilder(partner(text(opener)));
        Diagnostic diagnostic = Diagnostic.error("E0101", "this `" + text(opener) + "` is never closed")
                .at(span(opener), "opened here");
        while (outermost.hasNext() && missing.length() < 5) {
            int inner = outermost.next();
            missing.insert(0, partner(text(inner)));
            diagnostic = diagnostic.also(span(inner), "and this one");
        }
        if (lastOpened > opener) {
            diagnostic = diagnostic.also(span(lastClosed), "this closes the " + described(lastOpened));
        }
        int line = slice.file().line(slice.last().getStopIndex());
        return diagnostic.help(
                "add " + (missing.length() == 1 ? "a " : "") + "`" + missing + "` at the end of line " + line);
    }

    private String described(int opener) {
        boolean isCall = opener > 0 && slice.type(opener - 1) == OdeLexer.NAME && slice.type(opener) == OdeLexer.LPAR;
        String bracket = "`" + text(opener) + "`";
        return isCall ? bracket + " of `" + text(opener - 1) + text(opener) + "`" : "inner " + bracket;
    }

    private Span span(int i) {
        return slice.span(i, i + 1);
    }

    private String text(int i) {
        return slice.tokens().get(i).getText();
    }

    private static String partner(String bracket) {
        return switch (bracket) {
            case "(" -> ")";
            case "[" -> "]";
            case "{" -> "}";
            case ")" -> "(";
            case "]" -> "[";
            case "}" -> "{";
            default -> throw new AssertionError(bracket);
        };
    }
}
