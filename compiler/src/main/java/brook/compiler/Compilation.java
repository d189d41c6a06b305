package brook.compiler;

import brook.compiler.emit.JavaSource;
import brook.compiler.graph.OdeGraph;
import brook.compiler.jet.JetSystem;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.SourceFile;
import brook.compiler.syntax.ModelSyntax;
import brook.compiler.system.OdeSystem;
import java.util.List;
import java.util.Optional;

/**
 * What a compilation gave: what there is to say to the user, and what each stage made of the model.
 *
 * @param omitted how many more messages there would be
 * @param stages empty if the model has errors
 */
public record Compilation(
        SourceFile file, List<Diagnostic> diagnostics, int omitted, ModelSyntax syntax, Optional<Stages> stages) {

    /**
     * What came after the syntax.
     *
     * @param lowered the graph before the passes
     * @param graph the graph after the passes
     */
    public record Stages(OdeSystem system, OdeGraph lowered, OdeGraph graph, JetSystem jet, JavaSource java) {}

    public Compilation {
        diagnostics = List.copyOf(diagnostics);
    }

    /** Whether the model has no errors; it may have warnings. */
    public boolean succeeded() {
        return stages.isPresent();
    }
}
