package brook.compiler.hot;

import brook.compiler.source.DeepStack;
import brook.runtime.OdeModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles with the compiler of the JDK, in memory; a JVM without one refuses. */
public final class JavacBackEnd implements JavaBackEnd {

    private static final String VECTORS = "jdk.incubator.vector";

    @Override
    public SortedMap<String, byte[]> compile(Map<String, String> sources) {
        return DeepStack.call(() -> run(sources));
    }

    private static SortedMap<String, byte[]> run(Map<String, String> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new UnsupportedOperationException(
                    "this JVM has no Java compiler: run on a JDK, or compile with Janino");
        }
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        List<String> options = new ArrayList<>(List.of("--release", "17", "-g", "-proc:none", "-Xlint:none"));
        // Strings joined without calls that are linked late: OnlyComputes could not see where those go.
        options.addAll(List.of("-XDstringConcat=inline", "-classpath", runtimeClasses()));
        if (sources.values().stream().anyMatch(source -> source.contains(VECTORS))) {
            options.addAll(List.of("--add-modules", VECTORS));
        }
        List<Source> texts = new ArrayList<>();
        sources.forEach((className, source) -> texts.add(new Source(className, source)));
        try (ClassFilesInMemory files =
                new ClassFilesInMemory(compiler.getStandardFileManager(messages, Locale.ROOT, null))) {
            boolean done = compiler.getTask(null, files, messages, options, null, texts)
                    .call();
            if (!done) {
                throw refused(messages, texts);
            }
            return files.classes();
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        }
    }

    /** Where the classes of the runtime come from: not always a place on the class path of the JVM. */
    private static String runtimeClasses() {
        try {
            return Path.of(OdeModel.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException noPath) {
            throw new AssertionError(noPath);
        }
    }

    /** With the problems of the first file that has some. */
    private static GeneratedCodeDefect refused(DiagnosticCollector<JavaFileObject> messages, List<Source> texts) {
        Source first = texts.stream()
                .filter(text -> !problems(messages, text).isEmpty())
                .findFirst()
                .orElse(texts.get(0));
        return GeneratedCodeDefect.refused("javac", first.className, first.text, problems(messages, first));
    }

    private static List<GeneratedCodeDefect.Problem> problems(
            DiagnosticCollector<JavaFileObject> messages, Source text) {
        return messages.getDiagnostics().stream()
                .filter(message -> message.getKind() == Diagnostic.Kind.ERROR)
                .filter(message -> message.getSource() != null
                        && message.getSource().toUri().equals(text.toUri()))
                .map(message ->
                        new GeneratedCodeDefect.Problem(message.getLineNumber(), message.getMessage(Locale.ROOT)))
                .toList();
    }

    /** A source file that is a string. */
    private static final class Source extends SimpleJavaFileObject {

        private final String className;
        private final String text;

        Source(String className, String text) {
            super(URI.create("brook:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.className = className;
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
