package brook.compiler.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brook.runtime.OdeModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HotCompilerTest {

    private static final String NAME = "brook.example.Pendulum";

    static List<JavaBackEnd> backEnds() {
        return List.of(new JaninoBackEnd(), new JavacBackEnd());
    }

    @ParameterizedTest
    @MethodSource("backEnds")
    void modelRuns(JavaBackEnd backEnd) {
        OdeModel model = new HotCompiler(backEnd).load(NAME, pendulum());
        double[] jet = jet(model, 3);
        assertThat(model.description().stateLabels()).containsExactly("theta", "theta'");
        assertThat(jet[4 + 1]).isEqualTo(-9.81 * Math.sin(2.5));
    }

    @Test
    void bothBackEndsComputeTheSameBits() {
        double[] janino = jet(new HotCompiler(new JaninoBackEnd()).load(NAME, pendulum()), 30);
        double[] javac = jet(new HotCompiler(new JavacBackEnd()).load(NAME, pendulum()), 30);
        assertThat(janino).containsExactly(javac);
    }

    @ParameterizedTest
    @MethodSource("backEnds")
    void refusedSourceShowsItsLine(JavaBackEnd backEnd) {
        String source = pendulum().replace("return 2;", "return two;");
        assertThatThrownBy(() -> backEnd.compile(NAME, source))
                .isInstanceOf(GeneratedCodeDefect.class)
                .hasMessageStartingWith("a defect of Brook: ")
                .hasMessageContaining("two")
                .hasMessageContaining("line 23: ")
                .hasMessageContaining("| return two;");
    }

    @ParameterizedTest
    @MethodSource("backEnds")
    void longSourcesCompileAndShowTheirLines(JavaBackEnd backEnd) {
        String source = "\n".repeat(70_000) + pendulum();
        OdeModel model = new HotCompiler(backEnd).load(NAME, source);
        assertThat(jet(model, 5)).containsExactly(jet(new HotCompiler(backEnd).load(NAME, pendulum()), 5));
        assertThatThrownBy(() -> backEnd.compile(NAME, source.replace("return 2;", "return two;")))
                .isInstanceOf(GeneratedCodeDefect.class)
                .hasMessageContaining("line 70023: ");
    }

    @ParameterizedTest
    @MethodSource("backEnds")
    void brokenSyntaxIsReported(JavaBackEnd backEnd) {
        String source = pendulum().replace("return 2;", "return 2");
        assertThatThrownBy(() -> backEnd.compile(NAME, source))
                .isInstanceOf(GeneratedCodeDefect.class)
                .hasMessageContaining("generated class " + NAME)
                .hasMessageContaining("';' expected");
    }

    /** Janino does not see a local without a value and stumbles over it later. */
    @Test
    void crashOfJaninoIsADefectToo() {
        String source = pendulum().replace("return 2;", "int n; return n;");
        assertThatThrownBy(() -> new JaninoBackEnd().compile(NAME, source)).isInstanceOf(GeneratedCodeDefect.class);
    }

    @ParameterizedTest
    @MethodSource("backEnds")
    void deepNestingIsNoProblem(JavaBackEnd backEnd) {
        String nested = "(g + ".repeat(1_500) + "1" + ")".repeat(1_500);
        String source = pendulum().replace("return 2;", "return (int) " + nested + ";");
        assertThat(backEnd.compile(NAME, source)).containsOnlyKeys(NAME);
    }

    @ParameterizedTest
    @MethodSource("backEnds")
    void largeMethodIsNamed(JavaBackEnd backEnd) {
        String source = pendulum().replace("state[1] = 0.0;", "state[1] = 0.0;\n".repeat(2_000));
        assertThatThrownBy(() -> new HotCompiler(backEnd).load(NAME, source))
                .isInstanceOf(GeneratedCodeDefect.class)
                .hasMessageContaining("brook.example.Pendulum.initialState(D[D)V has 8")
                .hasMessageContaining("more than 7000");
    }

    @ParameterizedTest
    @MethodSource("backEnds")
    void stackTracesShowTheLinesOfTheSource(JavaBackEnd backEnd) {
        OdeModel model = new HotCompiler(backEnd).load(NAME, pendulum());
        assertThatThrownBy(() -> model.jet(0, new double[4], 1))
                .satisfies(failure -> assertThat(failure.getStackTrace()[0].toString())
                        .contains("brook.example.Pendulum.jet(Pendulum.java:67)"));
    }

    @Test
    void modelIsUnloadedWithItsLastUser() throws InterruptedException {
        WeakReference<Class<?>> loaded = new WeakReference<>(
                HotCompiler.standard().load(NAME, pendulum()).getClass());
        for (int i = 0; i < 50 && loaded.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(loaded.get()).isNull();
    }

    @Test
    void ownClassesComeBeforeThoseOfTheClassPath() {
        String name = HotCompilerTest.class.getName();
        String source = pendulum()
                .replace("package brook.example;", "package " + name.substring(0, name.lastIndexOf('.')) + ";")
                .replace("class Pendulum", "class HotCompilerTest")
                .replace("new Pendulum()", "new HotCompilerTest()");
        assertThat(HotCompiler.standard().load(name, source).dimension()).isEqualTo(2);
    }

    private static double[] jet(OdeModel model, int order) {
        double[] parameters = new double[model.parameterCount()];
        model.defaults(parameters);
        model.setParameters(parameters);
        double[] jet = new double[model.planeSize() * (order + 1)];
        model.initialState(0, jet);
        model.jet(0, jet, order);
        return jet;
    }

    private static String pendulum() {
        try (InputStream in = HotCompilerTest.class.getResourceAsStream("/hot/Pendulum.java")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
