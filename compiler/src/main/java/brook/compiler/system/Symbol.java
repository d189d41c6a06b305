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
        DEFINITION,
        OUTPUT
    }

    private final Kind kind;
    private final String name;
    private final List<Dimension> dimensions;
    private final Span declaration;
    private final Shape shape;

    public Symbol(Kind kind, String name, List<Dimension> dimensions, Span declaration) {
        this.kind = kind;
        this.name = name;
        this.dimensions = List.copyOf(dimensions);
        this.declaration = declaration;
        this.shape = new Shape(this.dimensions.stream().map(Dimension::size).toList());
    }

    public Kind kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    public List<Dimension> dimensions() {
        return dimensions;
    }

    public Span declaration() {
        return declaration;
    }

    public Shape shape() {
        return shape;
    }

    @Override
    public String toString() {
        return name;
    }
}
