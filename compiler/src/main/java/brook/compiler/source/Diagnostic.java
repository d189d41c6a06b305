package brook.compiler.source;

import java.util.List;

/** A message to the user: what is wrong, where, and what to do; rendered by {@code DiagnosticRenderer}. */
public record Diagnostic(Severity severity, String code, String message, List<Label> labels, List<Remark> remarks) {

    /** How much a diagnostic weighs. */
    public enum Severity {
        ERROR,
        WARNING,
        STOPPED
    }

    /** A marked place; the primary one is the culprit ({@code ^^^}), the others are parties to it ({@code ---}). */
    public record Label(Span span, String text, boolean primary) {}

    /** A line below the source: help (text that can be pasted) or a note (the reason). */
    public record Remark(Kind kind, String text) {

        /** What a remark is for. */
        public enum Kind {
            HELP,
            NOTE
        }
    }

    public Diagnostic {
        labels = List.copyOf(labels);
        remarks = List.copyOf(remarks);
    }
}
