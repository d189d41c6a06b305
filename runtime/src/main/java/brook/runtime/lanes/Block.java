package brook.runtime.lanes;

import java.util.Arrays;

/**
 * A block of a product: some terms and columns of the right factor against four rows of the left one. Each row is an array of its own,
 * indexed from 0, because loops over them become vector instructions on HotSpot and loops over places in somebody's array do not.
 */
public abstract class Block {

    /** Rows of the left factor at a time. */
    protected static final int ROWS = 4;

    /** Terms of a sum at a time: with all columns 256 kB, which stay in a second-level cache. */
    protected static final int TERMS = 128;

    /** Columns at a time. */
    protected static final int COLUMNS = 256;

    /** With its header of 16 bytes a row takes 33 cache lines: rows made one after the other lie at the same place of a line. */
    private static final int LENGTH = COLUMNS + 6;

    protected final double[][] left = new double[ROWS][TERMS];
    protected final double[][] right;

    /** The sums so far. */
    protected final double[][] sums = new double[ROWS][LENGTH];

    protected int rows;
    protected int terms;
    protected int columns;
    protected int term;
    protected int column;

    /** With room for so many terms of the right factor: {@link #TERMS}, or none where it is read where it stands. */
    protected Block(int copied) {
        right = new double[copied][LENGTH];
    }

    /** Adds left times right to the first rows of the sums, one term after the other. */
    protected abstract void accumulate(int rows);

    /** Fewer columns than this do not fill the vectors. */
    protected abstract int fewColumns();

    /** Adds rows of {@code a} from {@code row} on times the only column of {@code b} to the first column of the sums. */
    protected abstract void accumulateColumn(Operand a, Operand b, int row, int rows);

    /** Where sums begin. */
    protected enum Start {
        ZERO,
        RESULT
    }

    /** Has so many rows, terms and columns from now on. */
    final void resize(int newRows, int newTerms, int newColumns) {
        rows = newRows;
        terms = newTerms;
        columns = newColumns;
    }

    /** Stands at a term and a column from now on. */
    final void place(int newTerm, int newColumn) {
        term = newTerm;
        column = newColumn;
    }

    /** Adds left times right, of the rows, terms and columns at hand, to where sums begin; that is the result. */
    protected void multiply(Operand from, Operand by, Operand result, Start start) {
        readRight(by);
        for (int row = 0; row < rows; row += ROWS) {
            int count = Math.min(ROWS, rows - row);
            readLeft(from, row, count);
            begin(result, start, row, count);
            accumulate(count);
            writeSums(result, row, count);
        }
    }

    /** Takes rows of the left factor from the term at hand on. */
    private void readLeft(Operand from, int row, int rows) {
        if (from.rowStride == 1 && rows == ROWS) {
            readFourRows(from, from.place(row, term), left, 0, terms);
            return;
        }
        for (int r = 0; r < rows; r++) {
            from.read(row + r, term, left[r], 0, terms);
        }
    }

    final void readRight(Operand from) {
        int k = 0;
        if (from.rowStride == 1) {
            for (; k + 4 <= terms; k += 4) {
                readFourRows(from, from.place(term + k, column), right, k, columns);
            }
        }
        for (; k < terms; k++) {
            from.read(term + k, column, right[k], 0, columns);
        }
    }

    /** What lies side by side is fetched at once. */
    private static void readFourRows(Operand from, int at, double[][] to, int row, int count) {
        double[] array = from.array;
        double[] x = to[row];
        double[] y = to[row + 1];
        double[] z = to[row + 2];
        double[] w = to[row + 3];
        int place = at;
        for (int l = 0; l < count; l++) {
            x[l] = array[place];
            y[l] = array[place + 1];
            z[l] = array[place + 2];
            w[l] = array[place + 3];
            place += from.columnStride;
        }
    }

    final void begin(Operand result, Start start, int row, int rows) {
        for (int r = 0; r < rows; r++) {
            switch (start) {
                case ZERO -> Arrays.fill(sums[r], 0, columns, 0.0);
                case RESULT -> result.read(row + r, column, sums[r], 0, columns);
            }
        }
    }

    final void writeSums(Operand to, int row, int rows) {
        for (int r = 0; r < rows; r++) {
            to.write(row + r, column, sums[r], 0, columns);
        }
    }
}
