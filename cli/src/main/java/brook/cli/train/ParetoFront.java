package brook.cli.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which of some results no other one beats in both of two numbers, of which less is better. */
public final class ParetoFront {

    /**
     * A result.
     *
     * @param name what it is a result of: {@code lambda = 0.01}
     * @param cost evaluations
     * @param loss how wrong it is
     */
    public record Result(String name, double cost, double loss) {}

    private ParetoFront() {}

    /** Those that are not beaten, by their cost; a result with a number that is not finite is beaten. Of equal ones the first stays. */
    public static List<Result> of(List<Result> results) {
        List<Result> sorted = results.stream()
                .filter(result -> Double.isFinite(result.cost()) && Double.isFinite(result.loss()))
                .sorted(Comparator.comparingDouble(Result::cost).thenComparingDouble(Result::loss))
                .toList();
        List<Result> front = new ArrayList<>();
        double least = Double.POSITIVE_INFINITY;
        for (Result result : sorted) {
            if (result.loss() < least) {
                front.add(result);
                least = result.loss();
            }
        }
        return front;
    }
}
