package brook.vector;

import brook.runtime.lanes.FusedLoops;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of four rows and two vectors of columns, held in registers over all terms: the products of {@link FusedLoops} in the same order.
 *
 * <p>Rows and columns beyond those at hand are computed too, from what was left there, and not read by anyone.
 */
public final class VectorBlock extends FusedLoops {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LENGTH = SPECIES.length();

    /** A block of its own. */
    public VectorBlock() {}

    @Override
    protected int fewColumns() {
        return 2 * LENGTH;
    }

    @Override
    protected void accumulate(int rows) {
        for (int column = 0; column < columns; column += 2 * LENGTH) {
            accumulateTile(column, column + LENGTH);
        }
    }

    private void accumulateTile(int near, int far) {
        double[] a0 = left[0];
        double[] a1 = left[1];
        double[] a2 = left[2];
        double[] a3 = left[3];
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
            DoubleVector a = DoubleVector.broadcast(SPECIES, a0[k]);
            s0 = a.fma(x, s0);
            t0 = a.fma(y, t0);
            a = DoubleVector.broadcast(SPECIES, a1[k]);
            s1 = a.fma(x, s1);
            t1 = a.fma(y, t1);
            a = DoubleVector.broadcast(SPECIES, a2[k]);
            s2 = a.fma(x, s2);
            t2 = a.fma(y, t2);
            a = DoubleVector.broadcast(SPECIES, a3[k]);
            s3 = a.fma(x, s3);
            t3 = a.fma(y, t3);
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
