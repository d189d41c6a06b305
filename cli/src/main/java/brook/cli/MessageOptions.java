package brook.cli;

import picocli.CommandLine.Option;

/** How a command speaks on standard error. */
final class MessageOptions {

    /** When messages have colours; named as on the command line. */
    enum Colour {
        auto,
        always,
        never
    }

    @Option(names = "--json", description = "Messages as one JSON array on standard error, and nothing else there.")
    boolean json;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "Colours in messages: ${COMPLETION-CANDIDATES}.")
    Colour colour = Colour.auto;

    @Option(
            names = {"-q", "--quiet"},
            description = "No warnings and no progress bar.")
    boolean quiet;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    boolean coloursOn(Streams streams) {
        return switch (colour) {
            case auto -> streams.colours() && streams.isTerminal(Streams.Stream.ERR);
            case always -> true;
            case never -> false;
        };
    }
}
