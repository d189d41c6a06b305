package brook.cli;

import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The one model that a command works on. */
final class ModelOptions {

    @Parameters(arity = "1", paramLabel = "FILE", description = "The model, an .ode file.")
    private String file = "";

    @Mixin
    private ConstantOptions constants = new ConstantOptions();

    String file() {
        return file;
    }

    Path path() {
        return ModelFile.path(file);
    }

    ConstantOptions constants() {
        return constants;
    }
}
