package brook.runtime.rungekutta.tableau;

import java.util.List;

/**
 * What a step says between its ends: x(t + s h) = x + h times the sum over k = 1, 2, ... of s^k times a sum of right-hand sides.
 *
 * @param order the order of what it says: its error in one step falls with h to the power of order + 1
 * @param extra evaluations that only this needs, after the stages
 * @param polynomial what each stage and each of those counts in the sum for s^k, k = 1 first
 */
public record Continuation(int order, List<Row> extra, List<List<Double>> polynomial) {

    public Continuation {
        extra = List.copyOf(extra);
        polynomial = polynomial.stream().map(List::copyOf).toList();
    }

    /** The degree of the polynomial. */
    public int degree() {
        return polynomial.size();
    }
}
