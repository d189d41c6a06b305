package brook.cli;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.DiagnosticJson;
import brook.compiler.source.DiagnosticRenderer;
import java.util.ArrayList;
import java.util.List;

/** Shows diagnostics on standard error: as text at once, or as one JSON array at the end. */
final class Messages {

    private final Streams streams;
    private final MessageOptions options;
    private final List<Diagnostic> collected = new ArrayList<>();
    /** Messages are separated by blank lines. */
    private boolean shown;

    Messages(Streams streams, MessageOptions options) {
        this.streams = streams;
        this.options = options;
    }

    /** Those of a compilation, and how many more there are. */
    void show(List<Diagnostic> diagnostics, int omitted) {
        diagnostics.forEach(this::show);
        if (omitted > 0) {
            say("... and " + omitted + " more");
        }
    }

    void show(Diagnostic diagnostic) {
        if (options.quiet && diagnostic.severity() == Diagnostic.Severity.WARNING) {
            return;
        }
        if (options.json) {
            collected.add(diagnostic);
        } else {
            streams.err().print(shown ? "\n" : "");
            streams.err().print(renderer().render(diagnostic));
            shown = true;
        }
    }

    /** A sentence for a person; scripts that asked for JSON do not get it. */
    void say(String sentence) {
        if (!options.json) {
            streams.err().println(sentence);
        }
    }

    /** What a method chose on the way and why; nobody who asked for quiet or for JSON gets it. */
    void note(String sentence) {
        if (!options.quiet) {
            say("note: " + sentence);
        }
    }

    /** Writes the array, if that is what was asked for. */
    void finish() {
        if (options.json) {
            streams.err().print(DiagnosticJson.write(collected));
        }
        streams.err().flush();
    }

    private DiagnosticRenderer renderer() {
        return options.coloursOn(streams) ? DiagnosticRenderer.ansi() : DiagnosticRenderer.plain();
    }
}
