package brook.jmh;

import brook.compiler.Compilation;
import brook.compiler.CompilerOptions;
import brook.compiler.OdeCompiler;
import brook.compiler.emit.JavaSource;
import brook.compiler.hot.HotCompiler;
import brook.compiler.source.SourceFile;
import brook.jmh.problem.Problem;
import brook.runtime.OdeModel;

/** Compiles a model in this JVM and gives it its parameters. */
public final class GeneratedModel {

    private GeneratedModel() {}

    /** The model of a problem, ready to run; {@code order} is that of the run to come. */
    public static OdeModel of(Problem problem, int order) {
        OdeModel model = load(java(problem.name(), problem.model(), order));
        double[] parameters = new double[model.parameterCount()];
        model.defaults(parameters);
        problem.setParameters(parameters);
        model.setParameters(parameters);
        return model;
    }

    static JavaSource java(String name, String text, int order) {
        Compilation compilation =
                OdeCompiler.compile(new SourceFile(name + ".ode", text), CompilerOptions.STANDARD.withOrder(order));
        return compilation
                .stages()
                .orElseThrow(() -> new AssertionError(compilation.diagnostics().toString()))
                .java();
    }

    static OdeModel load(JavaSource java) {
        return HotCompiler.standard().load(java.qualifiedName(), java.text());
    }
}
