package brook.compiler.syntax;

import brook.compiler.source.Span;

/** A name at its place. */
public record Name(Span span, String text) {}
