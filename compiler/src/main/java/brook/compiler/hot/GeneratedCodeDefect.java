package brook.compiler.hot;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Generated Java is not as it must be: a defect of Brook, never a mistake of its user. */
public final class GeneratedCodeDefect extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What is wrong, and the line of the generated source (counted from 1) where it is, 0 if nobody knows. */
    public record Problem(long line, String text) {}

    /** With what is wrong, in one sentence. */
    public GeneratedCodeDefect(String message) {
        super("a defect of Brook: " + message);
    }

    private GeneratedCodeDefect(String message, Throwable cause) {
        super("a defect of Brook: " + message, cause);
    }

    /** A compiler refuses the source. */
    static GeneratedCodeDefect refused(String compiler, String className, String source, List<Problem> problems) {
        return new GeneratedCodeDefect(compiler + " does not compile the generated class " + className + "\n"
                + problems.stream()
                        .distinct()
                        .map(problem -> quote(problem, source))
                        .collect(Collectors.joining("\n")));
    }

    /** A compiler fails on the source with an exception of its own. */
    static GeneratedCodeDefect crashed(String compiler, String className, Throwable cause) {
        return new GeneratedCodeDefect(
                compiler + " fails on the generated class " + className + ": " + cause.getMessage(), cause);
    }

    private static String quote(Problem problem, String source) {
        String line =
                source.lines().skip(Math.max(0, problem.line() - 1)).findFirst().orElse("");
        return String.format(Locale.ROOT, "  line %d: %s\n    | %s", problem.line(), problem.text(), line.strip());
    }
}
