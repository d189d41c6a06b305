package brook.jmh;

import brook.compiler.Compilation;
import brook.compiler.Compilation.Stages;
import brook.compiler.CompilerOptions;
import brook.compiler.CompilerOptions.Jacobian;
import brook.compiler.OdeCompiler;
import brook.compiler.hot.HotCompiler;
import brook.compiler.source.SourceFile;
import brook.jmh.problem.Problem;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;

/** Compiles a model in this JVM and gives it its parameters. */
public final class GeneratedModel {

    private GeneratedModel() {}

    /** The model of a problem, ready to run; {@code order} is that of the run to come. */
    public static OdeModel of(Problem problem, int order) {
        return of(problem, CompilerOptions.STANDARD.withOrder(order));
    }

    /** The model of a problem, ready to run with these options; with a Jacobian if the method needs one. */
    public static OdeModel of(Problem problem, SolveOptions options) {
        Jacobian jacobian = options.method().needsJacobian() ? Jacobian.ALWAYS : Jacobian.NEVER;
        return of(
                problem,
                CompilerOptions.STANDARD.withOrder(options.effectiveOrder()).withJacobian(jacobian));
    }

    /** The jets of several runs of a problem, with vectors where this JVM has them; {@code order} is that of the runs to come. */
    public static OdeModel runs(Problem problem, int lanes, int order) {
        CompilerOptions.Batch batch = new CompilerOptions.Batch(lanes, CompilerOptions.Batch.Form.RUNS);
        CompilerOptions here =
                HotCompiler.fastest(CompilerOptions.STANDARD.withOrder(order)).withConstants(problem.modelConstants());
        return HotCompiler.standard()
                .load(stages(problem.name(), problem.model(), here.withBatch(batch))
                        .batch());
    }

    /** With vectors where this JVM has them, as a user gets it. */
    private static OdeModel of(Problem problem, CompilerOptions options) {
        CompilerOptions here = HotCompiler.fastest(options).withConstants(problem.modelConstants());
        OdeModel model = HotCompiler.standard()
                .load(stages(problem.name(), problem.model(), here).models());
        double[] parameters = new double[model.parameterCount()];
        model.defaults(parameters);
        problem.setParameters(parameters);
        model.setParameters(parameters);
        return model;
    }

    private static Stages stages(String name, String text, CompilerOptions options) {
        Compilation compilation = OdeCompiler.compile(new SourceFile(name + ".ode", text), options);
        return compilation
                .stages()
                .orElseThrow(() -> new AssertionError(compilation.diagnostics().toString()));
    }
}
