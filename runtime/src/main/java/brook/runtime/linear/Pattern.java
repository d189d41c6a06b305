package brook.runtime.linear;

import java.util.Arrays;

/** Where an n x n matrix in compressed columns can differ from 0: rows ascend in each column. */
final class Pattern {

    final int size;
    final int[] starts;
    final int[] rows;

    /**
     * A pattern of its own, independent of the arrays given.
     *
     * @throws IllegalArgumentException if these are not n + 1 starts and rows of 0 to n - 1, ascending in each column
     */
    Pattern(int[] columnStarts, int[] rows) {
        this.size = columnStarts.length - 1;
        this.starts = columnStarts.clone();
        this.rows = rows.clone();
        if (size < 1 || starts[0] != 0 || starts[size] != rows.length) {
            throw new IllegalArgumentException("not the starts of columns with " + rows.length + " entries");
        }
        for (int j = 0; j < size; j++) {
            checkColumn(j);
        }
    }

    /** y = A x, for the values of A in the order of the entries. */
    void multiply(double[] values, double[] x, double[] y) {
        Arrays.fill(y, 0, size, 0.0);
        for (int j = 0; j < size; j++) {
            double factor = x[j];
            for (int p = starts[j]; p < starts[j + 1]; p++) {
                y[rows[p]] += values[p] * factor;
            }
        }
    }

    /** How far an entry is below the diagonal, at most, when row and column i come to {@code position[i]}. */
    int below(int[] position) {
        int below = 0;
        for (int j = 0; j < size; j++) {
            for (int p = starts[j]; p < starts[j + 1]; p++) {
                below = Math.max(below, position[rows[p]] - position[j]);
            }
        }
        return below;
    }

    /** How far an entry is above the diagonal, at most, when row and column i come to {@code position[i]}. */
    int above(int[] position) {
        int above = 0;
        for (int j = 0; j < size; j++) {
            for (int p = starts[j]; p < starts[j + 1]; p++) {
                above = Math.max(above, position[j] - position[rows[p]]);
            }
        }
        return above;
    }

    /** The inverse of a permutation. */
    static int[] inverse(int[] order) {
        int[] position = new int[order.length];
        for (int k = 0; k < order.length; k++) {
            position[order[k]] = k;
        }
        return position;
    }

    private void checkColumn(int j) {
        if (starts[j] > starts[j + 1] || starts[j + 1] > rows.length) {
            throw new IllegalArgumentException("column " + j + " ends before it starts or behind the last entry");
        }
        int last = -1;
        for (int p = starts[j]; p < starts[j + 1]; p++) {
            if (rows[p] <= last || rows[p] >= size) {
                throw new IllegalArgumentException("row " + rows[p] + " of column " + j + " is out of order");
            }
            last = rows[p];
        }
    }
}
