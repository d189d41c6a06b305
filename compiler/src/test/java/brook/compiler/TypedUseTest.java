package brook.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.emit.JavaSource;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs of users, compiled against typed solvers by the JDK's compiler without a warning, do what they claim. */
class TypedUseTest {

    private static final Path FOLDER = GoldenFile.resource("typed");

    @TempDir
    private Path folder;

    @Test
    void programsDoWhatTheyClaim() throws Exception {
        List<JavaSource> sources = new ArrayList<>();
        for (Path model : GoldenFile.files(FOLDER, ".ode")) {
            CompilerOptions options = CompilerOptions.STANDARD.withPackageName("typed");
            sources.addAll(GoldenFile.compilation(model, options)
                    .stages()
                    .orElseThrow()
                    .sources());
        }
        List<JavaSource> programs = programs();
        sources.addAll(programs);
        JavacTask.compile(folder, sources);
        URL[] classes = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
            int done = 0;
            for (JavaSource program : programs) {
                done += run(loader.loadClass(program.qualifiedName()));
            }
            assertThat(done).isGreaterThan(10);
        }
    }

    /** Runs what is public and static; the number of these methods. */
    private static int run(Class<?> program) throws ReflectiveOperationException {
        int done = 0;
        for (Method method : program.getMethods()) {
            if (Modifier.isStatic(method.getModifiers())) {
                method.invoke(null);
                done++;
            }
        }
        return done;
    }

    private static List<JavaSource> programs() throws IOException {
        List<JavaSource> programs = new ArrayList<>();
        for (Path file : GoldenFile.files(FOLDER.resolve("use"), ".java")) {
            String name = file.getFileName().toString().replace(".java", "");
            programs.add(new JavaSource("typed", name, Files.readString(file)));
        }
        return programs;
    }
}
