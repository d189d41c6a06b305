package brook.cli.train;

import brook.runtime.Draws;
import brook.runtime.OdeModel;
import brook.runtime.Quantity;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.Statistics;
import brook.runtime.gradient.TrajectorySource;
import brook.runtime.integrator.Integrator;
import brook.runtime.train.Measure;
import java.util.Arrays;
import java.util.List;

/**
 * How many evaluations of the right-hand side another method takes at some weights: the mean over rows, each solved alone, or, with a model of several lanes, those
 * of one run of as many rows, whose steps are the same and whose errors are measured over all of them.
 */
public final class EvaluationCount implements Measure {

    /** At most so many rows are solved, evenly spaced: data is often sorted. */
    private static final int ROWS = 100;

    private final String name;
    private final OdeModel model;
    private final Integrator integrator;
    private final Runs runs;
    private final Draws draws;
    private final int lanes;
    private final int shared;
    private final double[] parameters;
    private final double[] given;
    private final double[] rowInputs;
    private final double[] rowState;
    private int asked;

    /**
     * Which trajectories.
     *
     * @param every the count is made each so many times that it is asked for
     */
    public record Runs(TrajectorySource source, double t0, double t1, int every) {}

    /** By a method, with a model of its own, of one trajectory or of {@link #rowsOf} trajectories. */
    public EvaluationCount(String name, OdeModel model, SolveOptions options, Runs runs) {
        this.name = name;
        this.model = model;
        this.integrator = Integrator.of(model, options);
        this.runs = runs;
        this.lanes = model.laneCount();
        List<Quantity> ofRow = model.description().inputs().stream()
                .map(input -> lanes > 1 ? input.withoutLastAxis() : input)
                .toList();
        this.draws = Draws.of(ofRow);
        this.parameters = new double[model.parameterCount()];
        this.rowInputs =
                new double[ofRow.stream().mapToInt(Quantity::components).sum()];
        this.shared = parameters.length - rowInputs.length * lanes;
        this.given = new double[model.dimension()];
        this.rowState = new double[given.length / lanes];
    }

    /** How many of so many rows are solved. */
    public static int rowsOf(int rows) {
        return Math.min(ROWS, rows);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double of(double[] trained, int[] rows) {
        if (++asked % runs.every() != 0) {
            return Double.NaN;
        }
        System.arraycopy(trained, 0, parameters, 0, shared);
        int count = rowsOf(rows.length);
        double sum = 0;
        int solves = (count + lanes - 1) / lanes;
        for (int first = 0; first < count; first += lanes) {
            for (int lane = 0; lane < lanes; lane++) {
                long solved = Math.min(first + lane, count - 1);
                read(rows[(int) (solved * rows.length / count)], lane);
            }
            sum += evaluations();
        }
        return sum / solves;
    }

    private void read(int row, int lane) {
        Arrays.fill(rowInputs, Double.NaN);
        Arrays.fill(rowState, Double.NaN);
        runs.source().write(row, rowInputs, rowState);
        draws.complete(rowInputs, row);
        for (int i = 0; i < rowInputs.length; i++) {
            parameters[shared + i * lanes + lane] = rowInputs[i];
        }
        for (int i = 0; i < rowState.length; i++) {
            given[i * lanes + lane] = rowState[i];
        }
    }

    /** What papers count, where they count; NaN for a run that does not come to its end. */
    private double evaluations() {
        model.setParameters(parameters);
        double[] state = new double[given.length];
        model.startFrom(runs.t0(), given, state);
        Solution solution = integrator.solve(runs.t0(), state, runs.t1());
        Statistics cost = solution.statistics();
        return solution.reachedEnd() ? cost.paperEvaluations().orElse(cost.evaluations()) : Double.NaN;
    }
}
