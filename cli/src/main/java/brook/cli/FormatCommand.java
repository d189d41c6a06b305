package brook.cli;

import brook.compiler.format.Formatter;
import brook.compiler.source.Decoder;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.SourceFile;
import brook.compiler.syntax.AsciiText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code brook format}: the standard layout. */
@Command(
        name = "format",
        description = "Rewrite models in the standard layout and print the paths of those that change.",
        sortOptions = false)
final class FormatCommand extends BrookCommand {

    private static final String STANDARD_INPUT = "-";

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Model files; `-` is standard input to output.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--check", description = "Write nothing; exit with 1 if a file would change.")
    private boolean check;

    @Option(
            names = "--ascii",
            description = "Typographic signs, as in `x\u2019 = \u2212x\u00b2`, become those of the language.")
    private boolean ascii;

    FormatCommand(Streams streams) {
        super(streams);
    }

    @Override
    int run(Messages messages) {
        int worst = ExitCode.DONE;
        for (String file : files) {
            worst = Math.max(worst, format(file, messages));
        }
        return worst;
    }

    /** One file that cannot be read or written does not keep the others from being formatted. */
    private int format(String name, Messages messages) {
        try {
            SourceFile file = name.equals(STANDARD_INPUT) ? standardInput(messages) : ModelFile.read(name, messages);
            Diagnostics diagnostics = new Diagnostics();
            SourceFile readable = ascii ? new SourceFile(file.name(), AsciiText.of(file)) : file;
            Optional<String> formatted = Formatter.format(readable, diagnostics);
            messages.show(diagnostics.list(), diagnostics.omitted());
            return formatted.map(text -> finish(name, file, text)).orElse(ExitCode.WRONG_MODEL);
        } catch (Refusal refusal) {
            refusal.diagnostics().forEach(messages::show);
            return refusal.exitCode();
        }
    }

    private int finish(String name, SourceFile file, String text) {
        boolean changes = !text.equals(file.text());
        if (check) {
            print(changes ? name + "\n" : "");
            return changes ? ExitCode.WRONG_MODEL : ExitCode.DONE;
        }
        if (name.equals(STANDARD_INPUT)) {
            print(text);
        } else if (changes) {
            WholeFile.replace(ModelFile.path(name), text);
            print(name + "\n");
        }
        return ExitCode.DONE;
    }

    private static SourceFile standardInput(Messages messages) {
        try {
            Diagnostics diagnostics = new Diagnostics();
            SourceFile file = Decoder.decode("<standard input>", System.in.readAllBytes(), diagnostics);
            messages.show(diagnostics.list(), diagnostics.omitted());
            if (diagnostics.hasErrors()) {
                throw Refusal.silent(ExitCode.WRONG_MODEL);
            }
            return file;
        } catch (IOException failed) {
            throw Refusal.usage(Diagnostic.error(Refusal.USAGE, "cannot read standard input: " + failed.getMessage()));
        }
    }
}
