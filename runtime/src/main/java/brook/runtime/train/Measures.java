package brook.runtime.train;

import java.util.Arrays;
import java.util.List;

/**
 * What came out over some rows.
 *
 * @param value the mean of what is minimised
 * @param parts the mean of each part, in the order of {@link Objective#parts()}, NaN where it is not known
 */
public record Measures(double value, List<Double> parts) {

    public Measures {
        parts = List.copyOf(parts);
    }

    static Measures of(double value, double[] parts) {
        return new Measures(value, Arrays.stream(parts).boxed().toList());
    }
}
