package brook.examples.learning;

import static org.assertj.core.api.Assertions.assertThat;

import brook.hot.HotModel;
import brook.hot.Models;
import brook.runtime.gradient.Regularizer;
import brook.runtime.gradient.TrajectorySource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The regulariser that the Maven plugin wrote, and the one compiled from the same file in this JVM, compute the same bits. */
class SameGradientTest {

    private static final Path FOLDER = Path.of("src", "main", "ode", "learning");
    private static final int[] ROWS = IntStream.range(0, 50).toArray();
    private static final TrajectorySource DATA = (row, inputs, state) -> {
        inputs[0] = row % 2 == 0 ? 1 : -1;
        for (int i = 0; i < state.length; i++) {
            state[i] = StrictMath.sin(row + 0.7 * i);
        }
    };

    @Test
    void ofTheCube() throws IOException {
        try (Regularizer built = new CubeFlowRegularizer()) {
            compare(built, new CubeFlow().description().fma(), "CubeFlow.ode");
        }
    }

    @Test
    void ofTheMoons() throws IOException {
        try (Regularizer built = new MoonsRegularizer()) {
            compare(built, new Moons().description().fma(), "Moons.ode");
        }
    }

    /** 50 rows are a full block of 32 lanes and a part of one. */
    private static void compare(Regularizer built, boolean fma, String file) throws IOException {
        HotModel model = Models.standard()
                .withOptions(options -> options.withFma(fma))
                .compile(FOLDER.resolve(file))
                .orElseThrow();
        try (Regularizer hot = model.regularizer(32, model.description().solve().options(), 2)) {
            assertThat(hot.getClass()).isNotEqualTo(built.getClass());
            double[] expected = gradient(hot);
            assertThat(gradient(built)).containsExactly(expected);
            assertThat(built.value()).isEqualTo(hot.value());
            assertThat(built.names()).isEqualTo(hot.names());
            for (String name : hot.names()) {
                assertThat(built.mean(name)).isEqualTo(hot.mean(name)).isNotZero();
            }
        }
    }

    private static double[] gradient(Regularizer net) {
        double weight = 1;
        for (String name : net.names()) {
            net.weigh(name, weight);
            weight /= 10;
        }
        net.differentiate(DATA, ROWS);
        double[] gradient = new double[net.trainableCount()];
        net.gradient(gradient);
        return gradient;
    }
}
