package brook.cli;

import brook.compiler.Compilation;
import brook.compiler.CompilerOptions;
import brook.compiler.OdeCompiler;
import brook.compiler.hot.HotCompiler;
import brook.compiler.source.SourceFile;
import brook.compiler.system.OdeSystem;
import brook.runtime.Method;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Calls the compiler and shows what it has to say. */
final class Compilations {

    private static final double NANOSECONDS = TimeUnit.SECONDS.toNanos(1);

    /** {@code -D} names what is no constant of the model. */
    private static final String UNKNOWN_CONSTANT = "E0210";

    private final Messages messages;
    private final ConstantOptions constants;

    Compilations(Messages messages, ConstantOptions constants) {
        this.messages = messages;
        this.constants = constants;
    }

    /** A model without errors; one with errors, or a file that can only be imported, is refused when that has been shown. */
    Compilation compile(String file, UnaryOperator<CompilerOptions> choices) {
        Compilation compilation = check(file, choices);
        if (compilation.isLibrary()) {
            throw Refusal.model(compilation.noModel());
        }
        return compilation;
    }

    /** A model without errors whose messages have been shown. */
    Compilation again(String file, UnaryOperator<CompilerOptions> choices) {
        CompilerOptions options = CompilerOptions.STANDARD.withConstants(constants.values());
        Compilation compilation =
                OdeCompiler.compile(ModelFile.read(file, messages), choices.apply(options), ModelFile.FOLDER);
        if (!compilation.succeeded()) {
            messages.show(compilation.diagnostics(), compilation.omitted());
            throw Refusal.silent(ExitCode.WRONG_MODEL);
        }
        return compilation;
    }

    /** A model or a file of functions without errors; one with errors is refused when they have been shown. */
    Compilation check(String file, UnaryOperator<CompilerOptions> choices) {
        SourceFile source = ModelFile.read(file, messages);
        CompilerOptions options = CompilerOptions.STANDARD.withConstants(constants.values());
        Compilation compilation = OdeCompiler.compile(source, choices.apply(options), ModelFile.FOLDER);
        messages.show(compilation.diagnostics(), compilation.omitted());
        if (!compilation.succeeded()) {
            boolean commandLine = compilation.diagnostics().stream()
                    .anyMatch(diagnostic -> diagnostic.code().equals(UNKNOWN_CONSTANT));
            throw Refusal.silent(commandLine ? ExitCode.WRONG_COMMAND : ExitCode.WRONG_MODEL);
        }
        return compilation;
    }

    /** A model in this JVM, fastest for runs with the options that it states, changed by those of the caller. */
    LoadedModel load(String file, UnaryOperator<SolveOptions> run, UnaryOperator<CompilerOptions> choices) {
        long began = System.nanoTime();
        Compilation compilation = compile(
                file,
                options -> HotCompiler.fastest(choices.apply(options))
                        .withOrder(solve -> run.apply(stated(solve)).effectiveOrder())
                        .withJacobian(solve -> run.apply(stated(solve)).method().needsJacobian()));
        Compilation.Stages stages = compilation.stages().orElseThrow();
        OdeModel model = HotCompiler.standard().load(stages.models());
        double seconds = (System.nanoTime() - began) / NANOSECONDS;
        return new LoadedModel(compilation.file(), stages.lowered(), model, seconds);
    }

    private static SolveOptions stated(OdeSystem.SolveSettings solve) {
        SolveOptions options =
                SolveOptions.STANDARD.method(Method.of(solve.method()).orElseThrow());
        options = solve.rtol() > 0 ? options.rtol(solve.rtol()) : options;
        options = solve.step() > 0 ? options.step(solve.step()) : options;
        return solve.order() > 0 ? options.order(solve.order()) : options;
    }
}
