package brook.compiler.reference;

import brook.runtime.OdeModel;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.integrator.Integrator;
import brook.runtime.output.Trajectory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * How far a run was from the reference.
 *
 * @param steps of the run
 * @param endError the largest error of the final state over its largest component
 * @param runError the largest error at a checkpoint or at the end over the largest value of the run
 * @param bound what either may be
 */
record Accuracy(long steps, double endError, double runError, double bound) {

    /** 1,000 roundings, 500 times their growth where the problem makes them grow, never more than 1e-3. */
    private static double bound(double sensitivity) {
        return Math.min(1e-3, Math.max(2e-13, 500 * 2.2e-16 * sensitivity));
    }

    static Accuracy measure(ReferenceFile reference, OdeModel model, SolveOptions options) {
        double[] state = new double[model.dimension()];
        model.initialState(reference.number("t0"), state);
        Trajectory trajectory = new Trajectory();
        Solution solution =
                Integrator.of(model, options).solve(reference.number("t0"), state, reference.number("t1"), trajectory);
        if (!solution.reachedEnd()) {
            throw new AssertionError(reference + ": " + solution);
        }
        List<BigDecimal> end = reference.endForDoubles();
        double endError = distance(solution.state(), end);
        double error = endError;
        for (Map.Entry<Double, List<BigDecimal>> point : reference.checkpoints().entrySet()) {
            error = Math.max(error, distance(trajectory.state(point.getKey()), point.getValue()));
        }
        return new Accuracy(
                solution.statistics().steps(),
                endError
                        / largest(end.stream()
                                .mapToDouble(BigDecimal::doubleValue)
                                .toArray()),
                error / largest(trajectory),
                bound(reference.number("sensitivity")));
    }

    /** In the maximum norm, the difference taken before anything is rounded. */
    private static double distance(double[] actual, List<BigDecimal> expected) {
        double distance = 0;
        for (int i = 0; i < actual.length; i++) {
            BigDecimal difference = new BigDecimal(actual[i]).subtract(expected.get(i));
            distance = Math.max(distance, Math.abs(difference.doubleValue()));
        }
        return distance;
    }

    private static double largest(Trajectory trajectory) {
        double largest = 0;
        for (int i = 0; i <= trajectory.steps(); i++) {
            largest = Math.max(largest, largest(trajectory.state(trajectory.time(i))));
        }
        return largest;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** The larger of both errors as a part of what it may be. */
    double share() {
        return Math.max(endError, runError) / bound;
    }
}
