package brook.runtime.rungekutta.tableau;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Continuations in the form of Hairer, Nørsett and Wanner 1993 (II.6, and their codes DOPRI5 and DOP853), made of s and r = 1 - s in turn:
 * x + s (c1 + r (c2 + s (c3 + r (c4 + ...)))).
 */
final class Nested {

    private Nested() {}

    /**
     * The coefficients of s, s², s³, ... of such a form.
     *
     * @param weights those of the step, which are c1
     * @param end the evaluation at the end of the step
     * @param rest c4, c5, ...: what the evaluations count there; c2 and c3 follow from the right-hand sides at both ends
     */
    static List<List<Double>> polynomial(List<Double> weights, int end, List<List<Double>> rest) {
        int count = rest.get(0).size();
        List<double[]> parts = new ArrayList<>();
        double[] difference = Arrays.copyOf(array(weights), count);
        double[] start = difference.clone();
        double[] finish = difference.clone();
        for (int i = 0; i < count; i++) {
            start[i] = (i == 0 ? 1 : 0) - difference[i];
            finish[i] = difference[i] - (i == end ? 1 : 0) - start[i];
        }
        parts.addAll(List.of(difference, start, finish));
        rest.forEach(part -> parts.add(array(part)));
        double[][] sums = new double[parts.size()][count];
        double[] factor = {1};
        for (int k = 0; k < parts.size(); k++) {
            factor = k % 2 == 0 ? timesPlace(factor) : timesRest(factor);
            addTo(sums, factor, parts.get(k));
        }
        return Arrays.stream(sums).map(Row::list).toList();
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] timesPlace(double[] factor) {
        double[] product = new double[factor.length + 1];
        System.arraycopy(factor, 0, product, 1, factor.length);
        return product;
    }

    private static double[] timesRest(double[] factor) {
        double[] product = timesPlace(factor);
        for (int k = 0; k < product.length; k++) {
            product[k] = (k < factor.length ? factor[k] : 0) - product[k];
        }
        return product;
    }

    private static void addTo(double[][] sums, double[] factor, double[] part) {
        for (int k = 1; k < factor.length; k++) {
            for (int i = 0; i < part.length; i++) {
                sums[k - 1][i] += factor[k] * part[i];
            }
        }
    }
}
