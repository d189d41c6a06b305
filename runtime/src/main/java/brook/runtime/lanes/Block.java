package brook.runtime.lanes;

import java.util.Arrays;

/**
 * A block of a product: some terms and columns of the right factor against four rows of the left one. Each row is an array of its own,
 * indexed from 0, because loops over them become vector instructions on HotSpot and loops over places in somebody's array do not.
 */
public abstract class Block {

    /** Rows of the left factor at a time. */
    static final int ROWS = 4;

    /** Terms of a sum at a time: with all columns 256 kB, which stay in a second-level cache. */
    static final int TERMS = 128;

    static final int COLUMNS = 256;

    final double[][] left = new double[ROWS][TERMS];
    final double[][] right = new double[TERMS][COLUMNS];

    /** The sums so far. */
    final double[][] sums = new double[ROWS][COLUMNS];

    int terms;
    int columns;
    private int term;
    private int column;

    /** Adds left times right to the first rows of the sums, one term after the other. */
    abstract void accumulate(int rows);

    /** Adds rows of {@code a} from {@code row} on times the first column of {@code b} to the first column of the sums. */
    abstract void accumulateColumn(Operand a, Operand b, int row, int rows);

    /** Stands at a term and a column from now on, with so many of them. */
    final void place(int newTerm, int newColumn, int newTerms, int newColumns) {
        term = newTerm;
        column = newColumn;
        terms = newTerms;
        columns = newColumns;
    }

    final void readLeft(Operand from, int row, int rows) {
        for (int r = 0; r < rows; r++) {
            from.read(row + r, term, left[r], terms);
        }
    }

    final void readRight(Operand from) {
        for (int k = 0; k < terms; k++) {
            from.read(term + k, column, right[k], columns);
        }
    }

    final void clearSums(int rows) {
        for (int r = 0; r < rows; r++) {
            Arrays.fill(sums[r], 0, columns, 0.0);
        }
    }

    final void readSums(Operand from, int row, int rows) {
        for (int r = 0; r < rows; r++) {
            from.read(row + r, column, sums[r], columns);
        }
    }

    final void writeSums(Operand to, int row, int rows) {
        for (int r = 0; r < rows; r++) {
            to.write(row + r, column, sums[r], columns);
        }
    }
}
