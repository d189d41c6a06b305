package brook.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brook.compiler.CompilerOptions;
import brook.compiler.OdeCompiler;
import brook.compiler.emit.JavaSource;
import brook.compiler.hot.FusedMultiplyAdd;
import brook.compiler.hot.JavacBackEnd;
import brook.compiler.source.SourceFile;
import brook.runtime.OdeModel;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A generated class and the runtime are all that it takes: nothing else is on this class path. */
class RuntimeAloneTest {

    private static final String DECAY = "state x = 1\nx' = -x\n";

    @TempDir
    private Path classes;

    @Test
    void solvesWithoutTheCompiler() throws Exception {
        CompilerOptions options = CompilerOptions.STANDARD.withFma(FusedMultiplyAdd.isFast());
        JavaSource java = OdeCompiler.compile(new SourceFile("Decay.ode", DECAY), options)
                .stages()
                .orElseThrow()
                .java();
        for (Map.Entry<String, byte[]> one :
                new JavacBackEnd().compile(java.qualifiedName(), java.text()).entrySet()) {
            Files.write(classes.resolve(one.getKey() + ".class"), one.getValue());
        }
        URL runtime = OdeModel.class.getProtectionDomain().getCodeSource().getLocation();
        URL[] path = {classes.toUri().toURL(), runtime};
        try (URLClassLoader alone = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> alone.loadClass("brook.compiler.OdeCompiler"))
                    .isInstanceOf(ClassNotFoundException.class);
            assertThat(solve(alone))
                    .isEqualTo(Models.standard()
                            .compile("Decay.ode", DECAY)
                            .orElseThrow()
                            .solver()
                            .build()
                            .solve(0, 1)
                            .value("x", 1));
        }
    }

    /** {@code ModelSolver.of(new Decay()).build().solve(0, 1).value("x", 1)} in the other world. */
    private static double solve(ClassLoader alone) throws ReflectiveOperationException {
        Object model = alone.loadClass("Decay").getConstructor().newInstance();
        Class<?> solvers = alone.loadClass("brook.runtime.solver.ModelSolver");
        Object builder = solvers.getMethod("of", alone.loadClass(OdeModel.class.getName()))
                .invoke(null, model);
        Object solver = builder.getClass().getMethod("build").invoke(builder);
        Object run = solvers.getMethod("solve", double.class, double.class).invoke(solver, 0.0, 1.0);
        Method value = run.getClass().getMethod("value", String.class, double.class);
        return (double) value.invoke(run, "x", 1.0);
    }
}
