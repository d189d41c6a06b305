package brook.compiler.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.Compilation;
import brook.compiler.CompilerOptions;
import brook.compiler.CompilerOptions.Adjoint;
import brook.compiler.hot.GraphWeighing;
import brook.compiler.hot.HotCompiler;
import brook.compiler.reference.ModelFile;
import brook.runtime.Method;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.data.DataTable;
import brook.runtime.data.TimeSeries;
import brook.runtime.train.Batch;
import brook.runtime.train.ModelColumns;
import brook.runtime.train.Rows;
import brook.runtime.train.SeriesObjective;
import brook.runtime.train.SeriesScan;
import brook.runtime.train.SeriesScan.Direction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Recurrent encoders over the rows of series: a loop by hand, a closed form, and gradients against differences. */
class SeriesScanTest {

    /** A latent equation with an encoder, a likelihood at rows, the divergence from a normal distribution and R_3. */
    private static final String LATENT = """
            param lambda = 0.01
            trainable W[3, 5] = glorot(seed = 1), b[3] = normal(scale = 0.3, seed = 2), M[4, 3] = glorot(seed = 3)
            trainable A[4, 2] = glorot(seed = 4), B[2, 4] = glorot(seed = 5), C[2] = normal(seed = 6), logsd = -0.5
            input x, seen, eps[2] = normal(seed = 7)
            scan h[3] over data backward by gap = seen*tanh(W*cat(h, [x, gap]) + b*cos(t)) + (1 - seen)*h
            q = M*h
            mu[i in 1..2] = q[i]
            lv[i in 1..2] = q[2 + i]
            state z[2]
            z(0) = mu + exp(lv/2).*eps
            z' = B*tanh(A*z)
            integral R3 = mean(der(z, 3).^2)
            loss miss at data = 0.5*((dot(C, z) - x)/exp(logsd))^2 + logsd
            loss kl = 0.5*sum(mu[i]^2 + exp(lv[i]) - lv[i] - 1 for i in 1..2)
            train { minimise miss + 0.1*kl + lambda*R3 }
            """;

    private static final DataTable TABLE = DataTable.of(
            "data",
            List.of("t", "x", "seen"),
            new double[] {0, 0.4, 1},
            new double[] {0.3, 0.7, 1},
            new double[] {0.5, Double.NaN, 1},
            new double[] {0.9, -0.2, 0},
            new double[] {1.0, -0.5, 1},
            new double[] {1.6, 0.1, 1});

    private static Compilation.Stages stages(String text) {
        Compilation compilation =
                new ModelFile("scan.ode", text).compile(CompilerOptions.STANDARD.withAdjoint(Adjoint.ALWAYS));
        return compilation
                .stages()
                .orElseThrow(() -> new AssertionError(compilation.diagnostics().toString()));
    }

    private static double[] values(OdeModel model) {
        double[] all = new double[model.parameterCount()];
        model.defaults(all);
        int inputs = model.description().inputs().stream()
                .mapToInt(input -> input.components())
                .sum();
        return Arrays.copyOf(all, all.length - inputs);
    }

    private static SeriesObjective objective(String text, DataTable table, List<Boolean> atData) {
        Compilation.Stages stages = stages(text);
        OdeModel model = HotCompiler.standard().load(stages.models());
        boolean backward = text.contains("backward");
        SeriesScan scan = new SeriesScan(
                HotCompiler.standard().load(stages.scan()), "h", backward ? Direction.BACKWARD : Direction.FORWARD);
        return new SeriesObjective(
                model,
                values(model),
                new GraphWeighing(stages.minimised().orElseThrow()),
                new SeriesObjective.Data(
                        table,
                        TimeSeries.of(table, "t"),
                        ModelColumns.of(model.description(), table, scan),
                        Optional.of(scan)),
                new SeriesObjective.Runs(
                        SolveOptions.STANDARD.method(Method.RK4).step(0.1), 0, 1.6, atData));
    }

    private static double[] start(SeriesObjective objective, String text) {
        double[] values = values(HotCompiler.standard().load(stages(text).models()));
        return Arrays.copyOfRange(values, values.length - objective.size(), values.length);
    }

    /** Fourth-order differences by Richardson's extrapolation. */
    private static double difference(SeriesObjective objective, double[] weights, Batch all, int i) {
        double h = 2e-3;
        double wide = central(objective, weights, all, i, 2 * h);
        double narrow = central(objective, weights, all, i, h);
        return narrow + (narrow - wide) / 3;
    }

    private static double central(SeriesObjective objective, double[] weights, Batch all, int i, double h) {
        double[] parts = new double[objective.parts().size()];
        double[] moved = weights.clone();
        moved[i] = weights[i] + h;
        double above = objective.value(moved, all, parts);
        moved[i] = weights[i] - h;
        return (above - objective.value(moved, all, parts)) / (2 * h);
    }

