package brook.cli.train;

import brook.hot.ModelObjective;
import brook.runtime.OdeModel;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.Statistics;
import brook.runtime.gradient.TrajectorySource;
import brook.runtime.integrator.Integrator;
import java.util.Arrays;

/** How many evaluations of the right-hand side another method takes for a trajectory at some weights: the mean over rows, each solved alone. */
public final class EvaluationCount implements ModelObjective.Measure {

    /** So many rows are solved, the first ones. */
    private static final int ROWS = 100;

    private final String name;
    private final OdeModel model;
    private final Integrator integrator;
    private final TrajectorySource source;
    private final double t0;
    private final double t1;

    /** With a model of its own, from {@code t0} to {@code t1}. */
    public EvaluationCount(
            String name, OdeModel model, SolveOptions options, TrajectorySource source, double t0, double t1) {
        this.name = name;
        this.model = model;
        this.integrator = Integrator.of(model, options);
        this.source = source;
        this.t0 = t0;
        this.t1 = t1;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double of(double[] parameters, int[] rows) {
        double sum = 0;
        int count = Math.min(ROWS, rows.length);
        for (int i = 0; i < count; i++) {
            sum += evaluations(parameters, rows[i]);
        }
        return sum / count;
    }

    /** What papers count, where they count; NaN for a run that does not come to its end. */
    private double evaluations(double[] parameters, int row) {
        double[] all = Arrays.copyOf(parameters, model.parameterCount());
        double[] inputs = new double[all.length - parameters.length];
        double[] given = new double[model.dimension()];
        Arrays.fill(given, Double.NaN);
        source.write(row, inputs, given);
        System.arraycopy(inputs, 0, all, parameters.length, inputs.length);
        model.setParameters(all);
        double[] state = new double[given.length];
        model.initialState(t0, state);
        for (int i = 0; i < state.length; i++) {
            state[i] = Double.isNaN(given[i]) ? state[i] : given[i];
        }
        model.completeInitialState(t0, state, given);
        Solution solution = integrator.solve(t0, state, t1, step -> true);
        Statistics cost = solution.statistics();
        return solution.reachedEnd() ? cost.paperEvaluations().orElse(cost.evaluations()) : Double.NaN;
    }
}
