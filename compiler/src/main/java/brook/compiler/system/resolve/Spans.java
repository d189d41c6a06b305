package brook.compiler.system.resolve;

import brook.compiler.source.Span;
import brook.compiler.syntax.Statement;
import java.util.List;

/** Stretches of the text around those that the syntax knows. */
final class Spans {

    private Spans() {}

    /** The span with the closing bracket that follows it, if only blanks are between. */
    static Span through(Span span, char bracket) {
        String text = span.file().text();
        int at = span.end();
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        boolean found = at < text.length() && text.charAt(at) == bracket;
        return found ? new Span(span.file(), span.start(), at + 1) : span;
    }

    /** {@code u[0..N]} of a declaration. */
    static Span head(Span name, List<Statement.Dim> dims) {
        return dims.isEmpty() ? name : through(name.to(dims.get(dims.size() - 1).span()), ']');
    }

    static Span head(Statement.Item item) {
        return head(item.name().span(), item.dims());
    }

    /** The first word of a statement. */
    static Span keyword(Span statement) {
        String text = statement.file().text();
        int end = statement.start();
        while (end < statement.end() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return new Span(statement.file(), statement.start(), end);
    }

    /** The text in one line, shortened where it is long. */
    static String brief(Span span) {
        return brief(span.text());
    }

    /** A text in one line, cut where it is long. */
    static String brief(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= 40 ? line : line.substring(0, 37) + "...";
    }
}
