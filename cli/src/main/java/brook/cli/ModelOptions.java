package brook.cli;

import brook.compiler.Compilation;
import brook.compiler.CompilerOptions;
import brook.runtime.SolveOptions;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The one model that a command works on. */
final class ModelOptions {

    @Parameters(arity = "1", paramLabel = "FILE", description = "The model, an .ode file.")
    private String file = "";

    @Mixin
    private ConstantOptions constants = new ConstantOptions();

    LoadedModel load(Messages messages, UnaryOperator<SolveOptions> run) {
        return load(messages, run, options -> options);
    }

    /** With further choices of how it is compiled. */
    LoadedModel load(Messages messages, UnaryOperator<SolveOptions> run, UnaryOperator<CompilerOptions> choices) {
        return new Compilations(messages, constants).load(file, run, choices);
    }

    Compilation compile(Messages messages) {
        return compile(messages, options -> options);
    }

    /** With further choices of how it is compiled. */
    Compilation compile(Messages messages, UnaryOperator<CompilerOptions> choices) {
        return new Compilations(messages, constants).compile(file, choices);
    }

    /** A model that has been compiled without errors before, in another way; its warnings have been seen. */
    Compilation compileAgain(Messages messages, UnaryOperator<CompilerOptions> choices) {
        return new Compilations(messages, constants).again(file, choices);
    }

    Path path() {
        return ModelFile.path(file);
    }
}
