package brook.hot;

import brook.compiler.Compilation;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.DiagnosticJson;
import brook.compiler.source.DiagnosticRenderer;
import brook.compiler.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of a text: a model, or what is wrong with it. Immutable.
 *
 * @param model empty if there are errors
 * @param diagnostics errors and warnings by their places, at most twenty
 * @param omitted how many more there would be
 * @param files what was read, the model first; none if it could not be read
 * @param kind a library if the text has no errors but is there to be imported: it gives no model
 */
public record ModelResult(
        Optional<HotModel> model,
        List<Diagnostic> diagnostics,
        int omitted,
        List<SourceFile> files,
        Compilation.Kind kind) {

    /** Copies the lists. */
    public ModelResult {
        diagnostics = List.copyOf(diagnostics);
        files = List.copyOf(files);
    }

    static ModelResult of(Compilation compilation, Optional<HotModel> model) {
        List<Diagnostic> diagnostics = new ArrayList<>(compilation.diagnostics());
        boolean library = compilation.succeeded() && compilation.isLibrary();
        if (library) {
            diagnostics.add(compilation.noModel());
        }
        Compilation.Kind kind = library ? Compilation.Kind.LIBRARY : Compilation.Kind.MODEL;
        return new ModelResult(model, diagnostics, compilation.omitted(), compilation.files(), kind);
    }

    static ModelResult unreadable(Diagnostic why) {
        return new ModelResult(Optional.empty(), List.of(why), 0, List.of(), Compilation.Kind.MODEL);
    }

    /** Whether there is a model; there may be warnings. */
    public boolean succeeded() {
        return model.isPresent();
    }

    /**
     * The model.
     *
     * @throws InvalidModelException if there are errors; its message is {@link #text()}
     */
    public HotModel orElseThrow() {
        return model.orElseThrow(() -> new InvalidModelException(this));
    }

    /** All messages as text for people, with the lines of the model; empty without any. */
    public String text() {
        return DiagnosticRenderer.plain().render(diagnostics, omitted);
    }

    /** All messages as a JSON array in plain ASCII, as {@code brook --json} writes them. */
    public String json() {
        return DiagnosticJson.write(diagnostics);
    }
}
