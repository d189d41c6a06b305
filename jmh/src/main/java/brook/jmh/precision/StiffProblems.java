package brook.jmh.precision;

import brook.jmh.GeneratedModel;
import brook.jmh.problem.Problem;
import brook.runtime.Method;
import brook.runtime.OdeModel;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.Statistics;
import brook.runtime.integrator.Integrator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Prints what stiff problems cost and how far from the reference they end: {@code StiffProblems [METHOD ...]}. */
public final class StiffProblems {

    /** The methods without arguments. */
    private static final String METHODS = "radau5 rodas5p auto";

    private static final List<String> PROBLEMS = List.of(
            "06_robertson",
            "robertson_1e11",
            "hires",
            "oregonator",
            "van_der_pol_scaled",
            "van_der_pol_1e6",
            "brusselator_1000");

    private static final List<Double> TOLERANCES = List.of(1e-4, 1e-6, 1e-8, 1e-10);
    private static final long LONGEST_RUN = 2_000_000;
    /** Seconds of CPU time after which a run is not made again. */
    private static final double LONG = 2;

    private static final int REPETITIONS = 5;

    private StiffProblems() {}

    /** Writes a table in Markdown to the standard output. */
    public static void main(String[] args) {
        String[] names = args.length > 0 ? args : METHODS.split(" ");
        List<Method> methods =
                Arrays.stream(names).map(name -> Method.of(name).orElseThrow()).toList();
        System.out.println(
                "| problem | method | rtol | error | steps | rejected | evaluations | Jacobians | factorizations | seconds |");
        System.out.println("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (String name : PROBLEMS) {
            Problem problem = Problem.named("stiff/" + name);
            for (Method method : methods) {
                TOLERANCES.forEach(tolerance -> System.out.println(row(problem, method, tolerance)));
            }
        }
    }

    private static String row(Problem problem, Method method, double rtol) {
        SolveOptions options = SolveOptions.STANDARD
                .method(method)
                .rtol(rtol)
                .atol(problem.absolute() * rtol)
                .maxSteps(LONGEST_RUN);
        OdeModel model = GeneratedModel.of(problem, options);
        double[] start = new double[model.dimension()];
        model.initialState(0, start);
        Integrator integrator = Integrator.of(model, options);
        Solution solution = integrator.solve(0, start, problem.end());
        double seconds = seconds(integrator, start, problem.end());
        String head = String.format(Locale.ROOT, "| %s | %s | %.0e | ", problem.name(), method, rtol);
        return head
                + (solution.reachedEnd() ? numbers(problem, solution) : solution + " | | | | | ")
                + String.format(Locale.ROOT, "| %.4f |", seconds);
    }

    private static String numbers(Problem problem, Solution solution) {
        Statistics costs = solution.statistics();
        return String.format(
                Locale.ROOT,
                "%.1e | %d | %d | %d | %d | %d ",
                problem.componentError(solution.state()),
                costs.steps(),
                costs.rejected(),
                costs.evaluations(),
                costs.jacobians(),
                costs.factorizations());
    }

    /** The fastest of some runs. */
    private static double seconds(Integrator integrator, double[] start, double end) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < REPETITIONS && (i == 0 || best < LONG); i++) {
            best = Math.min(best, CpuTime.millis(() -> integrator.solve(0, start, end), 0) / 1e3);
        }
        return best;
    }
}
