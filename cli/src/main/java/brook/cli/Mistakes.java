package brook.cli;

import brook.compiler.source.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in our own words what the parser of the command line refuses. */
final class Mistakes {

    private Mistakes() {}

    static Diagnostic describe(ParameterException mistake) {
        CommandLine command = mistake.getCommandLine();
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched().get(0), command);
        }
        String message = String.valueOf(mistake.getMessage()).replaceFirst("^Error: ", "");
        return Diagnostic.error(Refusal.USAGE, lowerCase(message)).help(help(command));
    }

    private static Diagnostic unmatched(String argument, CommandLine command) {
        List<String> known =
                new ArrayList<>(command.getCommandSpec().optionsMap().keySet());
        String kind = "option";
        if (!argument.startsWith("-")) {
            known = List.copyOf(command.getSubcommands().keySet());
            kind = known.isEmpty() ? "argument" : "command";
        }
        Diagnostic diagnostic =
                Diagnostic.error(Refusal.USAGE, "unknown " + kind + " `" + Arguments.shortened(argument) + "`");
        return known.isEmpty()
                ? diagnostic.help(help(command))
                : Names.suggest(diagnostic, argument, known).help(help(command));
    }

    private static String lowerCase(String message) {
        return message.isEmpty() ? message : Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }

    private static String help(CommandLine command) {
        String name = command.getCommandName();
        return "see `brook help" + (name.equals("brook") ? "" : " " + name) + "`";
    }
}
