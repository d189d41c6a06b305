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
import java.util.List;
import org.junit.jupiter.api.Test;

/** Losses along time series: their means by hand, and their gradient against differences. */
class SeriesObjectiveTest {

    private static final ModelFile MODEL = new ModelFile("hares.ode", """
            param weight = 0.3
            trainable a = 0.5, b = 0.05, c = 0.5, d = 0.05
            input seen
            state x, y = 5
            x' = a*x - b*x*y
            y' = d*x*y - c*y
            integral path = x'^2
            loss fit at data = (x - seen)^2
            loss late = (y - 4)^2
            train { minimise sqrt(fit) + weight*late + 1e-3*path + 0.1*a^2 }
            """);

    private static final DataTable TABLE = DataTable.of(
            "data",
            List.of("t", "x", "seen"),
            new double[] {0.5, 10, 11},
            new double[] {1.5, 10, Double.NaN},
            new double[] {1, 10, 12},
            new double[] {2, 10, 9});

    private static SeriesObjective objective() {
        Compilation compilation = MODEL.compile(CompilerOptions.STANDARD.withAdjoint(Adjoint.ALWAYS));
        Compilation.Stages stages = compilation
                .stages()
                .orElseThrow(() -> new AssertionError(compilation.diagnostics().toString()));
        OdeModel model = HotCompiler.standard().load(stages.models());
        double[] all = new double[model.parameterCount()];
        model.defaults(all);
        return new SeriesObjective(
                model,
                java.util.Arrays.copyOf(all, all.length - 1),
                new GraphWeighing(stages.minimised().orElseThrow()),
                new SeriesObjective.Data(TABLE, TimeSeries.of(TABLE, "t"), ModelColumns.of(model.description(), TABLE)),
                new SeriesObjective.Runs(
                        SolveOptions.STANDARD.method(Method.RK4).step(0.25), 0, 2.5, List.of(true, false)));
    }

    @Test
    void theGradientIsThatOfTheValue() {
        SeriesObjective objective = objective();
        double[] weights = {0.6, 0.04, 0.45, 0.05};
        Batch all = new Batch(Rows.range(0, objective.rows()), 0);
        double[] parts = new double[objective.parts().size()];
        double[] gradient = new double[weights.length];
        assertThat(objective.parts()).containsExactly("fit", "late", "path");
        double value = objective.gradient(weights, all, gradient, parts);
        assertThat(objective.value(weights, all, parts)).isEqualTo(value);
        assertThat(value).isCloseTo(Math.sqrt(parts[0]) + 0.3 * parts[1] + 1e-3 * parts[2] + 0.1 * 0.36, within(1e-13));
        for (int i = 0; i < weights.length; i++) {
            double wide = difference(objective, weights, all, i, 2e-3 * weights[i]);
            double narrow = difference(objective, weights, all, i, 1e-3 * weights[i]);
            assertThat(gradient[i])
                    .as("trainable %d", i)
                    .isCloseTo(narrow + (narrow - wide) / 3, within(1e-9 * (1 + Math.abs(gradient[i]))));
        }
    }

    private static double difference(SeriesObjective objective, double[] weights, Batch all, int i, double h) {
        double[] parts = new double[objective.parts().size()];
        double[] moved = weights.clone();
        moved[i] = weights[i] + h;
        double above = objective.value(moved, all, parts);
        moved[i] = weights[i] - h;
        return (above - objective.value(moved, all, parts)) / (2 * h);
    }
}
