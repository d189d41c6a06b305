package brook.jmh.plans;

import brook.compiler.Compilation;
import brook.compiler.Compilation.Stages;
import brook.compiler.CompilerOptions;
import brook.compiler.OdeCompiler;
import brook.compiler.emit.EmitOptions.Plan;
import brook.compiler.emit.JavaSource;
import brook.compiler.hot.HotCompiler;
import brook.compiler.hot.JaninoBackEnd;
import brook.compiler.hot.MethodSizes;
import brook.compiler.source.SourceFile;
import brook.runtime.OdeModel;

/** The jets of a model in one of the forms. */
final class Form implements Runnable {

    private static final int JETS = 200;

    private final Stages stages;
    private final int order;
    private final OdeModel model;
    private final double[] jet;

    private Form(SmallModel small, Stages stages, int order) {
        this.stages = stages;
        this.order = order;
        this.model = HotCompiler.standard().load(stages.models());
        double[] state = small.prepare(model);
        double[] modes = new double[model.modeCount()];
        model.modes(0, state, modes);
        model.setModes(modes);
        this.jet = new double[(order + 1) * model.planeSize()];
        System.arraycopy(state, 0, jet, 0, state.length);
    }

    static Form of(SmallModel small, Plan plan, int order) {
        CompilerOptions options = CompilerOptions.STANDARD
                .withConstants(small.constants())
                .withOrder(order)
                .withPlan(plan);
        Compilation compilation = OdeCompiler.compile(new SourceFile("Small.ode", small.text()), options);
        return new Form(
                small,
                compilation.stages().orElseThrow(() -> new AssertionError(small.name() + compilation.diagnostics())),
                order);
    }

    /** Computes some jets at the same state. */
    @Override
    public void run() {
        for (int i = 0; i < JETS; i++) {
            model.jet(0, jet, order);
        }
    }

    /** Nanoseconds for each jet when {@link #run()} takes so many milliseconds. */
    static double nanos(double millis) {
        return 1e6 * millis / JETS;
    }

    /** Whether its jets are straight-line code. */
    boolean isStraight() {
        return model.specialisedOrder() == order;
    }

    Stages stages() {
        return stages;
    }

    int states() {
        return model.dimension();
    }

    /** Of bytecode in all methods. */
    int bytes() {
        JavaSource java = stages.java();
        return new JaninoBackEnd()
                .compile(java.qualifiedName(), java.text()).values().stream()
                        .flatMap(bytes -> MethodSizes.of(bytes).stream())
                        .mapToInt(MethodSizes.MethodSize::bytes)
                        .sum();
    }
}
