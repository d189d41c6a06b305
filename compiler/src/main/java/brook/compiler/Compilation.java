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
    public record Stages(OdeSystem system, OdeGraph lowered, OdeGraph graph, JetSystem jet, JavaSource java) {

        /** Every class that a build writes for the model, the model itself first. */
        public List<JavaSource> sources() {
            return List.of(java);
        }
    }

    public Compilation {
        diagnostics = List.copyOf(diagnostics);
    }

    /** Every file that was read: the model first, then what it imports. */
    public List<SourceFile> files() {
        return List.of(file);
    }

    /** Whether the model has no errors; it may have warnings. */
    public boolean succeeded() {
        return stages.isPresent();
    }
}
