package brook.runtime.rungekutta.tableau;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The coefficients of an explicit Runge-Kutta method, after Butcher.
 *
 * @param order the order of what is advanced
 * @param errorPower with which power of h the error estimate falls; 0 where there is none
 * @param rows the stages behind the first, which stands at the point itself
 * @param weights what each stage counts in the step
 * @param errors what each stage counts in an error estimate: none, one, or the two of {@link DormandPrince853}
 * @param continuation the step between its ends
 */
public record Tableau(
        int order,
        int errorPower,
        List<Row> rows,
        List<Double> weights,
        List<List<Double>> errors,
        Continuation continuation) {

    public Tableau {
        rows = List.copyOf(rows);
        weights = List.copyOf(weights);
        errors = errors.stream().map(List::copyOf).toList();
    }

    /** A method whose error estimate is the difference to embedded weights. */
    static Tableau pair(int order, int errorPower, List<Row> rows, List<List<Double>> weights, Continuation between) {
        List<Double> main = weights.get(0);
        List<Double> embedded = weights.get(1);
        List<Double> error = IntStream.range(0, main.size())
                .mapToObj(i -> main.get(i) - embedded.get(i))
                .toList();
        return new Tableau(order, errorPower, rows, main, List.of(error), between);
    }

    /** A method without an error estimate. */
    static Tableau onGrid(int order, List<Row> rows, List<Double> weights) {
        return new Tableau(order, 0, rows, weights, List.of(), Hermite.continuation(order, rows, weights));
    }

    /** The number of stages. */
    public int stages() {
        return weights.size();
    }

    /** Whether the last stage stands at the end of the step, so that it is the first of the next one. */
    public boolean firstSameAsLast() {
        return !rows.isEmpty() && isEnd(rows.get(rows.size() - 1), weights);
    }

    /** Whether the first evaluation that only the continuation needs stands at the end of the step. */
    public boolean continuesFromEnd() {
        return !continuation.extra().isEmpty() && isEnd(continuation.extra().get(0), weights);
    }

    /** Whether a row stands at the end of a step with these weights. */
    static boolean isEnd(Row row, List<Double> weights) {
        List<Double> point = new ArrayList<>(row.coefficients());
        while (point.size() < weights.size()) {
            point.add(0.0);
        }
        return row.time() == 1 && point.equals(weights);
    }
}
