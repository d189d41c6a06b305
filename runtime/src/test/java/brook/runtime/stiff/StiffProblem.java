package brook.runtime.stiff;

import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.integrator.Integrator;
import brook.runtime.reference.ExpressionModel;
import java.util.List;
import java.util.stream.Stream;

/**
 * Stiff problems with published solutions: Hairer and Wanner 1996, IV.10, with the values of the Test Set for IVP Solvers (Mazzia and Magherini 2008),
 * which are those of RADAU, PSIDE and others in quadruple precision.
 *
 * @param smallest what a component is at least, roughly: the absolute tolerance is a relative one of this
 * @param model the equations, with their Jacobian
 * @param start the state at time 0
 * @param end the time of the reference
 * @param reference the state there
 */
record StiffProblem(
        String name, double smallest, ExpressionModel model, List<Double> start, double end, List<Double> reference) {

    static StiffProblem robertson() {
        return new StiffProblem(
                "Robertson",
                1e-13,
                ExpressionModel.of(List.of("a", "b", "c"), "-0.04*a+1e4*b*c", "0.04*a-1e4*b*c-3e7*b*b", "3e7*b*b"),
                List.of(1.0, 0.0, 0.0),
                1e11,
                List.of(0.2083340149701255e-07, 0.8333360770334713e-13, 0.9999999791665050));
    }

    static StiffProblem hires() {
        return new StiffProblem(
                "HIRES",
                1e-5,
                ExpressionModel.of(
                        List.of("a", "b", "c", "d", "e", "f", "g", "h"),
                        "-1.71*a+0.43*b+8.32*c+0.0007",
                        "1.71*a-8.75*b",
                        "-10.03*c+0.43*d+0.035*e",
                        "8.32*b+1.71*c-1.12*d",
                        "-1.745*e+0.43*f+0.43*g",
                        "-280*f*h+0.69*d+1.71*e-0.43*f+0.69*g",
                        "280*f*h-1.81*g",
                        "-280*f*h+1.81*g"),
                List.of(1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0057),
                321.8122,
                List.of(
                        0.7371312573325668e-3,
                        0.1442485726316185e-3,
                        0.5888729740967575e-4,
                        0.1175651343283149e-2,
                        0.2386356198831331e-2,
                        0.6238968252742796e-2,
                        0.2849998395185769e-2,
                        0.2850001604814231e-2));
    }

    static StiffProblem oregonator() {
        return new StiffProblem(
                "Oregonator",
                1,
                ExpressionModel.of(
                        List.of("a", "b", "c"), "77.27*(b+a*(1-8.375e-6*a-b))", "(c-(1+a)*b)/77.27", "0.161*(a-c)"),
                List.of(1.0, 2.0, 3.0),
                360,
                List.of(0.1000814870318523e1, 0.1228178521549917e4, 0.1320554942846706e3));
    }

    /** x'' = mu (1 - x²) x' - x with mu = 1000; the reference, of epsilon = 1e-6, is that of the same in the time t/mu. */
    static StiffProblem vanDerPol() {
        return new StiffProblem(
                "Van der Pol",
                1e-3,
                ExpressionModel.of(List.of("x", "v"), "v", "1e3*(1-x*x)*v-x"),
                List.of(2.0, 0.0),
                2e3,
                List.of(0.1706167732170483e1, -0.8928097010247975e-3));
    }

    static Stream<StiffProblem> all() {
        return Stream.of(robertson(), hires(), oregonator(), vanDerPol());
    }

    /** The solution with a relative tolerance that counts for each component. */
    Solution solve(SolveOptions options) {
        double[] state = start.stream().mapToDouble(x -> x).toArray();
        return Integrator.of(model, options.atol(options.rtol() * smallest)).solve(0, state, end);
    }

    /** The largest relative error of a component. */
    double error(Solution solution) {
        double largest = 0;
        for (int i = 0; i < reference.size(); i++) {
            double error = Math.abs(solution.state(i) / reference.get(i) - 1);
            largest = Math.max(largest, error);
        }
        return largest;
    }

    @Override
    public String toString() {
        return name;
    }
}
