package brook.compiler.batch;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.Compilation;
import brook.compiler.CompilerOptions;
import brook.compiler.CompilerOptions.Batch;
import brook.compiler.emit.EmitOptions.Arithmetic;
import brook.compiler.emit.EmitOptions.Plan;
import brook.compiler.hot.HotCompiler;
import brook.compiler.reference.ModelFile;
import brook.runtime.OdeModel;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs in lanes have the jets of the model to the bit: each with its own time, parameters, discrete variables and modes, watched functions included. */
class RunLanesTest {

    private static final int ORDER = 5;

    /** All constructs of the language, and some of the usual problems. */
    static Stream<ModelFile> models() {
        Stream<ModelFile> usual =
                ModelFile.in("corpus").stream().filter(file -> file.name().hashCode() % 5 == 0);
        return Stream.concat(ModelFile.in("golden").stream(), usual);
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyLaneHasTheBitsOfTheModel(ModelFile file) {
        int lanes = 3 + Math.floorMod(file.name().hashCode(), 6);
        compare(file, lanes, Plan.LOOPS);
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyLaneOfStraightLineCodeHasTheBitsOfTheModel(ModelFile file) {
        compare(file, 2 + Math.floorMod(file.name().hashCode(), 7), Plan.STRAIGHT);
    }

    private static void compare(ModelFile file, int lanes, Plan plan) {
        HotCompiler compiler = HotCompiler.standard();
        Compilation.Stages stages = runs(file, lanes, plan, Arithmetic.NUMBERS);
        OdeModel one = compiler.load(stages.models());
        OdeModel all = compiler.load(stages.batch());
        assertThat(all.laneCount()).isEqualTo(lanes);
        compare(file.name(), one, all);
        if (file.name().length() % 4 == 0) {
            compare(
                    file.name(),
                    one,
                    compiler.load(runs(file, lanes, plan, Arithmetic.VECTORS).batch()));
        }
    }

    private static Compilation.Stages runs(ModelFile file, int lanes, Plan plan, Arithmetic arithmetic) {
        CompilerOptions options =
                CompilerOptions.STANDARD.withPlan(plan).withOrder(ORDER).withArithmetic(arithmetic);
        return file.compile(options.withBatch(new Batch(lanes, Batch.Form.RUNS)))
                .stages()
                .orElseThrow();
    }

    /** Where something is watched, straight-line code has one order more. */
    private static int order(OdeModel model) {
        return Math.max(ORDER, model.specialisedOrder());
    }

    private static void compare(String name, OdeModel one, OdeModel all) {
        int lanes = all.laneCount();
        int points = one.dimension() + one.integralCount();
        int size = points + one.modeCount() + one.rootCount();
        double[][] jets = new double[lanes][];
        double[] parameters = new double[all.parameterCount()];
        double[] held = new double[all.discreteCount()];
        int order = order(one);
        double[] jet = new double[(order + 1) * all.planeSize()];
        boolean readsTime = all.dimension() + all.integralCount() > size * lanes;
        Random random = new Random(3);
        for (int lane = 0; lane < lanes; lane++) {
            double t = random.nextDouble();
            Run run = run(one, t, random);
            jets[lane] = run.jet;
            put(run.parameters, parameters, lane, lanes);
            put(run.held, held, lane, lanes);
            put(run.point, jet, lane, lanes);
            if (readsTime) {
                jet[size * lanes + lane] = t;
            }
        }
        all.setParameters(parameters);
        all.setDiscretes(held);
        all.jet(0, jet, order);
        for (int lane = 0; lane < lanes; lane++) {
            for (int k = 1; k <= order; k++) {
                for (int i = 0; i < size; i++) {
                    double found = jet[k * all.planeSize() + i * lanes + lane];
                    assertThat(Double.doubleToLongBits(found))
                            .as("%s: order %d, double %d, lane %d", name, k, i, lane)
                            .isEqualTo(Double.doubleToLongBits(jets[lane][k * one.planeSize() + i]));
                }
            }
        }
    }

    /** What one run is given, and its jet. */
    private static final class Run {

        private final double[] parameters;
        private final double[] held;
        private final double[] point;
        private final double[] jet;

        Run(double[] parameters, double[] held, double[] point, double[] jet) {
            this.parameters = parameters;
            this.held = held;
            this.point = point;
            this.jet = jet;
        }
    }

    private static Run run(OdeModel model, double t, Random random) {
        double[] parameters = new double[model.parameterCount()];
        model.defaults(parameters);
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = (Double.isNaN(parameters[i]) ? 1 : parameters[i]) * (1 + 0.1 * random.nextDouble());
        }
        model.setParameters(parameters);
        int size = model.dimension() + model.integralCount();
        double[] point = random.doubles(size).toArray();
        double[] jet = new double[(order(model) + 1) * model.planeSize()];
        System.arraycopy(point, 0, jet, 0, size);
        double[] discretes = random.doubles(model.discreteCount()).toArray();
        double[] modes = new double[model.modeCount()];
        model.setDiscretes(discretes);
        model.modes(t, point, modes);
        model.setModes(modes);
        model.jet(t, jet, order(model));
        double[] held = new double[discretes.length + modes.length];
        System.arraycopy(discretes, 0, held, 0, discretes.length);
        System.arraycopy(modes, 0, held, discretes.length, modes.length);
        return new Run(parameters, held, point, jet);
    }

    private static void put(double[] values, double[] into, int lane, int lanes) {
        for (int i = 0; i < values.length; i++) {
            into[i * lanes + lane] = values[i];
        }
    }
}
