package brook.compiler.hot;

import brook.compiler.source.DeepStack;
import brook.runtime.OdeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.commons.compiler.ErrorHandler;
import org.codehaus.commons.compiler.Location;
import org.codehaus.janino.SimpleCompiler;

/** Compiles with Janino, which needs no JDK and starts quickly. */
public final class JaninoBackEnd implements JavaBackEnd {

    private static final int JAVA_VERSION = 17;

    @Override
    public SortedMap<String, byte[]> compile(Map<String, String> sources) {
        return DeepStack.call(() -> cook(sources));
    }

    /** One after the other: Janino takes one file at a time, and learns from a class loader what the files before it gave; no code of theirs runs. */
    private static SortedMap<String, byte[]> cook(Map<String, String> sources) {
        SortedMap<String, byte[]> classes = new TreeMap<>();
        ClassLoader runtime = OdeModel.class.getClassLoader();
        sources.forEach((className, source) -> {
            ClassLoader known = classes.isEmpty() ? runtime : new ModelClassLoader(classes, runtime);
            classes.putAll(cook(className, source, known));
        });
        return classes;
    }

    /** Janino reports an error as a CompileException and fails on some it does not see with a RuntimeException. */
    private static SortedMap<String, byte[]> cook(String className, String source, ClassLoader known) {
        List<GeneratedCodeDefect.Problem> problems = new ArrayList<>();
        SimpleCompiler compiler = new SimpleCompiler();
        compiler.setParentClassLoader(known);
        compiler.setTargetVersion(JAVA_VERSION);
        compiler.setDebuggingInformation(true, true, true);
        compiler.setCompileErrorHandler(new Collector(problems));
        try {
            compiler.cook(className.substring(className.lastIndexOf('.') + 1) + ".java", source);
        } catch (CompileException refused) {
            if (problems.isEmpty()) {
                problems.add(problem(String.valueOf(refused.getMessage()), refused.getLocation()));
            }
        } catch (RuntimeException | StackOverflowError crash) {
            throw GeneratedCodeDefect.crashed("Janino", className, crash);
        }
        if (!problems.isEmpty()) {
            throw GeneratedCodeDefect.refused("Janino", className, source, problems);
        }
        return new TreeMap<>(compiler.getBytecodes());
    }

    private static GeneratedCodeDefect.Problem problem(String message, Location where) {
        return new GeneratedCodeDefect.Problem(where == null ? 0 : where.getLineNumber(), message);
    }

    /** Not a lambda: JDK 17 crashes when it archives one whose interface comes from Janino. */
    private record Collector(List<GeneratedCodeDefect.Problem> problems) implements ErrorHandler {

        @Override
        public void handleError(String message, Location where) {
            problems.add(problem(message, where));
        }
    }
}
