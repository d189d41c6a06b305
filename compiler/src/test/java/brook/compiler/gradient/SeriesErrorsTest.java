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
import brook.runtime.train.Estimates;
import brook.runtime.train.LossForm;
import brook.runtime.train.ModelColumns;
import brook.runtime.train.Rows;
import brook.runtime.train.SeriesObjective;
import brook.runtime.train.StandardErrors;
import brook.runtime.train.StandardErrors.Question;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Standard errors of the parameters of hares and lynxes, fitted to the pelts of the Hudson Bay Company 1900 to 1920 (Howard 2009), against numbers made with SciPy 1.17.1 from
 * nothing of Brook: {@code solve_ivp} with DOP853 at 1e-13, {@code least_squares} to 1e-15, derivatives of residuals by differences of fourth order, those of the
 * gradient 2 J'r again so; then 2 s^2 H^-1 and H^-1 (sum of g g') H^-1 n/(n - p).
 */
class SeriesErrorsTest {

    private static final ModelFile MODEL = new ModelFile("hares.ode", """
            trainable a = 0.5, b = 0.05, c = 0.5, d = 0.05, x0 = 30, y0 = 5
            input hares, lynxes
            state x = x0, y = y0
            x' = a*x - b*x*y
            y' = d*x*y - c*y
            loss fit at data = (x - hares)^2 + (y - lynxes)^2
            train { minimise fit }
            """);

    private static final double[] HARES = {
        30.0, 47.2, 70.2, 77.4, 36.3, 20.6, 18.1, 21.4, 22.0, 25.4, 27.1, 40.3, 57.0, 76.6, 52.3, 19.5, 11.2, 7.6, 14.6,
        16.2, 24.7
    };

    private static final double[] LYNXES = {
        4.0, 6.1, 9.8, 35.2, 59.4, 41.7, 19.0, 13.0, 8.3, 9.1, 7.4, 8.0, 12.3, 19.5, 45.7, 51.1, 29.7, 15.8, 9.7, 10.1,
        8.6
    };

    private static final double[] FITTED = {
        0.4811990356937746,
        0.024831760714617488,
        0.9260183377298464,
        0.027532950356202623,
        34.91428773832751,
        3.8618664326958174
    };

    /** With a row in which a number is missing: it must not count. */
    private static SeriesObjective objective() {
        Compilation compilation = MODEL.compile(CompilerOptions.STANDARD.withAdjoint(Adjoint.ALWAYS));
        Compilation.Stages stages = compilation.stages().orElseThrow();
        OdeModel model = HotCompiler.standard().load(stages.models());
        double[][] rows = IntStream.rangeClosed(0, HARES.length)
                .mapToObj(i ->
                        i < HARES.length ? new double[] {i, HARES[i], LYNXES[i]} : new double[] {20.5, Double.NaN, 9})
                .toArray(double[][]::new);
        DataTable table = DataTable.of("data", List.of("t", "hares", "lynxes"), rows);
        return new SeriesObjective(
                model,
                FITTED,
                new GraphWeighing(stages.minimised().orElseThrow()),
                new SeriesObjective.Data(table, TimeSeries.of(table, "t"), ModelColumns.of(model.description(), table)),
                new SeriesObjective.Runs(
                        SolveOptions.STANDARD.method(Method.DOP853).rtol(1e-13), 0, 0, List.of(true)));
    }

    private static Estimates errors(LossForm form) {
        return StandardErrors.of(objective(), Rows.of(0), FITTED, new Question(form, 1e-13));
    }

    @Test
    void ofSquaresTheyAreThoseOfTheHessian() {
        double[] expected = {0.038217821, 0.0017247878, 0.079275046, 0.0022628092, 1.609136, 0.64683826};
        // s^2 (J'J)^-1, which curve_fit prints: the second derivatives of the residuals left out
        double[] withoutCurvature = {0.035087998, 0.0016380014, 0.073113219, 0.0020928995, 1.5769505, 0.58911628};
        Estimates errors = errors(new LossForm.Squares(2));
        for (int i = 0; i < expected.length; i++) {
            assertThat(errors.error(i)).as("weight %d", i).isCloseTo(expected[i], within(1e-6 * expected[i]));
            assertThat(errors.error(i) / withoutCurvature[i]).isBetween(0.9, 1.12);
        }
        assertThat(errors.correlation(0, 1)).isCloseTo(0.8212844337, within(1e-6));
        assertThat(errors.correlation(3, 5)).isCloseTo(-0.8558595757, within(1e-6));
        assertThat(errors.high(2)).isCloseTo(0.9260183377 + 2.0280940009804502 * 0.079275046, within(1e-6));
        assertThat(errors.distanceToMinimum()).isLessThan(1e-4);
    }

    @Test
    void theSandwichTakesGradientsRowByRow() {
        double[] expected = {0.048798364, 0.0019909604, 0.093618032, 0.0024311115, 2.0456201, 0.58944044};
        Estimates errors = errors(new LossForm.Sandwich());
        for (int i = 0; i < expected.length; i++) {
            assertThat(errors.error(i)).as("weight %d", i).isCloseTo(expected[i], within(1e-6 * expected[i]));
        }
    }

    @Test
    void whatRowsAddIsTheGradient() {
        SeriesObjective objective = objective();
        double[] weights = FITTED.clone();
        weights[0] *= 1.1;
        Batch all = new Batch(Rows.of(0), 0);
        double[] gradient = new double[weights.length];
        objective.gradient(weights, all, gradient, new double[1]);
        double[] sum = new double[weights.length];
        int[] count = {0};
        objective.contributions(weights, all, part -> {
            count[0]++;
            for (int i = 0; i < sum.length; i++) {
                sum[i] += part[i];
            }
        });
        assertThat(count[0]).isEqualTo(21).isEqualTo(objective.observations(Rows.of(0)));
        for (int i = 0; i < sum.length; i++) {
            assertThat(sum[i]).isCloseTo(gradient[i], within(1e-9 * Math.abs(gradient[i])));
        }
    }
}
