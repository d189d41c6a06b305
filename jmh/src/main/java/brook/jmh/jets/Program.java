package brook.jmh.jets;

import brook.compiler.CompilerOptions;
import brook.compiler.emit.EmitOptions;
import brook.compiler.emit.JavaEmitter;
import brook.compiler.emit.JavaSource;
import brook.compiler.graph.OdeGraph;
import brook.compiler.hot.HotCompiler;
import brook.compiler.jet.JetSystem;
import brook.compiler.transform.Adjoints;
import brook.runtime.OdeModel;
import java.util.Random;

/** Generated code for the rates of a system, or for those of its adjoint, at a random point. */
final class Program implements Runnable {

    private static final EmitOptions OPTIONS =
            new EmitOptions("", "Values", true, EmitOptions.Plan.LOOPS, 1, CompilerOptions.VERSION);

    private final OdeModel model;
    private final double[] jet;

    private Program(OdeModel model) {
        this.model = model;
        double[] parameters = new double[model.parameterCount()];
        Random random = new Random(1);
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = random.nextGaussian() / 10;
        }
        model.setParameters(parameters);
        this.jet = new double[2 * model.planeSize()];
        for (int i = 0; i < model.dimension(); i++) {
            jet[i] = random.nextGaussian() / 2;
        }
    }

    /** The rates themselves. */
    static Program forward(OdeGraph ode) {
        return load(JavaEmitter.emit(JetSystem.ofValues(ode), OPTIONS));
    }

    /** The rates and their weighted derivatives by states and parameters. */
    static Program withGradient(OdeGraph ode) {
        return load(JavaEmitter.emitAdjoint(JetSystem.ofValues(Adjoints.of(ode)), ode, OPTIONS));
    }

    private static Program load(JavaSource java) {
        return new Program(HotCompiler.standard().load(java.qualifiedName(), java.text()));
    }

    /** One evaluation. */
    @Override
    public void run() {
        model.jet(0.3, jet, 1);
    }

    /** The rate of a component, by its place in a jet. */
    double rate(int component) {
        return jet[model.planeSize() + component];
    }
}
