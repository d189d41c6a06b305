package brook.runtime.rungekutta.tableau;

import java.util.Arrays;
import java.util.List;

/**
 * Where a right-hand side is evaluated: at the time t + c h, and at the point plus h times a sum of those evaluated before.
 *
 * @param time the node c
 * @param coefficients what each of those before counts
 */
public record Row(double time, List<Double> coefficients) {

    public Row {
        coefficients = List.copyOf(coefficients);
    }

    /** A row as it stands in print. */
    static Row row(double time, double... coefficients) {
        return new Row(time, list(coefficients));
    }

    /** Numbers as they stand in print. */
    static List<Double> list(double... numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
