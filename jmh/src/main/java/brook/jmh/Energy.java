package brook.jmh;

import brook.jmh.problem.Problem;
import brook.runtime.OdeModel;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.integrator.Integrator;
import java.util.Locale;

/** Integrates the outer Solar System for 10,000 years, and 1,000 years there and back, and prints what is lost. */
public final class Energy {

    private static final double LONG = 10_000;
    private static final double PART = 1_000;

    private Energy() {}

    public static void main(String[] args) {
        Problem problem = Problem.named("OuterSolarSystemYears");
        OdeModel model = GeneratedModel.of(problem, 20);
        Integrator integrator = Integrator.of(model, SolveOptions.STANDARD.rtol(Contenders.ROUNDING));
        energy(problem, model, integrator);
        thereAndBack(problem, integrator);
    }

    private static void energy(Problem problem, OdeModel model, Integrator integrator) {
        double[] state = problem.initialState();
        double start = energy(model, state);
        double largest = 0;
        long steps = 0;
        for (double t = PART; t <= LONG; t += PART) {
            Solution solution = integrator.solve(t - PART, state, t);
            state = solution.state();
            steps += solution.statistics().steps();
            double error = energy(model, state) / start - 1;
            largest = Math.max(largest, Math.abs(error));
            System.out.printf(Locale.ROOT, "%8.0f years  relative energy error %9.2e%n", t, error);
        }
        System.out.printf(Locale.ROOT, "largest %.2e in %d steps%n", largest, steps);
    }

    private static double energy(OdeModel model, double[] state) {
        double[] outputs = new double[model.outputCount()];
        model.outputs(0, state, outputs);
        return outputs[0];
    }

    private static void thereAndBack(Problem problem, Integrator integrator) {
        double[] start = problem.initialState();
        double[] there = integrator.solve(0, start, PART).state();
        double[] back = integrator.solve(PART, there, 0).state();
        double error = 0;
        for (int i = 0; i < start.length; i++) {
            error = Math.max(error, Math.abs(back[i] - start[i]));
        }
        System.out.printf(
                Locale.ROOT,
                "%.0f years there: error %.2e, and back: return error %.2e (AU, AU/year)%n",
                PART,
                problem.error(there),
                error);
    }
}
