package brook.cli;

import brook.compiler.source.Diagnostic;
import java.util.List;

/** Ends a command early, with an exit code and the messages that say why; an exception so that a step can end all of it. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** The code of messages about the command line itself. */
    static final String USAGE = "usage";

    private final int exitCode;
    private final transient List<Diagnostic> diagnostics;

    private Refusal(int exitCode, List<Diagnostic> diagnostics) {
        super(diagnostics.isEmpty() ? "" : diagnostics.get(0).message(), null, false, false);
        this.exitCode = exitCode;
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** The command line is wrong. */
    static Refusal usage(String message) {
        return usage(Diagnostic.error(USAGE, message));
    }

    /** The command line is wrong, with help. */
    static Refusal usage(Diagnostic diagnostic) {
        return new Refusal(ExitCode.WRONG_COMMAND, List.of(diagnostic));
    }

    /** The model, or what it needs, is wrong. */
    static Refusal model(Diagnostic diagnostic) {
        return new Refusal(ExitCode.WRONG_MODEL, List.of(diagnostic));
    }

    /** Something outside failed midway. */
    static Refusal stopped(String message) {
        return new Refusal(ExitCode.STOPPED, List.of(Diagnostic.stopped("output", message)));
    }

    /** The end of a command whose messages have been shown. */
    static Refusal silent(int exitCode) {
        return new Refusal(exitCode, List.of());
    }

    int exitCode() {
        return exitCode;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
