package brook.jmh;

import brook.jmh.problem.Problem;
import brook.runtime.AbsoluteTolerances;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.Step;
import brook.runtime.integrator.LaneIntegrators;

/** Eight runs of a problem in lanes, each with steps of its own, from start to end. */
final class LaneRuns implements Contender {

    private static final int LANES = 8;

    private final LaneIntegrators all;
    private final double[] parameters;
    private final double[] start;
    private final double end;
    private double[] state = {};

    LaneRuns(Problem problem, double tolerance) {
        int order = Contenders.order(tolerance);
        SolveOptions options = SolveOptions.STANDARD.rtol(tolerance).order(order);
        OdeModel model = GeneratedModel.of(problem, order);
        all = LaneIntegrators.of(
                GeneratedModel.runs(problem, LANES, order), model, options, AbsoluteTolerances.of(model, options));
        parameters = new double[model.parameterCount()];
        model.parameters(parameters);
        start = problem.initialState();
        end = problem.end();
    }

    @Override
    public long work() {
        for (int lane = 0; lane < LANES; lane++) {
            all.model(lane).setParameters(parameters);
            all.integrator(lane).begin(0, start, new double[] {end}, LaneRuns::goesOn);
            all.begun(lane);
        }
        // All begin alike, so they end with the same step.
        boolean going = true;
        while (going) {
            all.compute();
            for (int lane = 0; lane < LANES; lane++) {
                going = all.integrator(lane).advance();
            }
        }
        long steps = 0;
        for (int lane = 0; lane < LANES; lane++) {
            steps += all.integrator(lane).end().statistics().steps();
        }
        state = all.integrator(LANES - 1).end().state();
        return steps;
    }

    @Override
    public double[] state() {
        return state.clone();
    }

    private static boolean goesOn(Step step) {
        return true;
    }
}
