package brook.jmh;

import brook.jmh.problem.Problem;
import brook.runtime.OdeModel;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.integrator.Integrator;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Integrates the outer Solar System for a million years and fits how its energy error grows: {@code EnergyGrowth [YEARS]}.
 *
 * <p>Rounding that is even in the mean makes a random walk, whose error grows with the square root of time (Brouwer 1937); with a bias it drifts,
 * in proportion to time. A single path says little by its last value, so the fit is of the root mean square of the change over all
 * spans of one length, against the length.
 */
public final class EnergyGrowth {

    private static final double SPAN = 1_000;
    private static final double[] TOLERANCES = {1e-15, 1e-18};
    /** Longer spans are too few to have a mean. */
    private static final int FEWEST_SPANS = 20;

    private EnergyGrowth() {}

    public static void main(String[] args) {
        double years = args.length == 0 ? 1e6 : Double.parseDouble(args[0]);
        for (double tolerance : TOLERANCES) {
            print(tolerance, years);
        }
    }

    private static void print(double tolerance, double years) {
        Problem problem = Problem.named("OuterSolarSystemYears");
        SolveOptions options = SolveOptions.STANDARD.rtol(tolerance);
        OdeModel model = GeneratedModel.of(problem, options);
        Integrator integrator = Integrator.of(model, options);
        double[] state = problem.initialState();
        double start = energy(model, state);
        double[] errors = new double[(int) Math.round(years / SPAN) + 1];
        long steps = 0;
        long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 1; i < errors.length; i++) {
            Solution solution = integrator.solve((i - 1) * SPAN, state, i * SPAN);
            state = solution.state();
            steps += solution.statistics().steps();
            errors[i] = energy(model, state) / start - 1;
        }
        double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "tolerance %.0e, order %d: %.0f years in %d steps, %.1f seconds; last relative energy error %.2e, largest %.2e%n",
                tolerance,
                options.effectiveOrder(),
                years,
                steps,
                seconds,
                errors[errors.length - 1],
                largest(errors));
        Line growth = growth(errors);
        System.out.printf(
                Locale.ROOT,
                "  grows with the power %.2f of time (0.5: random walk, 1: drift); mean drift %.1e a million years%n",
                growth.slope(),
                errors[errors.length - 1] / years * 1e6);
    }

    private static double energy(OdeModel model, double[] state) {
        double[] outputs = new double[model.outputCount()];
        model.outputs(0, state, outputs);
        return outputs[0];
    }

    private static double largest(double[] errors) {
        double largest = 0;
        for (double error : errors) {
            largest = Math.max(largest, Math.abs(error));
        }
        return largest;
    }

    /** Logarithms of the mean change against those of spans, which double. */
    static Line growth(double[] errors) {
        Line.Sums sums = new Line.Sums();
        for (int span = 1; span * FEWEST_SPANS < errors.length; span *= 2) {
            double change = change(errors, span);
            System.out.printf(Locale.ROOT, "  over %7.0f years: %.2e%n", span * SPAN, change);
            sums.add(Math.log(span), Math.log(change));
        }
        return sums.line();
    }

    private static double change(double[] errors, int span) {
        double sum = 0;
        for (int i = span; i < errors.length; i++) {
            double change = errors[i] - errors[i - span];
            sum += change * change;
        }
        return Math.sqrt(sum / (errors.length - span));
    }
}
