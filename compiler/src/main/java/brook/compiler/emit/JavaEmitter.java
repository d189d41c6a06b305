package brook.compiler.emit;

import brook.compiler.graph.OdeGraph;
import brook.compiler.jet.JetPlan;
import brook.compiler.jet.JetSystem;
import brook.compiler.system.OdeSystem;
import brook.compiler.transform.Directions;
import brook.compiler.transform.JacobianPattern;
import java.util.Optional;

/** Writes the Java class of a model: graphs and recurrences enter, source text leaves. */
public final class JavaEmitter {

    private JavaEmitter() {}

    /** The class that computes these recurrences. */
    public static JavaSource emit(JetSystem jet, EmitOptions options) {
        return new ModelWriter(JetPlan.of(jet), new ModelRole(jet.ode().system(), options), options).write();
    }

    /** The class that computes these recurrences with vectors, beside that of {@link #emit}; nothing if no loop becomes one of vectors. */
    public static Optional<JavaSource> emitVectors(JetSystem jet, EmitOptions options) {
        EmitOptions vectors = options.withClassName(SolverTypes.vectors(options.className()))
                .withArithmetic(EmitOptions.Arithmetic.FASTER);
        ModelWriter writer =
                new ModelWriter(JetPlan.of(jet), new ModelRole(jet.ode().system(), options), vectors);
        JavaSource java = writer.write();
        return writer.hasVectors() ? Optional.of(java) : Optional.empty();
    }

    /** The class that computes products with the Jacobian of a system: these are the values of {@code products}. */
    public static JavaSource emitJacobian(JetSystem products, JacobianPattern pattern, EmitOptions options) {
        EmitOptions named = options.withClassName(ModelRole.jacobian(options.className()));
        return new ModelWriter(JetPlan.of(products), new JacobianRole(products.ode(), pattern, named), named).write();
    }

    /** The class of a model with the derivatives of its states in some directions, for the recurrences of both. */
    public static JavaSource emitSensitivities(JetSystem jet, Directions directions, EmitOptions options) {
        return new ModelWriter(JetPlan.of(jet), new SensitivityRole(jet.ode(), directions, options), options).write();
    }

    /** The options for {@link #emitSensitivities} of a model with these. */
    public static EmitOptions sensitivityOptions(EmitOptions model) {
        return model.withClassName(SensitivityRole.name(model.className()));
    }

    /** The class of the adjoint of a system, for the recurrences of {@link JetSystem#ofAdjoint}. */
    public static JavaSource emitAdjoint(JetSystem adjoint, OdeGraph ode, EmitOptions options) {
        return emitAdjoint(JetPlan.of(adjoint), ode, options);
    }

    /** As above, for a plan of them. */
    public static JavaSource emitAdjoint(JetPlan adjoint, OdeGraph ode, EmitOptions options) {
        // Jets go order by order: no code for a whole one is asked for.
        EmitOptions named =
                options.withClassName(ModelRole.adjoint(options.className())).withLoops();
        return new ModelWriter(adjoint, new AdjointRole(ode, named), named).write();
    }

    /** The class of several trajectories of a model, for their recurrences or their values alone; it gives its adjoint. */
    public static JavaSource emitBatch(JetPlan jet, int lanes, EmitOptions options) {
        EmitOptions loops = options.withLoops().withCompanion(EmitOptions.Companion.ADJOINT);
        return new ModelWriter(jet, new BatchRole(jet.whole().ode(), lanes, jet.handed(), loops), loops).write();
    }

    /** The class of the jets of several runs of a model, for the recurrences of {@link JetSystem#ofRuns}. */
    public static JavaSource emitRuns(JetSystem jet, int lanes, EmitOptions options) {
        EmitOptions named = options.withClassName(RunsRole.name(options.className()));
        return new ModelWriter(JetPlan.of(jet), new RunsRole(jet.ode(), lanes, named), named).write();
    }

    /** The options for {@link #emitBatch} of a model with these. */
    public static EmitOptions batchOptions(EmitOptions model) {
        return model.withClassName(BatchRole.name(model.className()));
    }

    /** The options for the map of a scan of a model with these: loops, as no jet of it is ever asked for. */
    public static EmitOptions scanOptions(EmitOptions model) {
        return model.withClassName(model.className() + "Scan").withLoops();
    }

    /** The regulariser of a model, for the class that {@link #emitBatch} made of it. */
    public static JavaSource emitRegularizer(OdeSystem system, JavaSource batch, String version) {
        return new RegularizerWriter(system, batch, version).write();
    }

    /** The typed solver of a model, for the class that {@link #emit} made of it and that of {@link #emitVectors} if there is one. */
    public static JavaSource emitSolver(
            OdeSystem system, JavaSource model, Optional<JavaSource> vectors, String version) {
        SolverTypes types = SolverTypes.of(model.packageName(), model.className(), vectors.map(JavaSource::className));
        return new SolverWriter(system, types, version).write();
    }
}
