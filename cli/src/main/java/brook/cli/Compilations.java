package brook.cli;

import brook.compiler.emit.JavaSource;
import brook.runtime.SolveOptions;
import java.util.function.UnaryOperator;

/** Calls the compiler. */
final class Compilations {

    private Compilations() {}

    static void check(String file, ConstantOptions constants, Messages messages) {
        throw new UnsupportedOperationException();
    }

    static JavaSource java(String file, ConstantOptions constants, String packageName, Messages messages) {
        throw new UnsupportedOperationException();
    }

    static String explain(ModelOptions model, ExplainCommand.Stage stage, boolean raw, Messages messages) {
        throw new UnsupportedOperationException();
    }

    static LoadedModel load(ModelOptions model, UnaryOperator<SolveOptions> options, Messages messages) {
        throw new UnsupportedOperationException();
    }
}
