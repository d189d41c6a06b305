package brook.compiler.jacobian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.Compilation.Stages;
import brook.compiler.CompilerOptions;
import brook.compiler.CompilerOptions.Jacobian;
import brook.compiler.GoldenFile;
import brook.compiler.emit.JavaSource;
import brook.compiler.hot.HotCompiler;
import brook.compiler.hot.JaninoBackEnd;
import brook.compiler.hot.JavacBackEnd;
import brook.compiler.reference.ModelFile;
import brook.compiler.source.Diagnostic;
import brook.runtime.OdeModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated Jacobians: patterns and colours that can be counted by hand, entries against differences and against {@code jac}. */
class JacobianTest {

    private static final Path FOLDER = GoldenFile.resource("jacobian");

    static List<Path> models() {
        return GoldenFile.files(FOLDER, ".ode");
    }

    static Stream<Path> goldens() {
        return Stream.concat(models().stream(), GoldenFile.files(GoldenFile.resource("golden"), ".ode").stream());
    }

    /** The bound: central differences of order 8 at this step err by some 1e-13 of the largest rate, and by h^8/630 of a ninth derivative. */
    @ParameterizedTest
    @MethodSource("goldens")
    void entriesAreDifferences(Path model) throws IOException {
        JacobianOf at = JacobianOf.start(Files.readString(model), 0.25);
        assertThat(at.error()).isLessThan(1e-9);
        assertThat(sharedRows(at)).isZero();
    }

    /** How often two columns of one colour have a row in common. */
    private static int sharedRows(JacobianOf at) {
        int[] starts = at.jacobian.columnStarts();
        int[] rows = at.jacobian.rows();
        int[] colours = at.jacobian.colours();
        boolean[][] taken = new boolean[at.n][at.n];
        int shared = 0;
        for (int j = 0; j < at.n; j++) {
            for (int k = starts[j]; k < starts[j + 1]; k++) {
                shared += taken[rows[k]][colours[j]] ? 1 : 0;
                taken[rows[k]][colours[j]] = true;
            }
        }
        return shared;
    }

    @ParameterizedTest
    @MethodSource("models")
    void bothCompilersGiveTheSameBits(Path model) throws IOException {
        String text = Files.readString(model);
        OdeModel one = JacobianOf.load(text, new HotCompiler(new JaninoBackEnd()));
        OdeModel two = JacobianOf.load(text, new HotCompiler(new JavacBackEnd()));
        double[] state = new double[one.dimension()];
        one.initialState(0.25, state);
        JacobianOf janino = new JacobianOf(one, one.jacobian().orElseThrow(), 0.25, state);
        JacobianOf javac = new JacobianOf(two, two.jacobian().orElseThrow(), 0.25, state);
        assertThat(janino.entries()).isDeepEqualTo(javac.entries());
    }

    /** The number of entries, and of directions without that of the time. */
    @ParameterizedTest
    @CsvSource({
        "pendulum, 3, 2, false",
        "robertson, 7, 3, false",
        "forced, 3, 2, true",
        "heat, 148, 3, false",
        "brusselator, 320, 4, false",
        "interleaved, 320, 4, false",
        "hodgkin_huxley, 10, 4, false",
        "bodies, 110, 10, false",
        "network, 25, 5, false",
        "upwind, 39, 2, false",
        "kinks, 6, 3, true",
        "graph, 10, 3, false",
        "rotation, 36, 6, false",
    })
    void patternIsThatOfTheEquations(String name, int entries, int colours, boolean readsTime) throws IOException {
        JacobianOf at = JacobianOf.start(Files.readString(FOLDER.resolve(name + ".ode")), 0.25);
        assertThat(at.jacobian.rows()).hasSize(entries);
        assertThat(Arrays.stream(at.jacobian.colours()).max().orElseThrow() + 1).isEqualTo(colours);
        assertThat(at.jacobian.readsTime()).isEqualTo(readsTime);
        assertThat(at.jacobian.directions()).isEqualTo(colours + (readsTime ? 1 : 0));
    }

