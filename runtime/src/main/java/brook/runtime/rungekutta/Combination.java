package brook.runtime.rungekutta;

import java.util.List;
import java.util.stream.IntStream;

/** A sum of right-hand sides with fixed weights; those that count nothing are left out. */
final class Combination {

    private final int[] indices;
    private final double[] weights;

    Combination(List<Double> weights) {
        this.indices = IntStream.range(0, weights.size())
                .filter(i -> weights.get(i) != 0)
                .toArray();
        this.weights = IntStream.of(indices).mapToDouble(weights::get).toArray();
    }

    /** Sums up all components. */
    void sum(double[][] rates, double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = 0;
        }
        for (int j = 0; j < indices.length; j++) {
            double[] rate = rates[indices[j]];
            double weight = weights[j];
            for (int i = 0; i < into.length; i++) {
                into[i] += weight * rate[i];
            }
        }
    }

    /** The sum for one component. */
    double sum(double[][] rates, int component) {
        double sum = 0;
        for (int j = 0; j < indices.length; j++) {
            sum += weights[j] * rates[indices[j]][component];
        }
        return sum;
    }
}
