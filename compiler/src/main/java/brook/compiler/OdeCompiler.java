package brook.compiler;

import brook.compiler.Compilation.Kind;
import brook.compiler.Compilation.Stages;
import brook.compiler.emit.JavaEmitter;
import brook.compiler.emit.JavaSource;
import brook.compiler.graph.Lowering;
import brook.compiler.graph.OdeGraph;
import brook.compiler.graph.pass.Passes;
import brook.compiler.jet.JetSystem;
import brook.compiler.jet.SplitSeriesSums;
import brook.compiler.jet.TaylorTransform;
import brook.compiler.source.DeepStack;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.SourceFile;
import brook.compiler.source.SourceResolver;
import brook.compiler.syntax.ModelSyntax;
import brook.compiler.syntax.SyntaxParser;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.resolve.Resolver;
import java.util.List;
import java.util.Optional;

/** The compiler: the text of a model enters, messages and a Java class leave. */
public final class OdeCompiler {

    private OdeCompiler() {}

    /** Compiles a model that imports nothing; an {@code import} in it is an error. */
    public static Compilation compile(SourceFile file, CompilerOptions options) {
        return compile(file, options, SourceResolver.NONE);
    }

    /** Compiles a model and what it imports, on a thread with a large stack: expressions may be deep. */
    public static Compilation compile(SourceFile file, CompilerOptions options, SourceResolver resolver) {
        return DeepStack.call(() -> compileHere(file, options, resolver));
    }

    private static Compilation compileHere(SourceFile file, CompilerOptions options, SourceResolver resolver) {
        Diagnostics diagnostics = new Diagnostics();
        ModelSyntax syntax = SyntaxParser.parse(file, diagnostics);
        Optional<OdeSystem> system = Resolver.resolve(syntax, options.constants(), diagnostics);
        Optional<OdeGraph> lowered = system.flatMap(some -> Lowering.lower(some, diagnostics));
        Optional<Stages> stages = lowered.map(graph -> generate(graph, options));
        return new Compilation(List.of(file), diagnostics.list(), diagnostics.omitted(), syntax, Kind.MODEL, stages);
    }

    /** From here on nothing can be the user's fault. */
    private static Stages generate(OdeGraph lowered, CompilerOptions options) {
        OdeGraph graph = Passes.run(Passes.STANDARD, lowered);
        JetSystem jet = TaylorTransform.of(SplitSeriesSums.apply(graph));
        JavaSource java = JavaEmitter.emit(jet, options.emit(lowered.system()));
        return new Stages(lowered.system(), lowered, graph, jet, java);
    }
}
