package brook.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code brook help}: the commands, one command, or one diagnostic. */
@Command(name = "help", description = "The commands; one command; one diagnostic (`brook help E0401`).")
final class HelpCommand extends BrookCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "COMMAND|CODE", description = "A command, or the code of a message.")
    private String topic = "";

    HelpCommand(Streams streams) {
        super(streams);
    }

    @Override
    int run(Messages messages) {
        CommandLine brook = spec.root().commandLine();
        if (topic.isEmpty()) {
            print(usage(brook));
            return ExitCode.DONE;
        }
        CommandLine command = brook.getSubcommands().get(topic);
        if (command != null) {
            print(usage(command));
            return ExitCode.DONE;
        }
        print(CodePages.page(topic.toUpperCase(Locale.ROOT)));
        return ExitCode.DONE;
    }

    private static String usage(CommandLine command) {
        StringWriter text = new StringWriter();
        command.usage(new PrintWriter(text));
        return text.toString();
    }
}
