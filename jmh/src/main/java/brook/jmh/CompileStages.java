package brook.jmh;

import brook.compiler.Compilation;
import brook.compiler.CompilerOptions;
import brook.compiler.OdeCompiler;
import brook.compiler.emit.EmitOptions;
import brook.compiler.emit.JavaEmitter;
import brook.compiler.emit.JavaSource;
import brook.compiler.graph.Lowering;
import brook.compiler.graph.OdeGraph;
import brook.compiler.graph.pass.Passes;
import brook.compiler.hot.HotCompiler;
import brook.compiler.hot.JaninoBackEnd;
import brook.compiler.hot.JavacBackEnd;
import brook.compiler.hot.MethodSizes;
import brook.compiler.jet.JetSystem;
import brook.compiler.jet.TaylorCalculus;
import brook.compiler.source.DeepStack;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.SourceFile;
import brook.compiler.syntax.ModelSyntax;
import brook.compiler.syntax.SyntaxParser;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.resolve.Resolver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Compiles a model stage by stage, as {@code OdeCompiler} and {@code HotCompiler} do, and times each. */
final class CompileStages {

    /** ANTLR and the tree; names, shapes, lowering and passes; recurrences and source; class files; checks and an instance; the alternative to Janino. */
    static final List<String> STAGES = List.of("syntax", "graph", "java", "janino", "load", "javac");

    /** The key of the size: bytes of bytecode in all methods. Tables of constants are not code. */
    static final String BYTES = "bytes";

    private static final int ORDER = 20;

    private final Map<String, Long> nanos = new LinkedHashMap<>();
    private long mark;

    private CompileStages() {}

    /** Nanoseconds with the keys, in this order, of {@link #STAGES} but javac, and the size. */
    static Map<String, Long> time(SizedModel model) {
        return DeepStack.call(() -> {
            CompileStages stages = new CompileStages();
            stages.compile(model);
            return stages.nanos;
        });
    }

    /** As above, with javac. */
    static Map<String, Long> timeWithJavac(SizedModel model) {
        return DeepStack.call(() -> {
            CompileStages stages = new CompileStages();
            JavaSource java = stages.compile(model);
            new JavacBackEnd().compile(java.qualifiedName(), java.text());
            stages.stage("javac");
            return stages.nanos;
        });
    }

    private JavaSource compile(SizedModel model) {
        mark = System.nanoTime();
        Diagnostics diagnostics = new Diagnostics();
        ModelSyntax syntax = SyntaxParser.parse(new SourceFile(model.name() + ".ode", model.text()), diagnostics);
        stage("syntax");
        OdeSystem system =
                Resolver.resolve(syntax, model.constants(), diagnostics).orElseThrow();
        OdeGraph graph = Passes.run(
                Passes.STANDARD,
                Lowering.lower(system, new TaylorCalculus(), diagnostics).orElseThrow());
        stage("graph");
        EmitOptions options =
                new EmitOptions("", model.name(), true, EmitOptions.Plan.AUTO, ORDER, CompilerOptions.VERSION);
        JavaSource java = JavaEmitter.emit(JetSystem.of(graph), options);
        stage("java");
        SortedMap<String, byte[]> classes = new JaninoBackEnd().compile(java.qualifiedName(), java.text());
        stage("janino");
        new HotCompiler(sources -> classes).load(java.qualifiedName(), java.text());
        stage("load");
        nanos.put(BYTES, codeBytes(classes));
        mark = System.nanoTime();
        return java;
    }

    private static long codeBytes(Map<String, byte[]> classes) {
        return classes.values().stream()
                .flatMap(bytes -> MethodSizes.of(bytes).stream())
                .mapToLong(MethodSizes.MethodSize::bytes)
                .sum();
    }

    private void stage(String name) {
        long now = System.nanoTime();
        nanos.put(name, now - mark);
        mark = System.nanoTime();
    }

    /** The generated source of a model. */
    static JavaSource java(SizedModel model) {
        CompilerOptions options =
                CompilerOptions.STANDARD.withConstants(model.constants()).withOrder(ORDER);
        Compilation compilation = OdeCompiler.compile(new SourceFile(model.name() + ".ode", model.text()), options);
        return compilation.stages().orElseThrow().java();
    }
}
