package brook.cli.train;

import brook.runtime.Draws;
import brook.runtime.OdeModel;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.Statistics;
import brook.runtime.gradient.TrajectorySource;
import brook.runtime.integrator.Integrator;
import brook.runtime.train.Measure;
import java.util.Arrays;

/** How many evaluations of the right-hand side another method takes for a trajectory at some weights: the mean over rows, each solved alone. */
public final class EvaluationCount implements Measure {

    /** At most so many rows are solved, evenly spaced: data is often sorted. */
    private static final int ROWS = 100;

    private final String name;
    private final OdeModel model;
    private final Integrator integrator;
    private final Runs runs;
    private final Draws draws;
    private int asked;

    /**
     * Which trajectories.
     *
     * @param every the count is made each so many times that it is asked for
     */
    public record Runs(TrajectorySource source, double t0, double t1, int every) {}

    /** By a method, with a model of one trajectory of its own. */
    public EvaluationCount(String name, OdeModel model, SolveOptions options, Runs runs) {
        this.name = name;
        this.model = model;
        this.integrator = Integrator.of(model, options);
        this.runs = runs;
        this.draws = Draws.of(model.description().inputs());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double of(double[] parameters, int[] rows) {
        if (++asked % runs.every() != 0) {
            return Double.NaN;
        }
        double sum = 0;
        int count = Math.min(ROWS, rows.length);
        for (int i = 0; i < count; i++) {
            sum += evaluations(parameters, rows[(int) ((long) i * rows.length / count)]);
        }
        return sum / count;
    }

    /** What papers count, where they count; NaN for a run that does not come to its end. */
    private double evaluations(double[] parameters, int row) {
        double[] all = Arrays.copyOf(parameters, model.parameterCount());
        double[] inputs = new double[all.length - parameters.length];
        double[] given = new double[model.dimension()];
        Arrays.fill(given, Double.NaN);
        Arrays.fill(inputs, Double.NaN);
        runs.source().write(row, inputs, given);
        draws.complete(inputs, row);
        System.arraycopy(inputs, 0, all, parameters.length, inputs.length);
        model.setParameters(all);
        double[] state = new double[given.length];
        model.startFrom(runs.t0(), given, state);
        Solution solution = integrator.solve(runs.t0(), state, runs.t1(), step -> true);
        Statistics cost = solution.statistics();
        return solution.reachedEnd() ? cost.paperEvaluations().orElse(cost.evaluations()) : Double.NaN;
    }
}
