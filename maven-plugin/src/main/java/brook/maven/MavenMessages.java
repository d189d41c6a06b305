package brook.maven;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.DiagnosticRenderer;
import brook.compiler.source.Span;
import brook.maven.generate.Report.ModelReport;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Messages as Maven's own compiler prints them, {@code /folder/Model.ode:[line,column] [code] message}, so that editors and
 * build servers find the place; the lines below show the source and say what to do.
 */
final class MavenMessages {

    private final Path sources;

    MavenMessages(Path sources) {
        this.sources = sources;
    }

    /** A message about a model or about a file that it imports. */
    String of(ModelReport model, Diagnostic diagnostic) {
        String file = diagnostic.place().map(span -> span.file().name()).orElse(model.model());
        String place = diagnostic.place().map(MavenMessages::position).orElse("[1,1]");
        return sources.resolve(file) + ":" + place + " " + of(diagnostic);
    }

    /** A message without a place. */
    static String of(Diagnostic diagnostic) {
        String rendered = DiagnosticRenderer.plain().render(diagnostic).stripTrailing();
        String afterSeverity = rendered.substring(rendered.indexOf('['));
        return afterSeverity.replaceFirst("]: ", "] ");
    }

    /** How many messages are not shown. */
    Optional<String> omitted(ModelReport model) {
        return model.omitted() == 0
                ? Optional.empty()
                : Optional.of(sources.resolve(model.model()) + ": " + model.omitted() + " more messages");
    }

    private static String position(Span span) {
        return "[" + span.line() + "," + span.column() + "]";
    }
}
