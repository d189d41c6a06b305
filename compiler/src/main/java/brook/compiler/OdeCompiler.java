package brook.compiler;

import brook.compiler.Compilation.Kind;
import brook.compiler.Compilation.Stages;
import brook.compiler.emit.EmitOptions;
import brook.compiler.emit.EmitOptions.Arithmetic;
import brook.compiler.emit.EmitOptions.Companion;
import brook.compiler.emit.JavaEmitter;
import brook.compiler.emit.JavaSource;
import brook.compiler.graph.InitialPoles;
import brook.compiler.graph.Lowering;
import brook.compiler.graph.Minimised;
import brook.compiler.graph.OdeGraph;
import brook.compiler.graph.pass.Passes;
import brook.compiler.imports.ImportLoader;
import brook.compiler.imports.ModelSources;
import brook.compiler.jet.ExpandDerivatives;
import brook.compiler.jet.Handover;
import brook.compiler.jet.JetPlan;
import brook.compiler.jet.JetSystem;
import brook.compiler.jet.TaylorCalculus;
import brook.compiler.source.Budget;
import brook.compiler.source.DeepStack;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.SourceFile;
import brook.compiler.source.SourceResolver;
import brook.compiler.syntax.ModelSyntax;
import brook.compiler.syntax.SyntaxParser;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.resolve.Resolver;
import brook.compiler.system.resolve.ScanSystem;
import brook.compiler.transform.Adjoints;
import brook.compiler.transform.Directions;
import brook.compiler.transform.JacobianPattern;
import brook.compiler.transform.Lanes;
import brook.compiler.transform.Smoothness;
import brook.compiler.transform.Variations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The compiler: the text of a model enters, messages and a Java class leave. */
public final class OdeCompiler {

    private final CompilerOptions options;
    private final Diagnostics diagnostics = new Diagnostics();
    private final List<SourceFile> files = new ArrayList<>();

    private OdeCompiler(SourceFile file, CompilerOptions options) {
        this.options = options;
        files.add(file);
    }

    /** Compiles a model that imports nothing; an {@code import} in it is an error. */
    public static Compilation compile(SourceFile file, CompilerOptions options) {
        return compile(file, options, SourceResolver.NONE);
    }

    /** Compiles a model and what it imports, on a thread with a large stack: expressions may be deep. */
    public static Compilation compile(SourceFile file, CompilerOptions options, SourceResolver resolver) {
        return DeepStack.call(options.limits().budget(), () -> new OdeCompiler(file, options).compile(resolver));
    }

    private Compilation compile(SourceResolver resolver) {
        try {
            return compileWithin(resolver);
        } catch (Budget.Exhausted end) {
            diagnostics.report(end.diagnostic());
            return compilation(new ModelSyntax(files.get(0), List.of()), Kind.MODEL, Optional.empty());
        }
    }

    private Compilation compileWithin(SourceResolver resolver) {
        ModelSyntax syntax = SyntaxParser.parse(files.get(0), diagnostics);
        boolean library = !diagnostics.hasErrors() && ModelSources.isLibrary(syntax);
        ModelSources sources = ImportLoader.load(syntax, resolver, diagnostics, files::add);
        Optional<OdeSystem> system = Resolver.resolve(sources, options.constants(), diagnostics);
        Optional<OdeGraph> lowered = system.flatMap(some -> Lowering.lower(some, new TaylorCalculus(), diagnostics));
        lowered.ifPresent(graph -> InitialPoles.warn(graph, diagnostics));
        Optional<Stages> stages = lowered.map(graph -> generate(graph));
        return compilation(syntax, library ? Kind.LIBRARY : Kind.MODEL, stages);
    }

    private Compilation compilation(ModelSyntax syntax, Kind kind, Optional<Stages> stages) {
        return new Compilation(files, diagnostics.list(), diagnostics.omitted(), syntax, kind, stages);
    }

    /** From here on nothing can be the user's fault but size. */
    private Stages generate(OdeGraph lowered) {
        OdeGraph graph = Passes.run(options.rolling().passes(), lowered);
        JetSystem jet = JetSystem.of(graph);
        boolean watches = !jet.ode().modes().isEmpty()
                || jet.ode().events().stream().anyMatch(event -> event.root().isPresent());
        EmitOptions emit = options.emit(lowered.system(), watches);
        boolean withJacobian = options.jacobian().test(lowered.system().solve());
        boolean withAdjoint = options.adjoint() == CompilerOptions.Adjoint.ALWAYS;
        EmitOptions own = withJacobian ? emit.withCompanion(Companion.JACOBIAN) : emit;
        EmitOptions ofModel = withAdjoint ? own.withCompanion(Companion.ADJOINT) : own;
        JavaSource java = checked(JavaEmitter.emit(jet, ofModel));
        Optional<JavaSource> vectors = options.arithmetic() == Arithmetic.EITHER
                ? JavaEmitter.emitVectors(jet, ofModel).map(OdeCompiler::checked)
                : Optional.empty();
        Optional<JavaSource> jacobian = withJacobian ? Optional.of(jacobian(jet.ode(), emit)) : Optional.empty();
        List<JavaSource> sensitivities = options.sensitivities()
                .map(sources -> sensitivities(graph, sources, emit))
                .orElse(List.of());
        Optional<JavaSource> adjoint = withAdjoint
                ? Optional.of(checked(JavaEmitter.emitAdjoint(JetSystem.ofAdjoint(graph), graph, emit)))
                : Optional.empty();
        List<JavaSource> batch = options.batch()
                .filter(some -> some.isFor(lowered.system()))
                .map(some -> batch(graph, some, emit))
                .orElse(List.of());
        List<JavaSource> scan = lowered.system()
                .training()
                .scan()
                .map(some -> scan(ScanSystem.of(lowered.system(), some), emit))
                .orElse(List.of());
        Optional<Minimised> minimised = Lowering.lowerMinimised(lowered.system(), new TaylorCalculus(), diagnostics);
        return new Stages(
                lowered.system(),
                lowered,
                graph,
                jet,
                java,
                vectors,
                jacobian,
                adjoint,
                minimised,
                batch,
                scan,
                sensitivities);
    }

