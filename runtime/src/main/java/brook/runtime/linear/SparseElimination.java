package brook.runtime.linear;

import java.util.Arrays;

/**
 * Sparse LU, column by column from the left: the entries of a column of L and U are those reached from it through the columns of L before
 * (Gilbert and Peierls 1988), so work is proportional to arithmetic.
 *
 * <p>The pivot is on the diagonal where that is at least a tenth of the largest entry, else the largest. A later matrix keeps pivots and
 * pattern of the one before, as KLU's refactorization does (Davis and Palamadai Natarajan 2010), up to the first column whose pivot has become too
 * small against the others; from there pivots are chosen again.
 */
final class SparseElimination implements Elimination {

    /** A diagonal entry this large against the largest of its column is the pivot. */
    private static final double DIAGONAL = 0.1;
    /** A pivot chosen for an earlier matrix stays if it is this large against the largest of its column. */
    private static final double KEPT = 0.01;

    private final Numbers x;
    private final int size;
    /** Column j is at starts[j] to starts[j + 1] - 1: U above the diagonal in the order of elimination, the pivot, L. */
    private final int[] starts;

    private final int[] pivots;
    private int[] rows;
    /** The column whose pivot is in a row, -1 if none yet. */
    private final int[] columns;

    private final Reach reach;
    /** So many columns have pivots and a pattern. */
    private int known;

    private int reused;

    SparseElimination(Numbers x, int size, int expectedEntries) {
        this.x = x;
        this.size = size;
        this.starts = new int[size + 1];
        this.pivots = new int[size];
        this.columns = new int[size];
        this.rows = new int[expectedEntries];
        this.reach = new Reach(size);
        Arrays.fill(columns, -1);
        x.reserve(0, expectedEntries);
    }

    @Override
    public boolean factor(ShiftedMatrix matrix) {
        int j = 0;
        while (j < known && again(matrix, j)) {
            j++;
        }
        reused = j;
        forgetFrom(j);
        reach.restart();
        while (known < size && afresh(matrix, known)) {
            known++;
        }
        return known == size;
    }

    @Override
    public void solve() {
        for (int k = 0; k < size; k++) {
            x.subtract(place(k), rows, pivots[k] + 1, starts[k + 1]);
        }
        for (int k = size - 1; k >= 0; k--) {
            x.divide(place(k), pivots[k]);
            x.subtract(place(k), rows, starts[k], pivots[k]);
        }
    }

    @Override
    public int place(int k) {
        return rows[pivots[k]];
    }

    @Override
    public long entries() {
        return starts[known];
    }

    @Override
    public boolean forgetPivots() {
        forgetFrom(0);
        return reused > 0;
    }

    private void forgetFrom(int column) {
        for (int k = column; k < known; k++) {
            columns[place(k)] = -1;
        }
        known = Math.min(known, column);
    }

    /** Column j with the pivot and the pattern it has: whether the pivot is still large enough. */
    private boolean again(ShiftedMatrix matrix, int j) {
        eliminate(matrix, j);
        double pivot = x.size(place(j));
        if (!(pivot > 0 && pivot >= KEPT * x.size(largest(j)))) {
            return false;
        }
        keepLower(j);
        return true;
    }

    /** Column j with a pattern and a pivot of its own: whether there is a pivot. */
    private boolean afresh(ShiftedMatrix matrix, int j) {
        find(matrix, j);
        eliminate(matrix, j);
        if (pivots[j] == starts[j + 1]) {
            return false;
        }
        int largest = largest(j);
        if (!(x.size(largest) > 0)) {
            return false;
        }
        boolean diagonal = reach.has(j) && columns[j] < 0 && x.size(j) >= DIAGONAL * x.size(largest);
        toFront(j, diagonal ? j : largest);
        columns[place(j)] = j;
        keepLower(j);
        return true;
    }

    /** Writes down which rows column j has. */
    private void find(ShiftedMatrix matrix, int j) {
        reach.begin();
        for (int p = matrix.starts[j]; p < matrix.starts[j + 1]; p++) {
            reach.from(matrix.rows[p], this);
        }
        long end = (long) starts[j] + reach.count();
        if (end > rows.length) {
            int room = (int) Math.min(Math.max(end, 2L * rows.length), Integer.MAX_VALUE - 8);
            rows = Arrays.copyOf(rows, room);
            x.reserve(0, room);
        }
        pivots[j] = starts[j] + reach.write(rows, starts[j]);
        starts[j + 1] = starts[j] + reach.count();
    }

    /** Computes column j of L and U in x, that of L not yet divided, and keeps that of U. */
    private void eliminate(ShiftedMatrix matrix, int j) {
        for (int p = starts[j]; p < starts[j + 1]; p++) {
            x.set(rows[p], 0, 0);
        }
        matrix.load(j, x);
        for (int p = starts[j]; p < pivots[j]; p++) {
            int row = rows[p];
            int k = columns[row];
            x.keep(row, p);
            x.subtract(row, rows, pivots[k] + 1, starts[k + 1]);
        }
    }

    /** The row of the largest entry of column j on and below the pivot. */
    private int largest(int j) {
        int largest = rows[pivots[j]];
        for (int p = pivots[j] + 1; p < starts[j + 1]; p++) {
            if (x.size(rows[p]) > x.size(largest)) {
                largest = rows[p];
            }
        }
        return largest;
    }

    private void toFront(int j, int row) {
        int p = pivots[j];
        while (rows[p] != row) {
            p++;
        }
        rows[p] = rows[pivots[j]];
        rows[pivots[j]] = row;
    }

    private void keepLower(int j) {
        int pivot = pivots[j];
        x.keep(rows[pivot], pivot);
        x.divideBy(rows[pivot]);
        for (int p = pivot + 1; p < starts[j + 1]; p++) {
            x.keepQuotient(rows[p], p);
        }
    }

    /** Which column has its pivot in a row, -1 if none. */
    int columnOf(int row) {
        return columns[row];
    }

    /** Where in {@link #row} the entries of column k of L begin. */
    int lowerStart(int k) {
        return pivots[k] + 1;
    }

    int lowerEnd(int k) {
        return starts[k + 1];
    }

    int row(int p) {
        return rows[p];
    }
}
