package brook.compiler.reference;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.CompilerOptions;
import brook.compiler.emit.EmitOptions.Plan;
import brook.compiler.emit.JavaSource;
import brook.compiler.hot.HotCompiler;
import brook.runtime.OdeModel;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same source compiled in a build, by javac, and hot, by Janino, computes the same bits: every model of the tests, both plans. */
class BackEndsTest {

    private static final int ORDER = 15;

    @TempDir
    private Path folder;

    @Test
    void bitsAreTheSame() throws IOException, ReflectiveOperationException {
        List<List<JavaSource>> models = classesOfModels();
        assertThat(models).hasSizeGreaterThan(200);
        List<JavaSource> sources = models.stream().flatMap(List::stream).toList();
        assertThat(sources).extracting(JavaSource::qualifiedName).doesNotHaveDuplicates();
        compile(sources);
        URL[] folders = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(folders, OdeModel.class.getClassLoader())) {
            for (List<JavaSource> classes : models) {
                JavaSource source = classes.get(0);
                Class<?> built = loader.loadClass(source.qualifiedName());
                OdeModel javac = built.asSubclass(OdeModel.class)
                        .getDeclaredConstructor()
                        .newInstance();
                OdeModel janino = HotCompiler.standard().load(classes);
                assertThat(values(janino)).as(source.qualifiedName()).containsExactly(values(javac));
            }
        }
    }

    /** Of each model its class, then those that belong to it. */
    private static List<List<JavaSource>> classesOfModels() {
        List<List<JavaSource>> classes = new ArrayList<>();
        for (Plan plan : List.of(Plan.LOOPS, Plan.AUTO)) {
            CompilerOptions options = CompilerOptions.STANDARD
                    .withPlan(plan)
                    .withOrder(ORDER)
                    .withPackageName(plan.name().toLowerCase(Locale.ROOT));
            models().forEach(file -> file.compile(options).stages().ifPresent(stages -> classes.add(stages.models())));
        }
        return classes;
    }

    private static Stream<ModelFile> models() {
        return Stream.of("corpus", "lowering", "accuracy", "unplanned", "derivatives")
                .flatMap(name -> ModelFile.in(name).stream());
    }

    private void compile(List<JavaSource> sources) throws IOException {
        List<Path> files = new ArrayList<>();
        for (JavaSource source : sources) {
            Path file = folder.resolve(source.qualifiedName().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.text());
            files.add(file);
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options =
                List.of("-d", folder.toString(), "-proc:none", "-Xlint:none", "--release", "17", "-cp", runtime());
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean done = compiler.getTask(
                            messages, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
            assertThat(done).as(messages.toString()).isTrue();
        }
    }

    private static String runtime() {
        return Path.of(OdeModel.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }

    /** The jet at the start, the outputs and the switching functions there. */
    private static double[] values(OdeModel model) {
        model.setParameters(Jets.parameters(model));
        double[] start = Jets.start(model);
        double t0 = model.description().solve().t0();
        double[] outputs = new double[model.outputCount()];
        model.outputs(t0, start, outputs);
        double[] modes = new double[model.modeCount()];
        model.modes(t0, start, modes);
        double[][] jet = Jets.coefficients(model, t0, start, ORDER);
        return Stream.concat(Stream.of(jet), Stream.of(outputs, modes))
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }
}