    @Test
    void theGradientOfEncoderEquationAndLossesIsThatOfTheValue() {
        SeriesObjective objective = objective(LATENT, TABLE, List.of(true, false));
        double[] weights = start(objective, LATENT);
        Batch all = new Batch(Rows.range(0, 1), 3);
        double[] parts = new double[objective.parts().size()];
        double[] gradient = new double[weights.length];
        assertThat(objective.parts()).containsExactly("miss", "kl", "R3");
        double value = objective.gradient(weights, all, gradient, parts);
        assertThat(objective.value(weights, all, parts)).isEqualTo(value);
        double largest = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < weights.length; i++) {
            assertThat(gradient[i])
                    .as("trainable %d", i)
                    .isCloseTo(difference(objective, weights, all, i), within(1e-7 * largest));
        }
        assertThat(Arrays.stream(gradient).limit(15).map(Math::abs).max().orElseThrow())
                .as("of the encoder")
                .isGreaterThan(1e-3);
    }

    @Test
    void aScanIsALoopOverRowsThatCount() {
        SeriesObjective objective = objective(LATENT, TABLE, List.of(true, false));
        double[] weights = start(objective, LATENT);
        double[] parts = new double[objective.parts().size()];
        objective.value(weights, new Batch(Rows.range(0, 1), 3), parts);
        double[] inputs = new double[7];
        double[] state = new double[2];
        objective.starts().write(0, inputs, state);
        int place = 4;
        assertThat(Arrays.copyOfRange(inputs, place, place + 3)).containsExactly(byHand(weights), within(1e-15));
    }

    /** From the last row to the first, without the row that has no x. */
    private static double[] byHand(double[] weights) {
        double[][] rows = {
            {1.6, 0.1, 1, 0}, {1.0, -0.5, 1, 0.6}, {0.9, -0.2, 0, 0.1}, {0.3, 0.7, 1, 0.6}, {0, 0.4, 1, 0.3}
        };
        double[] h = new double[3];
        for (double[] row : rows) {
            double[] next = new double[3];
            for (int i = 0; i < 3; i++) {
                double sum = weights[5 * i + 3] * row[1] + weights[5 * i + 4] * row[3];
                for (int j = 0; j < 3; j++) {
                    sum += weights[5 * i + j] * h[j];
                }
                next[i] = row[2] * Math.tanh(sum + weights[15 + i] * Math.cos(row[0])) + (1 - row[2]) * h[i];
            }
            h = next;
        }
        return h;
    }

    /** h = sum of a^(n-1-i) x[i], and x' = 0: the loss is h^2, its derivative by a is 2 h dh/da. */
    @Test
    void aLinearScanHasItsClosedForm() {
        String linear = """
                trainable a = 0.7
                input x
                scan h over data = a*h + x
                z' = 0
                z(0) = h
                loss end = z^2
                train { minimise end }
                """;
        DataTable table = DataTable.of(
                "data",
                List.of("t", "x"),
                new double[] {0.2, 1},
                new double[] {0.4, -2},
                new double[] {0.7, 3},
                new double[] {1.1, 0.5});
        SeriesObjective objective = objective(linear, table, List.of(false));
        double[] gradient = new double[1];
        double a = 0.7;
        double value = objective.gradient(new double[] {a}, new Batch(Rows.range(0, 1), 0), gradient, new double[1]);
        double h = a * a * a - 2 * a * a + 3 * a + 0.5;
        assertThat(value).isCloseTo(h * h, within(1e-14));
        assertThat(gradient[0]).isCloseTo(2 * h * (3 * a * a - 4 * a + 3), within(1e-13));
    }

    @Test
    void whatNoScanCanBeIsRefused() {
        assertThat(codes("input x\nscan h over data = h + z\nz' = -z\nz(0) = h"))
                .containsExactly("E1012");
        assertThat(codes("input x\nscan h over data = h + x\nscan g over data = x\nz' = -z\nz(0) = h + g"))
                .containsExactly("E1013");
        assertThat(codes("scan h over data = h + 1\nz' = -z\nz(0) = h")).containsExactly("E1008");
        assertThat(codes("input x\nscan h by x over data = h\nz' = -z\nz(0) = h"))
                .isNotEmpty();
        assertThat(codes("input x\nscan h over data by x = h + x\nz' = -z\nz(0) = h"))
                .containsExactly("E0204");
        assertThat(codes("input x\nscan h[2] over data = [x, x, x]\nz' = -z\nz(0) = h[1]"))
                .containsExactly("E0408");
    }

    private static List<String> codes(String text) {
        Compilation compilation = new ModelFile("scan.ode", text).compile(CompilerOptions.STANDARD);
        return compilation.diagnostics().stream()
                .flatMap(diagnostic -> Stream.of(diagnostic.code()))
                .toList();
    }
}
