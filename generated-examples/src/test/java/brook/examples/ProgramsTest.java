package brook.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every program prints what stands in the file of its name among the test resources. It sees the classes of this module and
 * the runtime, and nothing else: no compiler, no parser. {@code -Dgolden=update} writes the files again.
 */
class ProgramsTest {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path PRINTED = Path.of("src", "test", "resources", "printed");

    /** The names of all classes with a main method, but for the service, which is meant to compile. */
    static List<String> programs() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")
                            && !file.toString().contains("service"))
                    .filter(ProgramsTest::hasMain)
                    .map(file -> SOURCES.relativize(file)
                            .toString()
                            .replace(".java", "")
                            .replace(File.separatorChar, '.'))
                    .sorted()
                    .toList();
        }
    }

    private static boolean hasMain(Path file) {
        try {
            return Files.readString(file).contains("void main(");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void printsWithTheRuntimeAlone(String program) throws Exception {
        String printed = printed(program);
        Path file = PRINTED.resolve(program.substring(program.lastIndexOf('.') + 1) + ".txt");
        if ("update".equals(System.getProperty("golden"))) {
            Files.createDirectories(PRINTED);
            Files.writeString(file, printed);
        }
        assertThat(printed).isEqualTo(Files.readString(file));
    }

    private static String printed(String program) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (URLClassLoader alone = new URLClassLoader(runtimeAndExamples(), ClassLoader.getPlatformClassLoader())) {
            System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            alone.loadClass(program).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private static URL[] runtimeAndExamples() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            String path = entry.replace(File.separatorChar, '/');
            if (path.contains("brook-runtime") || path.contains("runtime/target") || path.endsWith("target/classes")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return urls.stream()
                .filter(url ->
                        !url.getPath().contains("compiler") && !url.getPath().contains("grammar"))
                .toArray(URL[]::new);
    }

    @Test
    void everyModelHasItsProgram() throws IOException {
        StringBuilder sources = new StringBuilder();
        for (String program : programs()) {
            sources.append(Files.readString(SOURCES.resolve(program.replace('.', '/') + ".java")));
        }
        try (Stream<Path> models = Files.walk(Path.of("src", "main", "ode"))) {
            assertThat(models.map(Path::getFileName)
                            .map(Path::toString)
                            .filter(name -> name.endsWith(".ode") && Character.isUpperCase(name.charAt(0)))
                            .map(name -> name.replace(".ode", "Solver")))
                    .hasSizeGreaterThan(12)
                    .allSatisfy(solver -> assertThat(sources).contains(solver + ".builder()"));
        }
    }

    @Test
    void theServiceIsWhatTheOthersDoNotSee() throws Exception {
        try (URLClassLoader alone = new URLClassLoader(runtimeAndExamples(), ClassLoader.getPlatformClassLoader())) {
            assertThat(alone.loadClass("brook.examples.Pendulum")).isNotNull();
            assertThat(Stream.of("brook.hot.Models", "brook.compiler.OdeCompiler")
                            .filter(name -> sees(alone, name)))
                    .isEmpty();
        }
    }

    private static boolean sees(ClassLoader loader, String name) {
        try {
            loader.loadClass(name);
            return true;
        } catch (ClassNotFoundException asItShouldBe) {
            return false;
        }
    }
}
