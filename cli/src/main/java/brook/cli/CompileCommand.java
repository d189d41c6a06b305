package brook.cli;

import brook.compiler.CompilerOptions.Batch;
import brook.compiler.CompilerOptions.Jacobian;
import brook.compiler.emit.EmitOptions.Arithmetic;
import brook.compiler.emit.JavaSource;
import brook.compiler.files.IoReason;
import brook.compiler.source.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code brook compile}: writes the generated Java sources. */
@Command(name = "compile", description = "Write the generated Java sources and print their paths.", sortOptions = false)
final class CompileCommand extends BrookCommand {

    private static final Pattern PACKAGE = Pattern.compile("\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*"
            + "(\\.\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*)*");

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Model files.")
    private List<String> files = new ArrayList<>();

    @Mixin
    private ConstantOptions constants = new ConstantOptions();

    @Option(names = "-d", paramLabel = "DIR", description = "The folder for the sources (./generated).")
    private String folder = "generated";

    @Option(names = "--package", paramLabel = "P", description = "The package of the classes.")
    private String packageName = "";

    @Option(
            names = "--jacobian",
            description = "Also the class that stiff methods need (only where the model asks for such a method).")
    private boolean jacobian;

    @Option(
            names = "--vectors",
            description = "Also a class with vectors of the module jdk.incubator.vector, where that is faster.")
    private boolean vectors;

    CompileCommand(Streams streams) {
        super(streams);
    }

    @Override
    int run(Messages messages) {
        if (!packageName.isEmpty() && !PACKAGE.matcher(packageName).matches()) {
            throw Refusal.usage("`--package`: `" + Arguments.shortened(packageName) + "` is not the name of a package");
        }
        int worst = ExitCode.DONE;
        for (String file : files) {
            worst = Math.max(worst, compile(file, messages));
        }
        return worst;
    }

    private int compile(String file, Messages messages) {
        try {
            new Compilations(messages, constants)
                    .compile(
                            file,
                            options -> options.withPackageName(packageName)
                                    .withJacobian(jacobian ? Jacobian.ALWAYS : Jacobian.AS_ASKED)
                                    .withArithmetic(vectors ? Arithmetic.EITHER : Arithmetic.NUMBERS)
                                    .withBatch(Batch.USUAL))
                    .stages()
                    .orElseThrow()
                    .sources()
                    .forEach(this::write);
            return ExitCode.DONE;
        } catch (Refusal refusal) {
            refusal.diagnostics().forEach(messages::show);
            return refusal.exitCode();
        }
    }

    private void write(JavaSource source) {
        Path target = ModelFile.path(folder)
                .resolve(source.packageName().replace('.', '/'))
                .resolve(source.className() + ".java");
        try {
            Files.createDirectories(target.getParent());
            Files.writeString(target, source.text());
        } catch (IOException failed) {
            throw Refusal.usage(
                    Diagnostic.error(Refusal.USAGE, "cannot write `" + target + "`: " + IoReason.of(failed)));
        }
        print(target + "\n");
    }
}
