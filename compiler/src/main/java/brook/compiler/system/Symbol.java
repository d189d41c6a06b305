package brook.compiler.system;

import brook.compiler.source.Span;
import java.util.List;

/** A name that has a value in the model, with its shape and the place where it is declared; equal only to itself. */
public final class Symbol {

    /** What a name stands for. */
    public enum Kind {
        CONSTANT,
        TIME,
        PARAMETER,
        STATE,
        DISCRETE,
        INTEGRAL,
        LOSS,
        DEFINITION,
        OUTPUT
    }

    private final Kind kind;
    private final String name;
    private final List<Dimension> dimensions;
    private final Span declaration;
    private final Shape shape;

    /** A new symbol, different from every other. */
    public Symbol(Kind kind, String name, List<Dimension> dimensions, Span declaration) {
        this.kind = kind;
        this.name = name;
        this.dimensions = List.copyOf(dimensions);
        this.declaration = declaration;
        this.shape = new Shape(this.dimensions.stream().map(Dimension::size).toList());
    }

    /** What it is. */
    public Kind kind() {
        return kind;
    }

    /** Its name in the model. */
    public String name() {
        return name;
    }

    /** Its index ranges, none for a scalar. */
    public List<Dimension> dimensions() {
        return dimensions;
    }

    /** Where it is declared. */
    public Span declaration() {
        return declaration;
    }

    /** The sizes of its index ranges. */
    public Shape shape() {
        return shape;
    }

    @Override
    public String toString() {
        return name;
    }
}
