package brook.examples;

import static org.assertj.core.api.Assertions.assertThat;

import brook.hot.Models;
import brook.runtime.OdeModel;
import brook.runtime.SolveDefaults;
import brook.runtime.solver.ModelSolver;
import brook.runtime.solver.ModelTrajectory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A class built by the Maven plugin and javac, and one compiled from the same file in this JVM, compute the same bits. */
class SameBitsTest {

    private static final Path MODELS = Path.of("src", "main", "ode");
    private static final int TIMES = 100;

    static List<Path> models() throws IOException {
        try (Stream<Path> files = Files.walk(MODELS)) {
            return files.filter(file ->
                            Character.isUpperCase(file.getFileName().toString().charAt(0)))
                    .filter(file -> file.toString().endsWith(".ode"))
                    .map(MODELS::relativize)
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void builtAndHotAgree(Path file) throws ReflectiveOperationException {
        OdeModel built = built(file);
        Models models = Models.standard()
                .withRoot(MODELS)
                .withOptions(options -> options.withFma(built.description().fma()));
        OdeModel hot = models.compile(MODELS.resolve(file)).orElseThrow().newInstance();
        assertThat(hot.getClass().getClassLoader())
                .isNotEqualTo(built.getClass().getClassLoader());
        assertThat(bits(hot)).isEqualTo(bits(built));
    }

    private static OdeModel built(Path file) throws ReflectiveOperationException {
        String name = "brook.examples." + file.toString().replace(".ode", "").replace(File.separatorChar, '.');
        return Class.forName(name).asSubclass(OdeModel.class).getConstructor().newInstance();
    }

    /** The steps of the model's own run, and states and outputs at a hundred times within. */
    private static List<Long> bits(OdeModel model) {
        SolveDefaults span = model.description().solve();
        ModelSolver solver = ModelSolver.of(model).build();
        model.description().inputs().forEach(input -> solver.set(input.name(), ones(input.components())));
        ModelTrajectory run = solver.solveAsFarAsPossible(span.t0(), span.t1());
        List<Long> bits = new ArrayList<>();
        for (int step = 0; step <= run.steps(); step++) {
            bits.add(Double.doubleToLongBits(run.stepTime(step)));
        }
        for (int i = 0; i <= TIMES; i++) {
            double t = run.startTime() + (run.endTime() - run.startTime()) * i / TIMES;
            Stream.of(run.state(t), run.outputs(t)).forEach(values -> {
                for (double value : values) {
                    bits.add(Double.doubleToLongBits(value));
                }
            });
        }
        return bits;
    }

    private static double[] ones(int count) {
        return DoubleStream.generate(() -> 1).limit(count).toArray();
    }
}
