package brook.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code brook} alone, which only knows its version and its commands. */
@Command(
        name = "brook",
        description = "A compiler for differential equations: `brook run model.ode`.",
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false)
final class Root extends BrookCommand {

    @Option(names = "--version", versionHelp = true, description = "Print the version.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean version;

    Root(Streams streams) {
        super(streams);
    }

    @Override
    int run(Messages messages) {
        throw Refusal.usage("which command? `brook run model.ode` runs a model, `brook help` lists the commands");
    }
}
