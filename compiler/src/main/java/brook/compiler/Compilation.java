package brook.compiler;

import brook.compiler.emit.JavaEmitter;
import brook.compiler.emit.JavaSource;
import brook.compiler.graph.Minimised;
import brook.compiler.graph.OdeGraph;
import brook.compiler.jet.JetSystem;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.SourceFile;
import brook.compiler.syntax.ModelSyntax;
import brook.compiler.system.OdeSystem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a compilation gave: what there is to say to the user, and what each stage made of the model.
 *
 * @param files every file that was read, as far as the compilation came: the model first, then what it imports
 * @param omitted how many more messages there would be
 * @param stages empty if the model has errors, and for a library
 */
public record Compilation(
        List<SourceFile> files,
        List<Diagnostic> diagnostics,
        int omitted,
        ModelSyntax syntax,
        Kind kind,
        Optional<Stages> stages) {

    /** What a file holds. */
    public enum Kind {
        /** A system to integrate, or a text that is nothing at all. */
        MODEL,
        /** Functions and constants alone, there to be imported: no class is made of it. */
        LIBRARY
    }

    /**
     * What came after the syntax.
     *
     * @param lowered the graph before the passes
     * @param graph the graph after the passes
     * @param vectors the class of the model with vectors, if the options want both and it has loops for them
     * @param jacobian the class of products with the Jacobian, if the options want it; {@code java} then makes instances of it
     * @param adjoint the class of the adjoint, if the options want it; {@code java} then makes instances of it too
     * @param minimised what training makes small, where the model says it
     * @param batch the class of several trajectories and that of their adjoint, if the options want them
     * @param scan the class of the map of a scan, and that of its adjoint if the options want it; nothing without a scan
     * @param sensitivities the class of the model with the derivatives of its solution, if the options want it, then that of its Jacobian
     */
    public record Stages(
            OdeSystem system,
            OdeGraph lowered,
            OdeGraph graph,
            JetSystem jet,
            JavaSource java,
            Optional<JavaSource> vectors,
            Optional<JavaSource> jacobian,
            Optional<JavaSource> adjoint,
            Optional<Minimised> minimised,
            List<JavaSource> batch,
            List<JavaSource> scan,
            List<JavaSource> sensitivities) {

        public Stages {
            batch = List.copyOf(batch);
            scan = List.copyOf(scan);
            sensitivities = List.copyOf(sensitivities);
        }

        /** The classes that compute: that of the model, and those of its Jacobian and its adjoint if there are any. */
        public List<JavaSource> models() {
            return Stream.of(Stream.of(java), jacobian.stream(), adjoint.stream())
                    .flatMap(classes -> classes)
                    .toList();
        }

        /** The regulariser of the model, if the options want classes for batches. */
        public List<JavaSource> regularizer() {
            return batch.stream()
                    .limit(1)
                    .map(lanes -> JavaEmitter.emitRegularizer(system, lanes, CompilerOptions.VERSION))
                    .toList();
        }

        /** Every class that a build writes for the model: those that compute, then the regulariser and the typed solver, which are made when asked for. */
        public List<JavaSource> sources() {
            JavaSource solver = JavaEmitter.emitSolver(system, java, vectors, CompilerOptions.VERSION);
            return Stream.of(
                            models(),
                            vectors.stream().toList(),
                            batch,
                            regularizer(),
                            scan,
                            sensitivities,
                            List.of(solver))
                    .flatMap(List::stream)
                    .toList();
        }
    }

    public Compilation {
        files = List.copyOf(files);
        diagnostics = List.copyOf(diagnostics);
    }

    /** The model. */
    public SourceFile file() {
        return files.get(0);
    }

    /** Whether there are no errors; there may be warnings. A library succeeds without stages. */
    public boolean succeeded() {
        return diagnostics.stream().noneMatch(diagnostic -> diagnostic.severity() == Diagnostic.Severity.ERROR);
    }

    /** Whether the file holds functions and constants alone, to be imported by others. */
    public boolean isLibrary() {
        return kind == Kind.LIBRARY;
    }

    /** What to say to somebody who wants a class or a run of a library. */
    public Diagnostic noModel() {
        return Diagnostic.error("E0300", "`" + file().shortName() + "` has no state: there is nothing to integrate")
                .note("functions and constants alone are there to be imported by models")
                .help("an equation with a prime makes a state: `x' = -x`, `x(0) = 1`");
    }
}
