package brook.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.emit.JavaSource;
import brook.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.janino.SimpleCompiler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Typed solvers: what they look like, and that Janino takes them as javac does. */
class TypedSolverTest {

    private static final Path FOLDER = GoldenFile.resource("typed");

    static List<Path> models() {
        return GoldenFile.files(FOLDER, ".ode");
    }

    @ParameterizedTest
    @MethodSource("models")
    void solverIsAsExpected(Path model) throws Exception {
        List<JavaSource> sources = sources(model);
        JavaSource solver = sources.get(1);
        GoldenFile.compare(FOLDER.resolve(solver.className() + ".java"), solver.text());
        ClassLoader classes = janino(sources);
        assertThat(classes.loadClass(solver.qualifiedName())
                        .getMethod("builder")
                        .invoke(null))
                .hasNoNullFieldsOrPropertiesExcept("callback");
        for (String nested : List.of("Trajectory", "StepCallback", "Summary")) {
            assertThat(classes.loadClass(solver.qualifiedName() + "$" + nested).getMethods())
                    .isNotEmpty();
        }
    }

    private static List<JavaSource> sources(Path model) throws IOException {
        CompilerOptions options = CompilerOptions.STANDARD.withPackageName("typed");
        return GoldenFile.compilation(model, options).stages().orElseThrow().sources();
    }

    /** Compiles the model, then what stands on it. */
    private static ClassLoader janino(List<JavaSource> sources) throws CompileException {
        ClassLoader loader = TypedSolverTest.class.getClassLoader();
        for (JavaSource source : sources) {
            SimpleCompiler compiler = new SimpleCompiler();
            compiler.setParentClassLoader(loader);
            compiler.setTargetVersion(17);
            compiler.cook(source.className() + ".java", source.text());
            loader = compiler.getClassLoader();
        }
        return loader;
    }

    /** At most so many methods that a reader finds his way and a class file holds them; more states than that are read by name. */
    @ParameterizedTest
    @CsvSource({"300, true", "301, false", "2000, false"})
    void manyStatesHaveNoMethods(int states, boolean methods) {
        StringBuilder model = new StringBuilder("param k = 1\n");
        for (int i = 1; i <= states; i++) {
            model.append("state x")
                    .append(i)
                    .append(" = 1\nx")
                    .append(i)
                    .append("' = -k*x")
                    .append(i)
                    .append('\n');
        }
        JavaSource solver = solver(model.toString());
        assertThat(solver.text().contains("x17At(int row)")).isEqualTo(methods);
        assertThat(solver.text().contains("The " + states + " states have no methods of their own"))
                .isEqualTo(!methods);
        assertThat(solver.text()).contains("setK(double value)");
        assertThat(solver.text().length()).isLessThan(500_000);
    }

    private static JavaSource solver(String model) {
        Compilation compilation = OdeCompiler.compile(new SourceFile("Many.ode", model), CompilerOptions.STANDARD);
        return compilation.stages().orElseThrow().sources().get(1);
    }
}
