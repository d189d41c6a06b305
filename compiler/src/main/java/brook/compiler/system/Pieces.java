package brook.compiler.system;

import brook.compiler.source.Span;
import java.util.List;

/**
 * A value given in pieces that cover every element of an array exactly once: {@code u[1] = .., u[i in 2..N-1] = .., u[N] = ..}. A whole value is
 * one piece with {@link Part.All} for every axis.
 */
public record Pieces(List<Dimension> dimensions, List<Piece> pieces) {

    /** One equation: its place, which elements it gives, its value (of the shape of the All axes, in order). */
    public record Piece(Span span, List<Part> parts, Expr value) {}

    /** What a piece covers of one axis. */
    public sealed interface Part {

        /** {@code i in from..to step step}. */
        record Over(Index index, int from, int to, int step) implements Part {}

        /** One index, in the user's numbering. */
        record Fixed(int index) implements Part {}

        /** The whole axis. */
        record All() implements Part {}
    }

    public Pieces {
        dimensions = List.copyOf(dimensions);
        pieces = List.copyOf(pieces);
    }
}
