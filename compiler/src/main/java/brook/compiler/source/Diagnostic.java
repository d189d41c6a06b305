package brook.compiler.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message to the user: what is wrong, where, and what to do; rendered by {@link DiagnosticRenderer}.
 *
 * <pre>
 *   Diagnostic.error("E0201", "unknown name `alhpa`").at(span, "not a state or parameter").help("did you mean `alpha`?")
 * </pre>
 */
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

    /** A mistake in a model, without a place so far. */
    public static Diagnostic error(String code, String message) {
        return new Diagnostic(Severity.ERROR, code, message, List.of(), List.of());
    }

    /** Something that may not be meant so. */
    public static Diagnostic warning(String code, String message) {
        return new Diagnostic(Severity.WARNING, code, message, List.of(), List.of());
    }

    /** A run that stopped before its end. */
    public static Diagnostic stopped(String code, String message) {
        return new Diagnostic(Severity.STOPPED, code, message, List.of(), List.of());
    }

    /** With the culprit marked, without words. */
    public Diagnostic at(Span span) {
        return at(span, "");
    }

    /** With the culprit marked by {@code ^^^ text}. */
    public Diagnostic at(Span span, String text) {
        return with(new Label(span, text, true));
    }

    /** With another party marked by {@code --- text}. */
    public Diagnostic also(Span span, String text) {
        return with(new Label(span, text, false));
    }

    /** With a line that says what to do; further lines of the text are indented below the first. */
    public Diagnostic help(String text) {
        return with(new Remark(Remark.Kind.HELP, text));
    }

    /** With a line that says why. */
    public Diagnostic note(String text) {
        return with(new Remark(Remark.Kind.NOTE, text));
    }

    /** Where it is: the first culprit, or the first label if none is a culprit. */
    public Optional<Span> place() {
        return labels.stream()
                .filter(Label::primary)
                .findFirst()
                .or(() -> labels.stream().findFirst())
                .map(Label::span);
    }

    private Diagnostic with(Label label) {
        List<Label> more = new ArrayList<>(labels);
        more.add(label);
        return new Diagnostic(severity, code, message, more, remarks);
    }

    private Diagnostic with(Remark remark) {
        List<Remark> more = new ArrayList<>(remarks);
        more.add(remark);
        return new Diagnostic(severity, code, message, labels, more);
    }
}
