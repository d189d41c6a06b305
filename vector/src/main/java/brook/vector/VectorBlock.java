package brook.vector;

import static brook.vector.Tiles.LENGTH;

import brook.runtime.lanes.FusedLoops;
import brook.runtime.lanes.Operand;
import jdk.incubator.vector.VectorMask;

/**
 * The products of {@link FusedLoops} in the same order, in tiles of four rows and up to four vectors of columns.
 *
 * <p>Factors are read where they stand, unless columns of the right one lie apart; sums stay in the result, unless its columns lie apart.
 */
public final class VectorBlock extends FusedLoops {

    /** Sixteen sums, and what they are made of, fit into the 32 registers of machines with vectors of 512 bits; others have sixteen registers. */
    private static final int WIDEST = LENGTH >= 8 ? 4 * LENGTH : 2 * LENGTH;

    /** Copies of terms are so far apart: with a power of two they would share few sets of a cache. */
    private static final int DISTANCE = COLUMNS + 8;

    private static final int LINE = 8;

    private final double[] copied = new double[TERMS * DISTANCE];
    private final double[] apart = new double[ROWS * COLUMNS];
    private final Tiles tiles = new Tiles();

    /** A block of its own. */
    public VectorBlock() {
        super(0);
    }

    @Override
    protected int fewColumns() {
        // A vector that is not full costs less than a copy of the left factor by columns.
        return 0;
    }

    @Override
    protected void multiply(Operand left, Operand right, Operand result, Start start) {
        takeFactors(left, right);
        if (result.columnStride() == 1) {
            setSums(start, result.array(), result.rowStride());
            for (int from = 0; from < columns; from += WIDEST) {
                addBand(left, result, from);
            }
        } else {
            setSums(start, apart, COLUMNS);
            for (int row = 0; row < rows; row += ROWS) {
                addApart(left, result, row, Math.min(ROWS, rows - row));
            }
        }
    }

    private void setSums(Start start, double[] array, int rowStride) {
        switch (start) {
            case ZERO -> tiles.setZeros(array, rowStride);
            case RESULT -> tiles.setSums(array, rowStride);
        }
    }

    /** All rows of some columns: their part of the right factor stays in the first cache. */
    private void addBand(Operand left, Operand result, int from) {
        int to = Math.min(columns, from + WIDEST);
        for (int row = 0; row < rows; row += ROWS) {
            tiles.take(left.place(row, term), result.place(row, column), Math.min(ROWS, rows - row));
            add(from, to);
        }
    }

    private void add(int from, int to) {
        int at = from;
        for (; at + WIDEST <= to && WIDEST > 2 * LENGTH; at += WIDEST) {
            tiles.addFour(at);
        }
        for (; at + 2 * LENGTH <= to; at += 2 * LENGTH) {
            tiles.addTwo(at);
        }
        for (; at < to; at += LENGTH) {
            tiles.addOne(at, VectorMask.fromLong(Tiles.SPECIES, -1L >>> Math.max(0, Long.SIZE - (to - at))));
        }
    }

    /** Rows of all columns, by way of an array in which these stand together. */
    private void addApart(Operand left, Operand result, int row, int count) {
        for (int r = 0; r < count; r++) {
            result.read(row + r, column, apart, r * COLUMNS, columns);
        }
        tiles.take(left.place(row, term), 0, count);
        add(0, columns);
        for (int r = 0; r < count; r++) {
            result.write(row + r, column, apart, r * COLUMNS, columns);
        }
    }

    private void takeFactors(Operand left, Operand right) {
        tiles.setLeft(left.array(), left.rowStride(), left.columnStride());
        if (right.columnStride() == 1) {
            tiles.setRight(right.array(), right.place(term, column), right.rowStride(), terms);
            return;
        }
        int k = 0;
        if (right.rowStride() == 1) {
            for (; k + LINE <= terms; k += LINE) {
                copyLine(right.array(), right.place(term + k, column), right.columnStride(), k * DISTANCE);
            }
        }
        for (; k < terms; k++) {
            right.read(term + k, column, copied, k * DISTANCE, columns);
        }
        tiles.setRight(copied, 0, DISTANCE, terms);
    }

    /** Eight terms that stand side by side. */
    private void copyLine(double[] array, int from, int distance, int to) {
        double[] copies = copied;
        int at = from;
        int end = to + columns;
        for (int l = to; l < end; l++) {
            copies[l] = array[at];
            copies[l + DISTANCE] = array[at + 1];
            copies[l + 2 * DISTANCE] = array[at + 2];
            copies[l + 3 * DISTANCE] = array[at + 3];
            copies[l + 4 * DISTANCE] = array[at + 4];
            copies[l + 5 * DISTANCE] = array[at + 5];
            copies[l + 6 * DISTANCE] = array[at + 6];
            copies[l + 7 * DISTANCE] = array[at + 7];
            at += distance;
        }
    }
}
