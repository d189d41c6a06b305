package brook.compiler.emit;

import brook.compiler.source.Span;
import brook.compiler.system.Dimension;
import brook.compiler.system.Pieces;
import brook.compiler.system.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the Javadoc of typed solvers says of quantities: the model's own name, shape, description, unit and line. */
final class FaceDoc {

    /** A default value up to this length is shown. */
    private static final int SHORT = 50;

    private FaceDoc() {}

    /** What the model says of a quantity, to follow what a method does: {@code : place of a body, in m (Bodies.ode:7).} */
    static String about(Symbol symbol, int primes, String unit, String description) {
        List<String> parts = new ArrayList<>();
        if (!description.isBlank()) {
            parts.add(ModelText.javadoc(description));
        }
        if (!unit.isBlank() && primes == 0) {
            parts.add("in " + ModelText.javadoc(unit));
        }
        String whose = primes == 0 ? ": " : "; {@code " + name(symbol) + "} is ";
        String text = parts.isEmpty() ? "" : whose + String.join(", ", parts);
        return text + " (" + ModelText.javadoc(symbol.declaration().origin()) + ").";
    }

    /** What holds for a quantity that nobody sets: {@code , in the model 9.81}; empty where that takes more than a line. */
    static String standard(Optional<Pieces> value) {
        if (value.isEmpty()) {
            return ", which the model leaves to the caller";
        }
        if (value.get().pieces().size() > 1) {
            return "";
        }
        Pieces.Piece piece = value.get().pieces().get(0);
        Span shown = piece.value().span();
        boolean written = shown.file() == piece.span().file()
                && shown.start() >= piece.span().start()
                && shown.end() <= piece.span().end();
        boolean isShort =
                shown.end() - shown.start() <= SHORT && shown.text().lines().count() == 1;
        return written && isShort ? ", in the model " + ModelText.javadoc(shown.text()) : "";
    }

    /** What the user wrote, as far as it stands on one line, and where: {@code Pendulum.ode:3   g = 9.81}. */
    static String line(Span span) {
        String text = span.text().strip();
        String first = text.lines().findFirst().orElse("");
        String more = first.length() < text.length() ? " ..." : "";
        return ModelText.javadoc(span.origin()) + "   " + ModelText.javadoc(first) + more;
    }

    /** {@code theta'}, {@code q[1..6, 1..3]}. */
    static String label(Symbol symbol, int primes) {
        String label = name(symbol) + "'".repeat(primes);
        return symbol.dimensions().isEmpty() ? label : label + ranges(symbol);
    }

    /** The index ranges as declared: {@code [1..6, 0..2]}. */
    private static String ranges(Symbol symbol) {
        return symbol.dimensions().stream().map(FaceDoc::range).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String range(Dimension dimension) {
        return dimension.lower() + ".." + dimension.upper();
    }

    /** A name holds letters, digits and underscores alone, so it is the same in Javadoc. */
    private static String name(Symbol symbol) {
        return ModelText.javadoc(symbol.name());
    }
}
