package brook.cli;

import brook.compiler.source.Diagnostic;
import java.util.Arrays;
import java.util.stream.Collectors;

/** An exception that nobody expected, as a sentence that asks to report it and what helps to find it. */
final class Defect {

    private static final String ISSUES = "https://github.com/brook-ode/brook/issues";
    private static final int FRAMES = 6;

    private Defect() {}

    static Diagnostic describe(Throwable defect) {
        return Diagnostic.error("defect", "this is a defect of Brook, not of your model")
                .help("please report it at " + ISSUES + ", with the model, the command and these lines")
                .note("Brook " + Version.NUMBER + ", Java " + Runtime.version() + "\n" + trace(defect));
    }

    /** The exception, its message and the innermost places in our own code; then its causes. */
    private static String trace(Throwable defect) {
        String frames = Arrays.stream(defect.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("brook."))
                .limit(FRAMES)
                .map(frame -> "\nat " + frame)
                .collect(Collectors.joining());
        String cause = defect.getCause() == null ? "" : "\ncaused by " + trace(defect.getCause());
        return defect + frames + cause;
    }
}
