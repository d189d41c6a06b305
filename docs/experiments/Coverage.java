import brook.compiler.CompilerOptions;
import brook.compiler.CompilerOptions.Adjoint;
import brook.compiler.OdeCompiler;
import brook.compiler.hot.GraphWeighing;
import brook.compiler.hot.HotCompiler;
import brook.compiler.source.SourceFile;
import brook.runtime.OdeModel;
import brook.runtime.data.DataTable;
import brook.runtime.data.TimeSeries;
import brook.runtime.train.Estimates;
import brook.runtime.train.LossForm;
import brook.runtime.train.ModelColumns;
import brook.runtime.train.Optimizer;
import brook.runtime.train.Rows;
import brook.runtime.train.SeriesObjective;
import brook.runtime.train.Split;
import brook.runtime.train.StandardErrors;
import brook.runtime.train.TrainListener;
import brook.runtime.train.TrainOptions;
import brook.runtime.train.Trainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** How often intervals of 95 percent hold the truth: influenza.ode fitted to made counts. {@code Coverage influenza.ode COUNT}. */
public final class Coverage {

    private static final double[] TRUTH = {1.76, 0.458, 2.25};
    private static final double DEVIATION = 18;

    public static void main(String[] args) throws Exception {
        int count = Integer.parseInt(args[1]);
        var stages = OdeCompiler.compile(
                        new SourceFile("influenza.ode", Files.readString(Path.of(args[0]))),
                        CompilerOptions.STANDARD.withAdjoint(Adjoint.ALWAYS))
                .stages()
                .orElseThrow();
        OdeModel model = HotCompiler.standard().load(stages.models());
        GraphWeighing weighing = new GraphWeighing(stages.minimised().orElseThrow());
        double[] days = days();
        LossForm[] forms = {new LossForm.Squares(1), new LossForm.Sandwich()};
        int[][] held = new int[forms.length][TRUTH.length];
        double[][] errors = new double[forms.length][TRUTH.length];
        double[] sum = new double[TRUTH.length];
        double[] squares = new double[TRUTH.length];
        for (int number = 1; number <= count; number++) {
            SeriesObjective objective = objective(model, weighing, made(days, new Random(number)));
            Rows all = Rows.of(0);
            double[] weights = fitted(objective);
            for (int form = 0; form < forms.length; form++) {
                Estimates found = StandardErrors.of(
                        objective, all, weights, new StandardErrors.Question(forms[form], 1e-10));
                for (int i = 0; i < TRUTH.length; i++) {
                    held[form][i] += found.low(i) <= TRUTH[i] && TRUTH[i] <= found.high(i) ? 1 : 0;
                    errors[form][i] += found.error(i) / count;
                }
            }
            for (int i = 0; i < TRUTH.length; i++) {
                sum[i] += weights[i];
                squares[i] += weights[i] * weights[i];
            }
        }
        print(model, count, held, errors, new double[][] {sum, squares});
    }

    private static DataTable made(double[] days, Random random) {
        double[][] rows = new double[days.length][];
        for (int i = 0; i < days.length; i++) {
            rows[i] = new double[] {i + 1, days[i] + DEVIATION * random.nextGaussian()};
        }
        return DataTable.of("made", List.of("t", "in_bed"), rows);
    }

    private static SeriesObjective objective(OdeModel model, GraphWeighing weighing, DataTable table) {
        return new SeriesObjective(
                model,
                TRUTH,
                weighing,
                new SeriesObjective.Data(table, TimeSeries.of(table, "t"), ModelColumns.of(model.description(), table)),
                new SeriesObjective.Runs(model.description().solve().options(), 1, 14, List.of(true)));
    }

    private static double[] fitted(SeriesObjective objective) {
        TrainOptions how = TrainOptions.STANDARD.optimizer(new Optimizer.Lbfgs(10, 0)).epochs(200);
        return new Trainer(objective, Split.none(1), how)
                .run(TRUTH, TrainListener.SILENT)
                .checkpoint()
                .weights();
    }

    private static void print(OdeModel model, int count, int[][] held, double[][] errors, double[][] sums) {
        for (int i = 0; i < TRUTH.length; i++) {
            double spread = Math.sqrt((sums[1][i] - sums[0][i] * sums[0][i] / count) / (count - 1));
            System.out.printf(
                    Locale.ROOT,
                    "%s: mean %.4g, deviation %.4g; squares: %d of %d, mean error %.4g; sandwich: %d, %.4g%n",
                    model.description().trainables().get(i).name(),
                    sums[0][i] / count,
                    spread,
                    held[0][i],
                    count,
                    errors[0][i],
                    held[1][i],
                    errors[1][i]);
        }
    }

    /** The boys in bed on 14 days, by Heun's method with steps of 1/1000 day: nothing of Brook. */
    private static double[] days() {
        double[] days = new double[14];
        double ill = TRUTH[2];
        double well = 763 - ill;
        double h = 1e-3;
        for (int step = 0; step <= 13_000; step++) {
            if (step % 1000 == 0) {
                days[step / 1000] = ill;
            }
            double caught = TRUTH[0] * well * ill / 763;
            double healed = TRUTH[1] * ill;
            double well1 = well - h * caught;
            double ill1 = ill + h * (caught - healed);
            double caught1 = TRUTH[0] * well1 * ill1 / 763;
            well -= h * (caught + caught1) / 2;
            ill += h * (caught - healed + caught1 - TRUTH[1] * ill1) / 2;
        }
        return days;
    }
}
