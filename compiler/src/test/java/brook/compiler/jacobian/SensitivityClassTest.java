package brook.compiler.jacobian;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.Compilation;
import brook.compiler.CompilerOptions;
import brook.compiler.CompilerOptions.Jacobian;
import brook.compiler.GoldenFile;
import brook.compiler.emit.JavaSource;
import brook.compiler.hot.HotCompiler;
import brook.compiler.hot.JaninoBackEnd;
import brook.compiler.hot.JavacBackEnd;
import brook.compiler.reference.ModelFile;
import brook.runtime.OdeModel;
import brook.runtime.SensitivityModel;
import brook.runtime.solver.ModelSolver;
import brook.runtime.solver.Sensitivities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Generated models with the derivatives of their solutions: all coefficients of these against differences of those of the model. */
class SensitivityClassTest {

    private static final int ORDER = 6;
    private static final CompilerOptions OPTIONS =
            CompilerOptions.STANDARD.withOrder(ORDER).withSensitivities(List.of());

    /** Central differences of order 8, Fornberg 1988, table 1. */
    private static final double[] WEIGHTS = {4.0 / 5, -1.0 / 5, 4.0 / 105, -1.0 / 280};

    static Stream<Path> models() {
        return Stream.of("jacobian", "golden")
                .flatMap(folder -> GoldenFile.files(GoldenFile.resource(folder), ".ode").stream());
    }

    @ParameterizedTest
    @MethodSource("models")
    void coefficientsAreDifferences(Path file) throws IOException {
        Compilation compilation = new ModelFile("model.ode", Files.readString(file)).compile(OPTIONS);
        if (!compilation.succeeded()) {
            assertThat(compilation.diagnostics())
                    .allSatisfy(diagnostic -> assertThat(diagnostic.code()).isEqualTo("E0915"));
            return;
        }
        Compilation.Stages stages = compilation.stages().orElseThrow();
        SensitivityModel derived = (SensitivityModel) HotCompiler.standard().load(stages.sensitivities());
        new Check(HotCompiler.standard().load(stages.models()), derived).run();
    }

    /** One model at a point, with a random D. */
    private static final class Check {

        private static final double T = 0.25;

        private final OdeModel model;
        private final SensitivityModel derived;
        private final double[] parameters;
        private final double[] state;
        private final double[] point;
        private final int m;
        /** What the differences are made of: they are rounded in units of 1e-16 of it. */
        private double[] rounding = new double[0];

        Check(OdeModel model, SensitivityModel derived) {
            this.model = model;
            this.derived = derived;
            this.m = derived.directions();
            this.parameters = new double[model.parameterCount()];
            model.defaults(parameters);
            fill(parameters, 1);
            model.setParameters(parameters);
            this.state = new double[model.dimension()];
            model.initialState(T, state);
            fill(state, 0.5);
            this.point = new Random(1).doubles(derived.dimension(), -1, 1).toArray();
            System.arraycopy(state, 0, point, 0, state.length);
        }

        private static void fill(double[] values, double missing) {
            for (int i = 0; i < values.length; i++) {
                values[i] = Double.isNaN(values[i]) ? missing : values[i];
            }
        }

        void run() {
            int n = model.dimension();
            double[] jet = jet(derived, parameters, point);
            int[] sources = derived.sources();
            for (int j = 0; j < m; j++) {
                double[] along = new double[n];
                for (int i = 0; i < n; i++) {
                    along[i] = point[n + i * m + j];
                }
                double[] is = difference(along, sources[j] - n);
                for (int k = 1; k <= ORDER; k++) {
                    double scale = 1;
                    double error = 0;
                    for (int i = 0; i < n; i++) {
                        double found = jet[k * derived.planeSize() + n + i * m + j];
                        scale = Math.max(scale, Math.abs(is[k * model.planeSize() + i]));
                        scale = Math.max(scale, 1e-7 * rounding[k * model.planeSize() + i]);
                        error = Math.max(error, Math.abs(found - is[k * model.planeSize() + i]));
                    }
                    assertThat(error / scale).as("order %d, direction %d", k, j).isLessThan(1e-8);
                }
            }
        }

        /** How the jet of the model changes along a direction of the states and, from 0 on, with a parameter. */
        private double[] difference(double[] along, int parameter) {
            double h = 2e-3;
            double[] sum = new double[(ORDER + 1) * model.planeSize()];
            rounding = new double[sum.length];
            for (int k = 1; k <= WEIGHTS.length; k++) {
                double[] above = moved(along, parameter, k * h);
                double[] below = moved(along, parameter, -k * h);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += WEIGHTS[k - 1] * (above[i] - below[i]) / h;
                    rounding[i] += Math.abs(WEIGHTS[k - 1]) * (Math.abs(above[i]) + Math.abs(below[i])) / h;
                }
            }
            return sum;
        }

        private double[] moved(double[] along, int parameter, double by) {
            double[] changed = parameters.clone();
            if (parameter >= 0) {
                changed[parameter] += by;
            }
            double[] x = state.clone();
            for (int i = 0; i < x.length; i++) {
                x[i] += by * along[i];
            }
            return jet(model, changed, x);
        }

        private static double[] jet(OdeModel of, double[] parameters, double[] x) {
            of.setParameters(parameters);
            double[] discretes = new double[of.discreteCount()];
            of.initialDiscretes(T, x, discretes);
            of.setDiscretes(discretes);
            of.chooseModes(T, x);
            double[] jet = Arrays.copyOf(x, (ORDER + 1) * of.planeSize());
            of.jet(T, jet, ORDER);
            return jet;
        }
    }

    @Test
    void javaIsAsExpected() throws IOException {
        Path folder = GoldenFile.resource("jacobian");
        String text = Files.readString(folder.resolve("pendulum.ode"));
        GoldenFile.compare(
                folder.resolve("PendulumSensitivities.java"),
                sources(text).get(0).text());
    }

    private static List<JavaSource> sources(String text) {
        return new ModelFile("model.ode", text)
                .compile(OPTIONS.withJacobian(Jacobian.ALWAYS))
                .stages()
                .orElseThrow()
                .sensitivities();
    }

    /** As a program uses a class that a build made. */
    @Test
    void bothCompilersGiveTheSameBits() throws IOException {
        String text = Files.readString(GoldenFile.resource("jacobian").resolve("robertson.ode"));
        OdeModel janino = new HotCompiler(new JaninoBackEnd()).load(sources(text));
        OdeModel javac = new HotCompiler(new JavacBackEnd()).load(sources(text));
        Sensitivities one =
                ModelSolver.of(janino).method("radau5").build().solve(0, 4).sensitivities();
        Sensitivities two =
                ModelSolver.of(javac).method("radau5").build().solve(0, 4).sensitivities();
        assertThat(one.labels()).containsExactly("A(0)", "B(0)", "C(0)", "k1", "k2", "k3");
        assertThat(one.matrix(4)).isDeepEqualTo(two.matrix(4));
    }
}
