package brook.compiler.system;

import brook.compiler.source.Span;

/** The running index of an equation or a comprehension ({@code i} in {@code i in 1..N}); equal only to itself. */
public final class Index {

    private final String name;
    private final Span declaration;

    public Index(String name, Span declaration) {
        this.name = name;
        this.declaration = declaration;
    }

    public String name() {
        return name;
    }

    public Span declaration() {
        return declaration;
    }

    @Override
    public String toString() {
        return name;
    }
}
