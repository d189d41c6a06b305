package brook.cli;

import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The entry point of the command line. */
public final class Main {

    private Main() {}

    /** Runs the command line and exits with its code. */
    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        System.exit(run(Streams.ofProcess(), args));
    }

    /** One call of the command line; returns the exit code. */
    static int run(Streams streams, String... args) {
        return commandLine(streams).execute(args);
    }

    private static CommandLine commandLine(Streams streams) {
        CommandLine brook = new CommandLine(new Root(streams));
        brook.addSubcommand("run", new RunCommand(streams));
        brook.addSubcommand("check", new CheckCommand(streams));
        brook.addSubcommand("compile", new CompileCommand(streams));
        brook.addSubcommand("explain", new ExplainCommand(streams));
        brook.addSubcommand("coefficients", new CoefficientsCommand(streams));
        brook.addSubcommand("gradient", new GradientCommand(streams));
        brook.addSubcommand("format", new FormatCommand(streams));
        brook.addSubcommand("train", new TrainCommand(streams));
        brook.addSubcommand("help", new HelpCommand(streams));
        brook.setOut(streams.writer());
        brook.setErr(streams.errorWriter());
        brook.setUsageHelpWidth(100);
        brook.setParameterExceptionHandler((mistake, arguments) -> wrong(streams, mistake, arguments));
        return brook;
    }

    /** The command line does not parse, so that the options for messages are not known either. */
    private static int wrong(Streams streams, ParameterException mistake, String[] args) {
        MessageOptions options = new MessageOptions();
        options.json = Arrays.asList(args).contains("--json");
        Messages messages = new Messages(streams, options);
        messages.show(Mistakes.describe(mistake));
        messages.finish();
        return ExitCode.WRONG_COMMAND;
    }
}