    @ParameterizedTest
    @CsvSource({"robertson, RobertsonJacobian", "heat, HeatJacobian"})
    void javaIsAsExpected(String model, String java) throws IOException {
        String text = Files.readString(FOLDER.resolve(model + ".ode"));
        GoldenFile.compare(
                FOLDER.resolve(java + ".java"), JacobianOf.source(text).text());
    }

    /** Code of a stencil does not grow with its size: what grows are tables. */
    @Test
    void codeDoesNotGrow() throws IOException {
        String text = Files.readString(FOLDER.resolve("heat.ode"));
        long small = statements(text);
        assertThat(statements(text.replace("N = 50", "N = 5000"))).isEqualTo(small);
    }

    private static long statements(String text) {
        return JacobianOf.source(text).text().lines().count();
    }

    /** What the model itself says is its Jacobian. */
    @ParameterizedTest
    @ValueSource(strings = {"network", "rotation"})
    void entriesAreThoseOfJac(String name) throws IOException {
        JacobianOf at = JacobianOf.start(Files.readString(FOLDER.resolve(name + ".ode")), 0.25);
        double[] jac = at.outputs();
        double[][] entries = at.entries();
        for (int i = 0; i < at.n; i++) {
            for (int j = 0; j < at.n; j++) {
                assertThat(entries[i][j]).isCloseTo(jac[i * at.n + j], within(1e-14));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AS_ASKED, taylor, false",
        "AS_ASKED, radau5, true",
        "AS_ASKED, auto, true",
        "NEVER, radau5, false",
        "ALWAYS, dopri5, true",
    })
    void madeAsTheOptionsSay(Jacobian when, String method, boolean made) {
        String text = "x' = -x; x(0) = 1\nsolve { t = 0 .. 1; method = " + method + " }\n";
        Stages stages = new ModelFile("model.ode", text)
                .compile(CompilerOptions.STANDARD.withJacobian(when))
                .stages()
                .orElseThrow();
        assertThat(stages.models().stream().map(JavaSource::className).toList())
                .isEqualTo(made ? List.of("Model", "ModelJacobian") : List.of("Model"));
        assertThat(HotCompiler.standard().load(stages.models()).jacobian().isPresent())
                .isEqualTo(made);
    }

    @Test
    void theClassOfTheModelIsTheSame() throws IOException {
        String text = Files.readString(FOLDER.resolve("bodies.ode"));
        String without = java(text, Jacobian.NEVER);
        String with = java(text, Jacobian.ALWAYS);
        assertThat(with.replaceAll("(?s)    @Override\n    public Optional<JacobianModel> jacobian.*?    }\n\n", "")
                        .replaceAll("import (java.util.Optional|brook.runtime.JacobianModel);\n", ""))
                .isEqualTo(without);
    }

    private static String java(String text, Jacobian when) {
        return new ModelFile("model.ode", text)
                .compile(CompilerOptions.STANDARD.withJacobian(when))
                .stages()
                .orElseThrow()
                .java()
                .text();
    }

    /** 400 bodies: 2,400 states, and 79,800 pairs in as many directions as there are bodies. */
    @Test
    void anAbsurdOneIsRefused() throws IOException {
        String text = Files.readString(FOLDER.resolve("bodies.ode"))
                .replaceAll("const n = 5", "const n = 800")
                .replaceAll("m\\[n] = .*", "m[n] = 1")
                .replaceAll("r\\[n, 2] = .*", "r[n, 2] = [i*j for i in 1..n, j in 1..2]");
        List<Diagnostic> diagnostics =
                new ModelFile("model.ode", text).compile(JacobianOf.OPTIONS).diagnostics();
        assertThat(diagnostics).hasSize(1).first().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo("E0911");
            assertThat(diagnostic.message()).contains("Jacobian");
        });
    }
}