    /** The class of several trajectories of the model, and that of their adjoint unless they are runs. */
    private List<JavaSource> batch(OdeGraph graph, CompilerOptions.Batch batch, EmitOptions emit) {
        if (batch.form() == CompilerOptions.Batch.Form.RUNS) {
            return List.of(checked(JavaEmitter.emitRuns(JetSystem.ofRuns(graph, batch.lanes()), batch.lanes(), emit)));
        }
        Optional<OdeSystem.Event> changing = CompilerOptions.Batch.changing(graph.system());
        changing.ifPresent(event -> diagnostics.report(Diagnostic.error(
                        "E1011", "several trajectories at once do not go through the event `" + event.name() + "`")
                .at(event.head(), "changes the run")
                .note("their steps are the same, and each would need steps of its own")
                .help("take one trajectory at a time, `--lanes 1`: their gradients go through events")));
        if (changing.isPresent()) {
            return List.of();
        }
        OdeGraph lanes = Lanes.of(ExpandDerivatives.applyWholly(graph), batch.lanes());
        OdeGraph adjoint = Adjoints.of(lanes);
        boolean series = batch.withSeries(graph.system().solve());
        EmitOptions named = JavaEmitter.batchOptions(emit);
        JetSystem model = jet(lanes, series);
        JetSystem backward = jet(adjoint, series);
        Handover handed = series ? Handover.none() : Handover.of(model, backward);
        return List.of(
                checked(JavaEmitter.emitBatch(JetPlan.leaving(handed, model), batch.lanes(), named)),
                checked(JavaEmitter.emitAdjoint(JetPlan.taking(handed, backward), lanes, named)));
    }

    /** The class of the map of a scan, and that of its adjoint; nothing if something in it is too large, which is reported. */
    private List<JavaSource> scan(OdeSystem map, EmitOptions emit) {
        EmitOptions named = JavaEmitter.scanOptions(emit);
        return Lowering.lower(map, new TaylorCalculus(), diagnostics)
                .map(lowered -> {
                    OdeGraph graph = Passes.run(Passes.STANDARD, lowered);
                    JetSystem values = JetSystem.of(graph);
                    if (options.adjoint() != CompilerOptions.Adjoint.ALWAYS) {
                        return List.of(checked(JavaEmitter.emit(values, named)));
                    }
                    return List.of(
                            checked(JavaEmitter.emit(values, named.withCompanion(Companion.ADJOINT))),
                            checked(JavaEmitter.emitAdjoint(JetSystem.ofAdjoint(graph), graph, named)));
                })
                .orElse(List.of());
    }

    private static JetSystem jet(OdeGraph held, boolean series) {
        return series ? JetSystem.ofHeld(held) : JetSystem.ofValues(held);
    }

    /** The class of the model with the derivatives of its solution, and that of its Jacobian if the method needs one; nothing if there are none. */
    private List<JavaSource> sensitivities(OdeGraph graph, List<Integer> sources, EmitOptions emit) {
        OdeGraph formulas = ExpandDerivatives.apply(graph);
        Directions directions = Directions.of(formulas, sources);
        Optional<Diagnostic> objection = Smoothness.objection(formulas, directions);
        objection.ifPresent(diagnostics::report);
        if (objection.isPresent()) {
            return List.of();
        }
        JetSystem jet = JetSystem.of(Variations.sensitivities(formulas, directions));
        EmitOptions named = JavaEmitter.sensitivityOptions(emit);
        boolean withJacobian = options.jacobian().test(graph.system().solve());
        JavaSource java = checked(JavaEmitter.emitSensitivities(
                jet, directions, withJacobian ? named.withCompanion(Companion.JACOBIAN) : named));
        return withJacobian ? List.of(java, jacobian(jet.ode(), named)) : List.of(java);
    }

    /** After the model, so that its own class is the same with and without. */
    private static JavaSource jacobian(OdeGraph ode, EmitOptions emit) {
        try {
            JacobianPattern pattern = JacobianPattern.of(ode);
            JetSystem products = JetSystem.ofValues(Variations.jacobian(ode, pattern));
            return checked(JavaEmitter.emitJacobian(products, pattern, emit));
        } catch (Budget.Exhausted end) {
            throw new Budget.Exhausted(end.diagnostic()
                    .note(
                            "this is for the Jacobian of the model, which the methods `radau5`, `rodas5p` and `auto` need")
                    .help("with another `method` in the `solve` block none is made"));
        }
    }

    private static JavaSource checked(JavaSource java) {
        Budget.here().wholeClass(java.text().length());
        return java;
    }
}
