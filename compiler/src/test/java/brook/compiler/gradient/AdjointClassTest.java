package brook.compiler.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.Compilation;
import brook.compiler.CompilerOptions;
import brook.compiler.CompilerOptions.Adjoint;
import brook.compiler.GoldenFile;
import brook.compiler.hot.HotCompiler;
import brook.compiler.hot.JaninoBackEnd;
import brook.compiler.hot.JavacBackEnd;
import brook.compiler.reference.ModelFile;
import brook.runtime.AdjointModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The class of an adjoint: as it is read, and by both roads. */
class AdjointClassTest {

    private static final CompilerOptions OPTIONS =
            CompilerOptions.STANDARD.withPackageName("gradients").withAdjoint(Adjoint.ALWAYS);
    private static final int ORDER = 5;

    static List<Path> models() {
        return GoldenFile.files(GoldenFile.resource("golden"), ".ode");
    }

    private static Compilation.Stages stages(Path file) throws IOException {
        Compilation compilation = new ModelFile(file.getFileName().toString(), Files.readString(file)).compile(OPTIONS);
        return compilation
                .stages()
                .orElseThrow(() -> new AssertionError(compilation.diagnostics().toString()));
    }

    @Test
    void adjointsAreRead() throws IOException {
        Path model = GoldenFile.resource("gradients", "swing.ode");
        GoldenFile.compare(
                GoldenFile.resource("gradients", "SwingAdjoint.java"),
                stages(model).adjoint().orElseThrow().text());
    }

    @ParameterizedTest
    @MethodSource("models")
    void bothRoadsGiveTheSameBits(Path file) throws IOException {
        Compilation.Stages stages = stages(file);
        double[] janino = numbers(adjoint(stages, new HotCompiler(new JaninoBackEnd())));
        double[] javac = numbers(adjoint(stages, new HotCompiler(new JavacBackEnd())));
        assertThat(janino).containsExactly(javac);
    }

    private static AdjointModel adjoint(Compilation.Stages stages, HotCompiler compiler) {
        return compiler.load(stages.models()).adjoint().orElseThrow();
    }

    /** A jet in pieces, with a point and parameters between 0 and 1, and the outputs at the point. */
    private static double[] numbers(AdjointModel adjoint) {
        Random random = new Random(1);
        adjoint.setParameters(random.doubles(adjoint.parameterCount()).toArray());
        adjoint.setModes(new double[adjoint.modeCount()]);
        adjoint.setDiscretes(random.doubles(adjoint.discreteCount()).toArray());
        double[] state = random.doubles(adjoint.dimension()).toArray();
        double[] outputs = new double[adjoint.outputCount()];
        adjoint.outputs(0.3, state, outputs);
        double[] jet = new double[(ORDER + 1) * adjoint.planeSize()];
        System.arraycopy(state, 0, jet, 0, state.length);
        adjoint.begin(0.3, jet, ORDER);
        for (int k = 1; k < ORDER; k++) {
            adjoint.next(jet, k);
        }
        double[] whole = new double[jet.length];
        System.arraycopy(state, 0, whole, 0, state.length);
        adjoint.jet(0.3, whole, ORDER);
        for (int k = 0; k <= ORDER; k++) {
            for (int i = 0; i < state.length; i++) {
                int at = k * adjoint.planeSize() + i;
                // Outside of the domain of a function both are NaN.
                assertThat(Double.compare(jet[at], whole[at])).as("in pieces").isZero();
            }
        }
        double[] all = new double[outputs.length + jet.length];
        System.arraycopy(outputs, 0, all, 0, outputs.length);
        System.arraycopy(jet, 0, all, outputs.length, jet.length);
        return all;
    }
}
