package brook.runtime.rungekutta.tableau;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Continuations by Hermite interpolation, for methods that came without one.
 *
 * <p>The cubic through the points and right-hand sides of both ends has an error of h⁴. Right-hand sides on it are as
 * accurate, so that h times them gives a polynomial whose degree and order are higher by one; and so on, each time with one
 * evaluation more (bootstrapping: Enright, Jackson, Nørsett and Thomsen 1986). A method of order p is given degree
 * max(3, p - 1): an error of h^p, as in the points that it is made of.
 */
final class Hermite {

    /** Where right-hand sides are taken for degrees 4, 5 and 6, so that their errors grow by no more than 0.37 in the sum. */
    private static final List<List<Double>> PLACES =
            List.of(Row.list(0.2), Row.list(0.2, 0.8), Row.list(0.15, 0.3, 0.85));

    private static final int CUBIC = 3;

    private final List<Row> extra = new ArrayList<>();
    private final double[] weights;
    /** The evaluation at the end of the step. */
    private final int end;
    /** The stages and the evaluations so far. */
    private int count;

    private Hermite(List<Row> rows, List<Double> weights) {
        this.weights = weights.stream().mapToDouble(Double::doubleValue).toArray();
        this.count = this.weights.length;
        boolean same = !rows.isEmpty() && Tableau.isEnd(rows.get(rows.size() - 1), weights);
        this.end = same ? count - 1 : count;
        if (!same) {
            evaluate(new Row(1, weights));
        }
    }

    /** The continuation of a method of this order. */
    static Continuation continuation(int order, List<Row> rows, List<Double> weights) {
        Hermite hermite = new Hermite(rows, weights);
        double[][] polynomial = hermite.polynomial(List.of());
        for (List<Double> places : PLACES.subList(0, Math.max(CUBIC, order - 1) - CUBIC)) {
            for (double place : places) {
                hermite.evaluate(Row.row(place, at(polynomial, place)));
            }
            polynomial = hermite.polynomial(places);
        }
        List<List<Double>> lists = Arrays.stream(polynomial).map(Row::list).toList();
        return new Continuation(Math.min(order, lists.size()), hermite.extra, lists);
    }

    private void evaluate(Row row) {
        extra.add(row);
        count++;
    }

    private static double[] at(double[][] polynomial, double place) {
        double[] sum = new double[polynomial[0].length];
        double power = 1;
        for (double[] coefficients : polynomial) {
            power *= place;
            for (int i = 0; i < sum.length; i++) {
                sum[i] += power * coefficients[i];
            }
        }
        return sum;
    }

    /** The polynomial with the points and right-hand sides of both ends, and with the last right-hand sides at these places. */
    private double[][] polynomial(List<Double> places) {
        int degree = CUBIC + places.size();
        double[][] conditions = new double[degree][];
        double[][] values = new double[degree][count];
        conditions[0] = slope(0, degree);
        values[0][0] = 1;
        conditions[1] = new double[degree];
        Arrays.fill(conditions[1], 1);
        System.arraycopy(weights, 0, values[1], 0, weights.length);
        conditions[2] = slope(1, degree);
        values[2][end] = 1;
        for (int j = 0; j < places.size(); j++) {
            conditions[CUBIC + j] = slope(places.get(j), degree);
            values[CUBIC + j][count - places.size() + j] = 1;
        }
        eliminate(conditions, values);
        return values;
    }

    /** The derivatives of s, s², s³, ... at a place. */
    private static double[] slope(double place, int degree) {
        double[] slope = new double[degree];
        double power = 1;
        for (int k = 1; k <= degree; k++) {
            slope[k - 1] = k * power;
            power *= place;
        }
        return slope;
    }

    /** Solves a linear system for several right-hand sides in place, by elimination with pivots. */
    private static void eliminate(double[][] matrix, double[][] right) {
        for (int column = 0; column < matrix.length; column++) {
            int pivot = column;
            for (int row = column; row < matrix.length; row++) {
                pivot = Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column]) ? row : pivot;
            }
            swap(matrix, column, pivot);
            swap(right, column, pivot);
            double inverse = 1 / matrix[column][column];
            subtract(right[column], 1 - inverse, right[column]);
            subtract(matrix[column], 1 - inverse, matrix[column]);
            for (int row = 0; row < matrix.length; row++) {
                double factor = row == column ? 0 : matrix[row][column];
                subtract(matrix[row], factor, matrix[column]);
                subtract(right[row], factor, right[column]);
            }
        }
    }

    private static void swap(double[][] rows, int i, int j) {
        double[] row = rows[i];
        rows[i] = rows[j];
        rows[j] = row;
    }

    private static void subtract(double[] row, double factor, double[] other) {
        for (int i = 0; i < row.length; i++) {
            row[i] -= factor * other[i];
        }
    }
}
