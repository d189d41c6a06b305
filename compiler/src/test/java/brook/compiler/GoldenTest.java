package brook.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.emit.EmitOptions.Plan;
import brook.compiler.emit.JavaSource;
import brook.compiler.hot.HotCompiler;
import brook.compiler.hot.JaninoBackEnd;
import brook.compiler.hot.JavacBackEnd;
import brook.runtime.EventDescription;
import brook.runtime.OdeModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One model for each function and each feature of the language, beside the Java that it becomes.
 *
 * <p>Both Java compilers take it, and what they make of it computes the same bits.
 */
@TestMethodOrder(MethodOrderer.MethodName.class) // orphans last, when an update has written new files
class GoldenTest {

    private static final Path FOLDER = GoldenFile.resource("golden");
    private static final int ORDER = 14;

    static List<Path> models() {
        return GoldenFile.files(FOLDER, ".ode");
    }

    @ParameterizedTest
    @MethodSource("models")
    void javaIsAsExpected(Path model) throws IOException {
        JavaSource java = java(model, CompilerOptions.STANDARD.withPlan(Plan.LOOPS));
        GoldenFile.compare(FOLDER.resolve(java.className() + ".java"), java.text());
    }

    @ParameterizedTest
    @MethodSource("models")
    void bothCompilersGiveTheSameBits(Path model) throws IOException {
        for (Plan plan : List.of(Plan.LOOPS, Plan.STRAIGHT)) {
            JavaSource java =
                    java(model, CompilerOptions.STANDARD.withPlan(plan).withOrder(ORDER));
            double[] janino = numbers(new HotCompiler(new JaninoBackEnd()).load(java.qualifiedName(), java.text()));
            double[] javac = numbers(new HotCompiler(new JavacBackEnd()).load(java.qualifiedName(), java.text()));
            assertThat(janino).as(plan.name()).isEqualTo(javac);
            assertThat(Arrays.stream(janino)).as(plan.name()).allMatch(Double::isFinite);
        }
    }

    @Test
    void noOrphans() {
        assertThat(GoldenFile.files(FOLDER, ".java")).hasSameSizeAs(models());
    }

    private static JavaSource java(Path model, CompilerOptions options) throws IOException {
        return GoldenFile.compilation(model, options.withPackageName("golden"))
                .stages()
                .orElseThrow()
                .java();
    }

    /** The jet at the start, the outputs there, and what events say and do; what the caller has to give is 1. */
    private static double[] numbers(OdeModel model) {
        double[] parameters = new double[model.parameterCount()];
        model.defaults(parameters);
        model.setParameters(given(parameters));
        double[] state = new double[model.dimension()];
        model.initialState(0.25, state);
        given(state);
        double[] discretes = new double[model.discreteCount()];
        model.initialDiscretes(0.25, state, discretes);
        model.setDiscretes(discretes);
        double[] jet = Arrays.copyOf(state, model.planeSize() * (ORDER + 1));
        model.chooseModes(0.25, state);
        model.jet(0.25, jet, ORDER);
        double[] outputs = new double[model.outputCount()];
        double[] point = Arrays.copyOf(state, state.length + model.integralCount());
        Arrays.fill(point, state.length, point.length, 0.75);
        model.outputs(0.25, point, outputs);
        DoubleStream ofPoint = DoubleStream.concat(Arrays.stream(outputs), Arrays.stream(jet));
        return DoubleStream.concat(ofPoint, events(model, point, discretes)).toArray();
    }

    private static DoubleStream events(OdeModel model, double[] point, double[] discretes) {
        DoubleStream.Builder numbers = DoubleStream.builder();
        List<EventDescription> events = model.description().events();
        for (int event = 0; event < events.size(); event++) {
            double[] newState = Arrays.copyOf(point, model.dimension());
            double[] newDiscretes = discretes.clone();
            model.act(event, 0.25, point, newState, newDiscretes);
            Arrays.stream(newState).forEach(numbers);
            Arrays.stream(newDiscretes).forEach(numbers);
            numbers.add(model.guard(event, 0.25, point) ? 1 : 0);
            switch (events.get(event).trigger()) {
                case RISES, FALLS, CROSSES -> numbers.add(model.rootCount());
                case CONDITION -> numbers.add(model.condition(event, 0.25, point) ? 1 : 0);
                case AT -> Arrays.stream(model.eventTimes(event)).forEach(numbers);
                case EVERY -> numbers.add(model.eventTimes(event)[0]);
            }
        }
        return numbers.build();
    }

    private static double[] given(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Double.isNaN(values[i]) ? 1 : values[i];
        }
        return values;
    }
}
