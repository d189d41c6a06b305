package brook.hot;

import brook.compiler.Compilation;
import brook.compiler.Compilation.Stages;
import brook.compiler.CompilerOptions;
import brook.compiler.CompilerOptions.Adjoint;
import brook.compiler.CompilerOptions.Batch;
import brook.compiler.CompilerOptions.Jacobian;
import brook.compiler.OdeCompiler;
import brook.compiler.emit.JavaSource;
import brook.compiler.hot.HotCompiler;
import brook.compiler.source.SourceFile;
import brook.compiler.source.SourceResolver;
import brook.runtime.OdeModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Compiles what belongs to a model when somebody asks for it, from the same files and with the same options. */
record Companions(SourceFile file, CompilerOptions options, SourceResolver files, HotCompiler hotCompiler) {

    /** The model with its Jacobian. */
    OdeModel withJacobian() {
        return load(options.withJacobian(Jacobian.ALWAYS), Stages::models);
    }

    /** The model with its adjoint. */
    OdeModel withAdjoint() {
        return load(options.withAdjoint(Adjoint.ALWAYS), Stages::models);
    }

    /** The model with the derivatives of its solution. */
    OdeModel withSensitivities(List<Integer> sources) {
        return load(options.withSensitivities(sources), Stages::sensitivities);
    }

    /** As above, with the Jacobian of all that. */
    OdeModel withSensitivitiesAndJacobian(List<Integer> sources) {
        return load(options.withSensitivities(sources).withJacobian(Jacobian.ALWAYS), Stages::sensitivities);
    }

    /** Several trajectories of the model at once, with their adjoint. */
    OdeModel withBatch(Batch batch) {
        return load(options.withBatch(batch), Stages::batch);
    }

    private OdeModel load(CompilerOptions choices, Function<Stages, List<JavaSource>> classes) {
        Compilation compilation = OdeCompiler.compile(file, choices, files);
        if (!compilation.succeeded()) {
            throw new InvalidModelException(ModelResult.of(compilation, Optional.empty()));
        }
        return hotCompiler.load(classes.apply(compilation.stages().orElseThrow()));
    }
}
