package brook.compiler.system;

import brook.compiler.source.Span;

/** The running index of an equation or a comprehension ({@code i} in {@code i in 1..N}); equal only to itself. */
public final class Index {

    private final String name;
    private final Span declaration;

    /** A new index, different from every other of its name. */
    public Index(String name, Span declaration) {
        this.name = name;
        this.declaration = declaration;
    }

    /** The name that the user gave it. */
    public String name() {
        return name;
    }

    /** Where it is introduced. */
    public Span declaration() {
        return declaration;
    }

    @Override
    public String toString() {
        return name;
    }
}
