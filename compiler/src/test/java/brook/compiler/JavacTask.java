package brook.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.emit.JavaSource;
import brook.runtime.OdeModel;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Many sources compiled by one run of the JDK's compiler, with lint, against the runtime alone. */
public final class JavacTask {

    private JavacTask() {}

    /** Writes sources into a folder and compiles them there; a warning fails as an error does. */
    public static void compile(Path folder, List<JavaSource> sources) throws IOException {
        List<Path> files = new ArrayList<>();
        for (JavaSource source : sources) {
            Path file = folder.resolve(source.qualifiedName().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source.text()));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = List.of(
                "-d",
                folder.toString(),
                "-proc:none",
                "-Xlint:all,-dep-ann",
                "-Werror",
                "--release",
                "17",
                "-cp",
                runtime());
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean done = compiler.getTask(
                            messages, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
            assertThat(done).as(messages.toString()).isTrue();
        }
    }

    /** Where the classes of the runtime are. */
    public static String runtime() {
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
}
