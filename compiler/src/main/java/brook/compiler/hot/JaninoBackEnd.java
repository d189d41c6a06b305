package brook.compiler.hot;

import brook.compiler.source.DeepStack;
import brook.runtime.OdeModel;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.commons.compiler.ErrorHandler;
import org.codehaus.commons.compiler.Location;
import org.codehaus.janino.Scanner;
import org.codehaus.janino.SimpleCompiler;

/** Compiles with Janino, which needs no JDK and starts quickly. */
public final class JaninoBackEnd implements JavaBackEnd {

    private static final int JAVA_VERSION = 17;

    /** The last line that a class file can name (Java virtual machine specification, section 4.7.12). */
    private static final int LAST_LINE = 65_535;

    @Override
    public SortedMap<String, byte[]> compile(Map<String, String> sources) {
        return DeepStack.call(() -> cook(sources));
    }

    /** One after the other: Janino takes one file at a time, and learns from a class loader what the files before it gave; no code of theirs runs. */
    private static SortedMap<String, byte[]> cook(Map<String, String> sources) {
        SortedMap<String, byte[]> classes = new TreeMap<>();
        ClassLoader runtime = OdeModel.class.getClassLoader();
        sources.forEach((className, source) -> {
            // Janino also tries Math and Series without a package: this loader does not look for them along the class
            // path.
            classes.putAll(cook(className, source, new ModelClassLoader(classes, runtime)));
        });
        return classes;
    }

    /** Janino reports an error as a CompileException and fails on some it does not see with a RuntimeException. */
    private static SortedMap<String, byte[]> cook(String className, String source, ClassLoader known) {
        List<GeneratedCodeDefect.Problem> problems = new ArrayList<>();
        int firstLine = firstLine(source);
        SimpleCompiler compiler = new SimpleCompiler();
        compiler.setParentClassLoader(known);
        compiler.setTargetVersion(JAVA_VERSION);
        compiler.setDebuggingInformation(true, firstLine == 1, true);
        compiler.setCompileErrorHandler(new Collector(problems, firstLine));
        try {
            String file = className.substring(className.lastIndexOf('.') + 1) + ".java";
            compiler.cook(new Scanner(file, new StringReader(source), firstLine, 1));
        } catch (CompileException refused) {
            if (problems.isEmpty()) {
                problems.add(problem(String.valueOf(refused.getMessage()), refused.getLocation(), firstLine));
            }
        } catch (IOException unread) {
            throw new UncheckedIOException("a text in memory", unread);
        } catch (RuntimeException | StackOverflowError crash) {
            throw GeneratedCodeDefect.crashed("Janino", className, crash);
        }
        if (!problems.isEmpty()) {
            throw GeneratedCodeDefect.refused("Janino", className, source, problems);
        }
        return new TreeMap<>(compiler.getBytecodes());
    }

    /**
     * The number that Janino gives to the first line: 1 where a class file can name all of them. Where there are more, it would take the number 65,535 for all further lines, and at each statement look for it
     * through all of the method before it, half of its time for 50,000 equations; so they get negative numbers, of which no two are alike, and the last of which is not -1: that is none.
     */
    private static int firstLine(String source) {
        int lines = (int) source.chars().filter(c -> c == '\n').count() + 1;
        return lines <= LAST_LINE ? 1 : -1 - lines;
    }

    private static GeneratedCodeDefect.Problem problem(String message, Location where, int firstLine) {
        return new GeneratedCodeDefect.Problem(where == null ? 0 : where.getLineNumber() - firstLine + 1, message);
    }

    /** Not a lambda: JDK 17 crashes when it archives one whose interface comes from Janino. */
    private record Collector(List<GeneratedCodeDefect.Problem> problems, int firstLine) implements ErrorHandler {

        @Override
        public void handleError(String message, Location where) {
            problems.add(problem(message, where, firstLine));
        }
    }
}
