package brook.compiler.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.Compilation;
import brook.compiler.CompilerOptions;
import brook.compiler.CompilerOptions.Batch;
import brook.compiler.GoldenFile;
import brook.compiler.emit.JavaSource;
import brook.compiler.hot.HotCompiler;
import brook.compiler.hot.JaninoBackEnd;
import brook.compiler.hot.JavaBackEnd;
import brook.compiler.hot.JavacBackEnd;
import brook.compiler.reference.ModelFile;
import brook.runtime.gradient.Regularizer;
import brook.runtime.gradient.TrajectorySource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The regulariser of the network of the paper: as it is read, by both roads, and its gradient against differences. */
class RegularizerTest {

    private static final ModelFile EASY = ModelFile.of("gradients/easy_node.ode");
    private static final CompilerOptions OPTIONS =
            CompilerOptions.STANDARD.withPackageName("gradients").withBatch(Batch.USUAL);
    private static final TrajectorySource DATA = (row, inputs, state) -> {
        for (int i = 0; i < state.length; i++) {
            state[i] = Math.sin(row + 0.7 * i);
            inputs[i] = Math.cos(row - 0.3 * i);
        }
    };
    private static final int[] ROWS = IntStream.range(3, 12).toArray();

    private static Compilation.Stages stages(CompilerOptions options) {
        Compilation compilation = EASY.compile(options);
        return compilation
                .stages()
                .orElseThrow(() -> new AssertionError(compilation.diagnostics().toString()));
    }

    private static Regularizer load(JavaBackEnd backEnd) {
        CompilerOptions small =
                OPTIONS.withConstants(Map.of("d", 7.0, "h", 10.0)).withBatch(Batch.USUAL.withLanes(4));
        Compilation.Stages stages = stages(small);
        List<JavaSource> sources = new ArrayList<>(stages.regularizer());
        sources.addAll(stages.batch());
        Regularizer net = new HotCompiler(backEnd).load(sources, Regularizer.class);
        net.weigh("miss", 1);
        net.weigh("R3", 0.02);
        return net;
    }

    @Test
    void theClassesAreRead() {
        Compilation.Stages stages = stages(OPTIONS);
        List<JavaSource> sources = new ArrayList<>(stages.regularizer());
        sources.addAll(stages.batch());
        assertThat(sources).hasSize(3);
        for (JavaSource source : sources) {
            GoldenFile.compare(GoldenFile.resource("gradients", source.className() + ".java"), source.text());
        }
    }

    @Test
    void bothRoadsGiveTheSameBits() {
        try (Regularizer janino = load(new JaninoBackEnd());
                Regularizer javac = load(new JavacBackEnd())) {
            assertThat(janino.differentiate(DATA, ROWS)).isEqualTo(javac.differentiate(DATA, ROWS));
            assertThat(gradient(janino)).containsExactly(gradient(javac));
        }
    }

    private static double[] gradient(Regularizer net) {
        double[] gradient = new double[net.trainableCount()];
        net.gradient(gradient);
        return gradient;
    }

    /** Steps do not depend on the weights: the grid is fixed. */
    @ParameterizedTest
    @ValueSource(ints = {0, 31, 69, 75, 85, 120, 150, 167})
    void theGradientIsThatOfTheValue(int trainable) {
        try (Regularizer net = load(new JaninoBackEnd())) {
            net.differentiate(DATA, ROWS);
            double[] gradient = gradient(net);
            double[] at = new double[net.trainableCount()];
            net.trainables(at);
            double h = 1e-3;
            double wide = difference(net, at, trainable, h);
            double narrow = difference(net, at, trainable, h / 2);
            assertThat(gradient[trainable]).isCloseTo(narrow + (narrow - wide) / 3, within(1e-9));
        }
    }

    private static double difference(Regularizer net, double[] at, int trainable, double h) {
        double[] moved = at.clone();
        moved[trainable] = at[trainable] + h;
        net.setTrainables(moved);
        double above = net.run(DATA, ROWS);
        moved[trainable] = at[trainable] - h;
        net.setTrainables(moved);
        return (above - net.run(DATA, ROWS)) / (2 * h);
    }
}
