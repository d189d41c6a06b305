package brook.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import brook.compiler.Compilation;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.SourceFile;
import brook.compiler.source.SourceResolver;
import brook.runtime.OdeModel;
import brook.runtime.solver.ModelSolver;
import brook.runtime.solver.ModelTrajectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {

    private static final String DECAY = "const k = 0.5\nstate x = 1\nx' = -k*x\nsolve { t = 0 .. 1 }\n";
    private static final String WRONG = "state x = 1\nx' = -k*x\n";

    private final Models models = Models.standard();

    @TempDir
    private Path folder;

    @Test
    void textIsSolvedByName() {
        HotModel model = models.compile("decay.ode", DECAY).orElseThrow();
        ModelTrajectory run = model.solver().setInitial("x", 2).build().solve();
        assertThat(run.value("x", 1)).isCloseTo(2 * Math.exp(-0.5), offset(1e-9));
        assertThat(model.name()).isEqualTo("decay");
        assertThat(model.files()).extracting(Object::toString).containsExactly("decay.ode");
        assertThat(model.javaSource()).contains("package brook.model;");
        assertThat(model).hasToString("decay of decay.ode");
    }

    @Test
    void initialValuesFollowThoseThatTheCallerGives() {
        ModelSolver solver = models.compile(
                        "start.ode", "state x, y = 2*x(0), z[2] = [y(0), x(0)]\nx' = 0; y' = 0; z' = [0, 0]\n")
                .orElseThrow()
                .solver()
                .setInitial("x", 3)
                .build();
        assertThat(solver.solve(0, 1).state(0)).containsExactly(3, 6, 6, 3);
        solver.setInitial("y", 1);
        assertThat(solver.solve(0, 1).state(0)).containsExactly(3, 1, 1, 3);
        solver.setInitial("z[2]", 7);
        assertThat(solver.solve(0, 1).state(0)).containsExactly(3, 1, 1, 7);
    }

    /** Whoever builds a solver with a stiff method gets the class that has the Jacobian, compiled once; the rest is the same model. */
    @Test
    void theJacobianComesWhenItIsNeeded() {
        HotModel model = models.compile("decay.ode", DECAY).orElseThrow();
        assertThat(model.newInstance().jacobian()).isEmpty();
        OdeModel stiff = model.withJacobian();
        assertThat(stiff.jacobian().orElseThrow().rows()).containsExactly(0);
        assertThat(model.withJacobian()).isSameAs(stiff);
    }

    @Test
    void fileAndResourceGiveTheSameModel() throws IOException {
        HotModel resource =
                models.compileResource(ModelsTest.class, "Pendulum.ode").orElseThrow();
        Path file = Files.writeString(
                folder.resolve("Pendulum.ode"), resource.files().get(0).text());
        HotModel read = models.compile(file).orElseThrow();
        assertThat(read.solver().build().solve().value("theta", 20))
                .isEqualTo(resource.solver().build().solve().value("theta", 20));
        assertThat(models.withRoot(folder).compile(file).orElseThrow().fingerprint())
                .isEqualTo(resource.fingerprint());
    }

    @Test
    void instancesShareNothing() {
        HotModel model = models.compile("decay.ode", DECAY).orElseThrow();
        OdeModel one = model.newInstance();
        OdeModel two = model.newInstance();
        assertThat(one).isNotSameAs(two).hasSameClassAs(two);
    }

    @Test
    void errorsAreValues() {
        ModelResult result = models.compile("wrong.ode", WRONG);
        assertThat(result.succeeded()).isFalse();
        assertThat(result.diagnostics()).extracting(Diagnostic::code).containsExactly("E0201");
        assertThat(result.text()).startsWith("error[E0201]: ").contains(" --> wrong.ode:2:7");
        assertThat(result.json()).startsWith("[{\"severity\": \"error\", \"code\": \"E0201\"");
        assertThatThrownBy(result::orElseThrow)
                .isInstanceOfSatisfying(
                        InvalidModelException.class,
                        wrong -> assertThat(wrong.diagnostics()).isEqualTo(result.diagnostics()))
                .hasMessage(result.text());
    }

    @Test
    void missingFileIsAMessage() {
        assertThat(models.compile(folder.resolve("none.ode")).text())
                .startsWith("error[E0199]: cannot read `")
                .contains("none.ode`: it does not exist");
        assertThat(models.compile(folder).text()).contains("it is a folder");
        assertThat(models.compileResource(ModelsTest.class, "None.ode").text())
                .isEqualTo("error[E0199]: cannot read `None.ode`: there is no such resource\n");
    }

    @Test
    void nothingIsReadOutsideOfTheRoot() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside.ode"), DECAY);
        Path root = Files.createDirectory(folder.resolve("models"));
        assertThat(models.withRoot(root).compile(outside).text())
                .contains("outside.ode`: it lies outside of the folder for models");
    }

    @Test
    void constantsAndLimitsCount() {
        HotModel fast = models.withConstants(Map.of("k", 3.0))
                .compile("decay.ode", DECAY)
                .orElseThrow();
        assertThat(fast.solver().build().solve().value("x", 1)).isCloseTo(Math.exp(-3), offset(1e-9));
        assertThat(models.withConstants(Map.of("q", 3.0))
                        .compile("decay.ode", DECAY)
                        .succeeded())
                .isFalse();
    }

    @Test
    void importsAreReadFromTheFolderOrTheRoot() throws IOException {
        Path file = Files.writeString(folder.resolve("model.ode"), "import \"rates.ode\"\nx' = -rate*x\nx(0) = 1\n");
        Files.writeString(folder.resolve("rates.ode"), "const rate = 2\n");
        HotModel read = models.compile(file).orElseThrow();
        assertThat(read.files()).extracting(SourceFile::shortName).containsExactly("model.ode", "rates.ode");
        String text = Files.readString(file);
        assertThat(models.compile("model.ode", text).text()).startsWith("error[E0");
        HotModel rooted = models.withRoot(folder).compile("model.ode", text).orElseThrow();
        HotModel given = models.withImports(
                        (importer, path) -> new SourceResolver.Found(new SourceFile(path, "const rate = 2\n")))
                .compile("model.ode", text)
                .orElseThrow();
        assertThat(rooted.fingerprint()).isEqualTo(read.fingerprint()).isEqualTo(given.fingerprint());
        assertThat(models.compileResource(ModelsTest.class, "Importing.ode")
                        .orElseThrow()
                        .files())
                .hasSize(2);
        assertThat(models.withRoot(folder)
                        .compile("model.ode", text.replace("rates", "../rates"))
                        .text())
                .startsWith("error[E0");
    }

    @Test
    void changedImportIsAnotherModel() throws IOException {
        Path file = Files.writeString(folder.resolve("model.ode"), "import \"rates.ode\"\nx' = -rate*x\nx(0) = 1\n");
        Path rates = Files.writeString(folder.resolve("rates.ode"), "const rate = 2\n");
        HotModel two = models.compile(file).orElseThrow();
        assertThat(models.compile(file).orElseThrow()).isSameAs(two);
        Files.writeString(rates, "const rate = 3\n");
        HotModel three = models.compile(file).orElseThrow();
        assertThat(three).isNotSameAs(two);
        assertThat(three.solver().build().run(0, 1).state(0)).isCloseTo(Math.exp(-3), offset(1e-9));
        assertThat(two.solver().build().run(0, 1).state(0)).isCloseTo(Math.exp(-2), offset(1e-9));
        Files.delete(rates);
        assertThat(models.compile(file).succeeded()).isFalse();
    }

    @Test
    void libraryIsNoModel() {
        ModelResult result = models.compile("rates.ode", "const rate = 2\n");
        assertThat(result.kind()).isEqualTo(Compilation.Kind.LIBRARY);
        assertThat(result.text()).startsWith("error[E0300]: `rates.ode` has no state: there is nothing to integrate\n");
    }
}
