package brook.compiler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.emit.JavaSource;
import brook.compiler.source.SourceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java of {@code docs/java.md}, all of it in a row, compiles against the models of that page and runs; the program of the README too. */
class JavaPageTest {

    private static final Path PAGE = Path.of("..", "docs", "java.md");
    private static final Path README = Path.of("..", "README.md");

    @TempDir
    private Path folder;

    @Test
    void javaOfThePageRuns() throws Exception {
        List<JavaSource> sources = new ArrayList<>();
        for (String model : blocks(PAGE, "ode")) {
            sources.addAll(OdeCompiler.compile(
                            new SourceFile("page.ode", model),
                            CompilerOptions.STANDARD.withPackageName("page").withSensitivities(List.of()))
                    .stages()
                    .orElseThrow()
                    .sources());
        }
        List<String> statements = blocks(PAGE, "java");
        assertThat(statements).hasSizeGreaterThan(5);
        sources.add(new JavaSource("page", "Page", program(statements)));
        JavacTask.compile(folder, sources);
        URL[] classes = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
            loader.loadClass("page.Page").getMethod("run").invoke(null);
        }
    }

    /** The README shows a model with a misprint, and then a program that uses it without. */
    @Test
    void programOfTheReadmePrintsWhatItSays() throws Exception {
        String model = blocks(README, "ode wrong").get(0).replace("gama", "gamma");
        String program = blocks(README, "java").stream()
                .filter(block -> block.startsWith("class Spread"))
                .findFirst()
                .orElseThrow();
        List<JavaSource> sources =
                new ArrayList<>(OdeCompiler.compile(new SourceFile("epidemic.ode", model), CompilerOptions.STANDARD)
                        .stages()
                        .orElseThrow()
                        .sources());
        sources.add(new JavaSource("", "Spread", "public " + program));
        JavacTask.compile(folder, sources);
        URL[] classes = {folder.toUri().toURL()};
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
            System.setOut(new PrintStream(printed, true, UTF_8));
            loader.loadClass("Spread").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        String number = program.replaceAll("(?s).*// (\\S+).*", "$1");
        assertThat(printed.toString(UTF_8)).isEqualToIgnoringNewLines("infected at t = 100: " + number);
    }

    private static String program(List<String> statements) {
        String body = String.join("\n", statements).replace("System.out.println", "print");
        return "package page;\nimport brook.runtime.*;\nimport brook.runtime.solver.*;\nimport brook.runtime.ensemble.*;\nimport brook.runtime.train.*;\nimport java.util.*;\npublic final class Page {\n"
                + "private static void print(Object text) {\nif (text == null) throw new AssertionError();\n}\n"
                + "public static void run() {\n" + body + "\n}\n}\n";
    }

    private static List<String> blocks(Path page, String language) throws IOException {
        return Pattern.compile("(?s)\n```" + language + "\n(.*?)\n```")
                .matcher(Files.readString(page))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }
}
