package brook.hot;

import brook.compiler.Compilation;
import brook.compiler.CompilerOptions.Batch;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.SourceFile;
import brook.runtime.Method;
import brook.runtime.ModelDescription;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.gradient.Gradient;
import brook.runtime.gradient.GradientSolver;
import brook.runtime.gradient.Regularizer;
import brook.runtime.solver.ModelSolver;
import brook.runtime.solver.ModelSolverBuilder;
import brook.runtime.solver.Sensitivities;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A model whose class is loaded in this JVM. Immutable, for any number of threads; the solvers and instances that it gives
 * are each for one thread at a time.
 *
 * <p>The class has a loader of its own and is unloaded when this object, the cache of {@link Models} and all solvers,
 * instances and trajectories made of it are gone.
 */
public final class HotModel {

    /** Gives its description and other instances; no parameters are ever set. */
    private final OdeModel prototype;

    private final String javaSource;
    private final List<SourceFile> files;
    private final List<Diagnostic> warnings;

    /** The same model in a class that has a Jacobian, for stiff methods. */
    private final Supplier<OdeModel> withJacobian;

    /** The same model in a class that has an adjoint, for gradients. */
    private final Supplier<OdeModel> withAdjoint;

    private final Companions companions;

    HotModel(OdeModel prototype, String javaSource, Compilation compilation, Companions companions) {
        this.prototype = prototype;
        this.companions = companions;
        this.withJacobian = new Once(companions::withJacobian);
        this.withAdjoint = new Once(companions::withAdjoint);
        this.javaSource = javaSource;
        this.files = compilation.files();
        this.warnings = compilation.diagnostics();
    }

    /** The name that the model gives itself, or that of its file. */
    public String name() {
        return description().name();
    }

    /** Names, shapes and defaults of states, parameters and outputs. */
    public ModelDescription description() {
        return prototype.description();
    }

    /** A new instance with memory of its own and no parameters set. */
    public OdeModel newInstance() {
        return prototype.another();
    }

    /**
     * Begins a solver with the settings of the model itself. A stiff method may be chosen for it: the Jacobian that it needs is compiled
     * when the first such solver is built, if the model has not asked for it; a model whose Jacobian is too large then gives an
     * {@link InvalidModelException}.
     */
    public ModelSolverBuilder solver() {
        return ModelSolver.of(prototype, withJacobian, withAdjoint);
    }

    /**
     * Begins a solver that also finds the derivatives of the states with respect to initial values ({@code x(0)}, {@code q[2](0)}) and parameters
     * ({@code k}, {@code m[3]}), to first order; all initial values if none are named. What they are is in
     * {@link brook.runtime.solver.ModelTrajectory#sensitivities()} of a run. Error control leaves them out, unless {@code control} is all.
     *
     * <p>A class is compiled for these directions; whoever needs it again keeps the builder or the solver.
     *
     * @throws brook.runtime.solver.UnknownNameException if the model has no such state or parameter
     * @throws InvalidModelException if the model has no such derivatives: events that assign, right-hand sides that jump where the states say so
     */
    public ModelSolverBuilder sensitivities(String... by) {
        List<Integer> sources = by.length > 0
                ? Sensitivities.sources(description(), List.of(by))
                : IntStream.range(0, prototype.dimension()).boxed().toList();
        OdeModel derived = companions.withSensitivities(sources);
        return ModelSolver.of(derived, new Once(() -> companions.withSensitivitiesAndJacobian(sources)), () -> derived);
    }

    /**
     * Integrates with the values and the settings of the model itself, inputs drawn as for trajectory 0, and differentiates one number at the end of the run; with other values and settings that is
     * {@link ModelSolver#gradient(String, double, double)} of a solver. The class of the adjoint is compiled when the first gradient is asked for.
     *
     * @throws IllegalArgumentException if there is none of that name
     * @throws brook.runtime.solver.MissingValueException if the model leaves a value to the caller
     * @throws brook.runtime.solver.IntegrationException if the run cannot come to its end
     * @throws brook.runtime.gradient.NoGradientException if the method or an event of the model cannot be differentiated
     */
    public Gradient gradient(String name, double t0, double t1) {
        return solver().build().gradient(name, t0, t1);
    }

    /** An instance in a class that has its adjoint, for {@link GradientSolver}; the class is compiled when it is asked for first. */
    public OdeModel withAdjoint() {
        return withAdjoint.get().another();
    }

    /**
     * Losses and integrals over batches, and their gradients, with a method and on threads of one's own.
     *
     * <p>Classes are compiled that compute {@code lanes} trajectories at once; whoever needs them again keeps the result.
     *
     * @param lanes how many trajectories are computed at once and share their steps, at least 1
     * @throws brook.runtime.gradient.NoGradientException if the method or an event of the model cannot be differentiated
     */
    public Regularizer regularizer(int lanes, SolveOptions options, int threads) {
        OdeModel model = lanes == 1
                ? withAdjoint()
                : companions.withBatch(
                        new Batch(lanes, options.method() == Method.TAYLOR ? Batch.Form.SERIES : Batch.Form.VALUES));
        return new Regularizer(model, options, threads);
    }

    /**
     * The jets of so many runs of the model at once, each with steps, time, parameters and modes of its own, for {@link brook.runtime.ensemble.Ensemble#lanes}. A class is
     * compiled; whoever needs it again keeps the result, of which every thread makes an instance of its own.
     *
     * @param count at least 2
     */
    public OdeModel lanes(int count) {
        return companions.withBatch(new Batch(count, Batch.Form.RUNS));
    }

    /** The same model with its Jacobian; compiled when it is asked for first. */
    OdeModel withJacobian() {
        return withJacobian.get();
    }

    /** What the compiler had to say though there are no errors. */
    public List<Diagnostic> warnings() {
        return warnings;
    }

    /** The generated class as Java text. */
    public String javaSource() {
        return javaSource;
    }

    /** The files that it was made of, the model first. */
    public List<SourceFile> files() {
        return files;
    }

    /**
     * A name for what this model computes, 64 hexadecimal digits: the SHA-256 of {@link #javaSource()}. The same files and
     * options give the same, today and in another JVM, as long as the version of Brook is the same.
     */
    public String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(javaSource.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new AssertionError(everyJvmHasIt);
        }
    }

    /** How much of the heap it holds on to, roughly, in characters. */
    long weight() {
        return javaSource.length()
                + files.stream().mapToLong(file -> file.text().length()).sum();
    }

    @Override
    public String toString() {
        return name() + " of " + files.get(0).name();
    }
}
