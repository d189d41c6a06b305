package brook.jmh.hand.training;

import java.util.Arrays;

/** Loops over rows of lanes, an array for each: HotSpot makes vector instructions of them. */
final class Rows {

    private Rows() {}

    /** For each order a row for each feature. */
    static double[][][] series(int orders, int features, int lanes) {
        return new double[orders][features][lanes];
    }

    static void clear(double[][][] series) {
        for (double[][] rows : series) {
            clear(rows);
        }
    }

    static void clear(double[][] rows) {
        for (double[] row : rows) {
            Arrays.fill(row, 0);
        }
    }

    static void copy(double[][] from, double[][] to) {
        for (int i = 0; i < from.length; i++) {
            System.arraycopy(from[i], 0, to[i], 0, from[i].length);
        }
    }

    /** to = to + factor from. */
    static void add(double factor, double[][] from, double[][] to) {
        for (int i = 0; i < from.length; i++) {
            add(factor, from[i], to[i]);
        }
    }

    static void add(double factor, double[] from, double[] to) {
        for (int l = 0; l < to.length; l++) {
            to[l] += factor * from[l];
        }
    }

    /** to = factor from. */
    static void scale(double factor, double[][] from, double[][] to) {
        for (int i = 0; i < from.length; i++) {
            double[] x = from[i];
            double[] y = to[i];
            for (int l = 0; l < y.length; l++) {
                y[l] = factor * x[l];
            }
        }
    }

    /** to = to + factor a b, lane by lane. */
    static void addProduct(double factor, double[] a, double[] b, double[] to) {
        for (int l = 0; l < to.length; l++) {
            to[l] += factor * a[l] * b[l];
        }
    }

    static double sum(double[] row) {
        double sum = 0;
        for (double x : row) {
            sum += x;
        }
        return sum;
    }
}
