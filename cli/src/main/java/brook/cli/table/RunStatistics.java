package brook.cli.table;

import brook.compiler.source.ShortestDecimal;
import brook.runtime.Statistics;
import brook.runtime.gradient.AdjointMethod;
import brook.runtime.gradient.BackwardCosts;
import java.util.Locale;
import java.util.OptionalLong;

/** What a run cost, as one JSON object. */
public final class RunStatistics {

    private RunStatistics() {}

    /** A Taylor method counts its jets as evaluations; the count by the convention of papers is not for it. */
    public static String json(Statistics statistics, double compileSeconds, double solveSeconds) {
        return "{" + members(statistics, compileSeconds, solveSeconds) + "}";
    }

    /** The sums over many runs, and how many they were. */
    public static String json(long trajectories, Statistics sums, double compileSeconds, double solveSeconds) {
        return "{\"trajectories\": " + trajectories + ", " + members(sums, compileSeconds, solveSeconds) + "}";
    }

    /** What a run cost, as {@link #json} says it, and then the way back through it. */
    public static String withBackward(String json, AdjointMethod how, BackwardCosts costs) {
        return json.substring(0, json.length() - 1)
                + ", \"backward\": {\"adjoint\": \"" + how.name().toLowerCase(Locale.ROOT) + "\""
                + ", \"steps\": " + costs.steps()
                + ", \"rejected\": " + costs.rejected()
                + ", \"nfe\": " + costs.evaluations()
                + ", \"nfe_again\": " + costs.recomputed() + "}}";
    }

    private static String members(Statistics statistics, double compileSeconds, double solveSeconds) {
        return "\"method\": \"" + statistics.method() + "\""
                + ", \"order\": " + statistics.order()
                + ", \"rtol\": " + ShortestDecimal.of(statistics.rtol())
                + ", \"atol\": " + ShortestDecimal.of(statistics.atol())
                + ", \"steps\": " + statistics.steps()
                + ", \"rejected\": " + statistics.rejected()
                + ", \"nfe\": " + statistics.evaluations()
                + ", \"nfe_paper\": " + paper(statistics.paperEvaluations())
                + ", \"events\": " + statistics.events()
                + ", \"compile_seconds\": " + seconds(compileSeconds)
                + ", \"solve_seconds\": " + seconds(solveSeconds)
                + ", \"jacobians\": " + statistics.jacobians()
                + ", \"factorizations\": " + statistics.factorizations()
                + ", \"exceeded\": " + statistics.exceeded()
                + ", \"largest_error\": " + orNull(statistics.largestError());
    }

    private static String orNull(double value) {
        return Double.isNaN(value) ? "null" : ShortestDecimal.of(value);
    }

    private static String paper(OptionalLong count) {
        return count.isPresent() ? Long.toString(count.getAsLong()) : "null";
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.6f", seconds);
    }
}
