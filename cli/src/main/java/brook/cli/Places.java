package brook.cli;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.SourceFile;
import brook.compiler.source.Span;
import brook.runtime.Equation;
import brook.runtime.EventDescription;
import brook.runtime.Quantity;

/** Finds in the model file what the description of a model speaks of. */
final class Places {

    private Places() {}

    /** With the declaration of a quantity marked, if its place is known. */
    static Diagnostic mark(Diagnostic diagnostic, SourceFile file, Quantity quantity) {
        return quantity.line() == 0
                ? diagnostic
                : diagnostic.at(span(file, quantity.line(), quantity.column(), quantity.name()));
    }

    /** With an equation marked. */
    static Diagnostic mark(Diagnostic diagnostic, SourceFile file, Equation equation) {
        return diagnostic.at(span(file, equation.line(), equation.column(), equation.text()));
    }

    /** With the name of an event marked, or its trigger where it has none. */
    static Diagnostic mark(Diagnostic diagnostic, SourceFile file, EventDescription event) {
        return diagnostic.at(span(file, event.line(), event.column(), event.name()));
    }

    /** The stretch from a place (columns count code points) over a text, but not beyond the line. */
    private static Span span(SourceFile file, int line, int column, String text) {
        int start = file.lineStart(line);
        int endOfLine = start + file.lineLength(line);
        int from =
                Math.min(file.text().offsetByCodePoints(start, Math.min(column - 1, columns(file, line))), endOfLine);
        return new Span(file, from, Math.min(from + text.length(), endOfLine));
    }

    private static int columns(SourceFile file, int line) {
        return file.lineText(line).codePointCount(0, file.lineLength(line));
    }
}
