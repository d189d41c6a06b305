package brook.vector;

import brook.runtime.lanes.FusedLoops;
import brook.runtime.lanes.Operand;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of four rows and two vectors of columns, held in registers over all terms: the products of {@link FusedLoops} in the same order.
 *
 * <p>The left factor is read where it stands, if that is near. Rows beyond those at hand repeat the last one, columns beyond them hold what was left there; their sums
 * are not read by anyone.
 */
public final class VectorBlock extends FusedLoops {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LENGTH = SPECIES.length();

    /** More vectors of columns than this make a copy of the left factor worth while. */
    private static final int OFTEN = 4;

    private final double[] packed = new double[ROWS * TERMS];
    private double[] factor = {};
    private int row0;
    private int row1;
    private int row2;
    private int row3;
    private int stride;

    /** A block of its own. */
    public VectorBlock() {}

    @Override
    protected int fewColumns() {
        return 2 * LENGTH;
    }

    @Override
    protected void readLeft(Operand from, int row, int rows) {
        int last = row + rows - 1;
        factor = from.array();
        row0 = from.place(row, term);
        row1 = from.place(Math.min(row + 1, last), term);
        row2 = from.place(Math.min(row + 2, last), term);
        row3 = from.place(Math.min(row + 3, last), term);
        stride = from.columnStride();
        if (stride != 1 && columns > OFTEN * LENGTH) {
            packLeft();
        }
    }

    /** What lies far apart and is read often is copied, term by term. */
    private void packLeft() {
        for (int k = 0; k < terms; k++) {
            int j = k * stride;
            packed[ROWS * k] = factor[row0 + j];
            packed[ROWS * k + 1] = factor[row1 + j];
            packed[ROWS * k + 2] = factor[row2 + j];
            packed[ROWS * k + 3] = factor[row3 + j];
        }
        factor = packed;
        row0 = 0;
        row1 = 1;
        row2 = 2;
        row3 = 3;
        stride = ROWS;
    }

    @Override
    protected void accumulate(int rows) {
        for (int column = 0; column < columns; column += 2 * LENGTH) {
            accumulateTile(column, column + LENGTH);
        }
    }

    private void accumulateTile(int near, int far) {
        double[] a = factor;
        int i0 = row0;
        int i1 = row1;
        int i2 = row2;
        int i3 = row3;
        int step = stride;
        DoubleVector s0 = DoubleVector.fromArray(SPECIES, sums[0], near);
        DoubleVector s1 = DoubleVector.fromArray(SPECIES, sums[1], near);
        DoubleVector s2 = DoubleVector.fromArray(SPECIES, sums[2], near);
        DoubleVector s3 = DoubleVector.fromArray(SPECIES, sums[3], near);
        DoubleVector t0 = DoubleVector.fromArray(SPECIES, sums[0], far);
        DoubleVector t1 = DoubleVector.fromArray(SPECIES, sums[1], far);
        DoubleVector t2 = DoubleVector.fromArray(SPECIES, sums[2], far);
        DoubleVector t3 = DoubleVector.fromArray(SPECIES, sums[3], far);
        for (int k = 0; k < terms; k++) {
            double[] row = right[k];
            DoubleVector x = DoubleVector.fromArray(SPECIES, row, near);
            DoubleVector y = DoubleVector.fromArray(SPECIES, row, far);
            int j = k * step;
            DoubleVector f = DoubleVector.broadcast(SPECIES, a[i0 + j]);
            s0 = f.fma(x, s0);
            t0 = f.fma(y, t0);
            f = DoubleVector.broadcast(SPECIES, a[i1 + j]);
            s1 = f.fma(x, s1);
            t1 = f.fma(y, t1);
            f = DoubleVector.broadcast(SPECIES, a[i2 + j]);
            s2 = f.fma(x, s2);
            t2 = f.fma(y, t2);
            f = DoubleVector.broadcast(SPECIES, a[i3 + j]);
            s3 = f.fma(x, s3);
            t3 = f.fma(y, t3);
        }
        s0.intoArray(sums[0], near);
        s1.intoArray(sums[1], near);
        s2.intoArray(sums[2], near);
        s3.intoArray(sums[3], near);
        t0.intoArray(sums[0], far);
        t1.intoArray(sums[1], far);
        t2.intoArray(sums[2], far);
        t3.intoArray(sums[3], far);
    }
}
