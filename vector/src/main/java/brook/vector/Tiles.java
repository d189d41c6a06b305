package brook.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Four rows and some vectors of columns of a product, of which the sums stay in registers over all terms.
 *
 * <p>Each method is as long as the registers are many: what one method holds in them no other can. Where there are fewer than four rows the last one is done again; it begins
 * at the same sums and stores the same.
 */
final class Tiles {

    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    static final int LENGTH = SPECIES.length();

    /** Sums that begin here begin at zero, in each row. */
    private static final double[] ZEROS = new double[4 * LENGTH];

    private double[] left = {};
    private int leftAt;
    private int leftRow;
    private int leftTerm;
    private int last;
    private double[] right = {};
    private int rightAt;
    private int rightTerm;
    private int terms;
    private double[] begin = ZEROS;
    private int beginRow;
    private double[] end = {};
    private int endAt;
    private int endRow;

    /** How far rows and terms of the left factor are apart. */
    void setLeft(double[] array, int row, int term) {
        left = array;
        leftRow = row;
        leftTerm = term;
    }

    /** Where the right factor begins, how far its terms are apart, and how many there are. */
    void setRight(double[] array, int at, int term, int count) {
        right = array;
        rightAt = at;
        rightTerm = term;
        terms = count;
    }

    /** Sums begin at zero and go to an array of which the rows are so far apart. */
    void setZeros(double[] array, int row) {
        begin = ZEROS;
        beginRow = 0;
        end = array;
        endRow = row;
    }

    /** Sums begin where they go. */
    void setSums(double[] array, int row) {
        begin = array;
        beginRow = row;
        end = array;
        endRow = row;
    }

    /** Takes so many rows, at most four, that begin at a place of the left factor and go to a place of the sums. */
    void take(int at, int to, int rows) {
        leftAt = at;
        endAt = to;
        last = rows - 1;
    }

    /** Four vectors of columns. */
    void addFour(int column) {
        double[] a = left;
        int row0 = leftAt;
        int row1 = row0 + Math.min(1, last) * leftRow;
        int row2 = row0 + Math.min(2, last) * leftRow;
        int row3 = row0 + Math.min(3, last) * leftRow;
        int step = leftTerm;
        double[] b = right;
        int at = rightAt + column;
        int distance = rightTerm;
        int count = terms;
        double[] from = begin;
        int from0 = begin == end ? endAt + column : 0;
        int from1 = from0 + Math.min(1, last) * beginRow;
        int from2 = from0 + Math.min(2, last) * beginRow;
        int from3 = from0 + Math.min(3, last) * beginRow;
        double[] to = end;
        int to0 = endAt + column;
        int to1 = to0 + Math.min(1, last) * endRow;
        int to2 = to0 + Math.min(2, last) * endRow;
        int to3 = to0 + Math.min(3, last) * endRow;
        DoubleVector s0 = DoubleVector.fromArray(SPECIES, from, from0);
        DoubleVector t0 = DoubleVector.fromArray(SPECIES, from, from0 + LENGTH);
        DoubleVector u0 = DoubleVector.fromArray(SPECIES, from, from0 + 2 * LENGTH);
        DoubleVector v0 = DoubleVector.fromArray(SPECIES, from, from0 + 3 * LENGTH);
        DoubleVector s1 = DoubleVector.fromArray(SPECIES, from, from1);
        DoubleVector t1 = DoubleVector.fromArray(SPECIES, from, from1 + LENGTH);
        DoubleVector u1 = DoubleVector.fromArray(SPECIES, from, from1 + 2 * LENGTH);
        DoubleVector v1 = DoubleVector.fromArray(SPECIES, from, from1 + 3 * LENGTH);
        DoubleVector s2 = DoubleVector.fromArray(SPECIES, from, from2);
        DoubleVector t2 = DoubleVector.fromArray(SPECIES, from, from2 + LENGTH);
        DoubleVector u2 = DoubleVector.fromArray(SPECIES, from, from2 + 2 * LENGTH);
        DoubleVector v2 = DoubleVector.fromArray(SPECIES, from, from2 + 3 * LENGTH);
        DoubleVector s3 = DoubleVector.fromArray(SPECIES, from, from3);
        DoubleVector t3 = DoubleVector.fromArray(SPECIES, from, from3 + LENGTH);
        DoubleVector u3 = DoubleVector.fromArray(SPECIES, from, from3 + 2 * LENGTH);
        DoubleVector v3 = DoubleVector.fromArray(SPECIES, from, from3 + 3 * LENGTH);
        for (int k = 0; k < count; k++) {
            int j = k * step;
            int place = at + k * distance;
            DoubleVector x = DoubleVector.fromArray(SPECIES, b, place);
            DoubleVector y = DoubleVector.fromArray(SPECIES, b, place + LENGTH);
            DoubleVector z = DoubleVector.fromArray(SPECIES, b, place + 2 * LENGTH);
            DoubleVector w = DoubleVector.fromArray(SPECIES, b, place + 3 * LENGTH);
            DoubleVector f = DoubleVector.broadcast(SPECIES, a[row0 + j]);
            s0 = f.fma(x, s0);
            t0 = f.fma(y, t0);
            u0 = f.fma(z, u0);
            v0 = f.fma(w, v0);
            f = DoubleVector.broadcast(SPECIES, a[row1 + j]);
            s1 = f.fma(x, s1);
            t1 = f.fma(y, t1);
            u1 = f.fma(z, u1);
            v1 = f.fma(w, v1);
            f = DoubleVector.broadcast(SPECIES, a[row2 + j]);
            s2 = f.fma(x, s2);
            t2 = f.fma(y, t2);
            u2 = f.fma(z, u2);
            v2 = f.fma(w, v2);
            f = DoubleVector.broadcast(SPECIES, a[row3 + j]);
            s3 = f.fma(x, s3);
            t3 = f.fma(y, t3);
            u3 = f.fma(z, u3);
            v3 = f.fma(w, v3);
        }
        s0.intoArray(to, to0);
        t0.intoArray(to, to0 + LENGTH);
        u0.intoArray(to, to0 + 2 * LENGTH);
        v0.intoArray(to, to0 + 3 * LENGTH);
        s1.intoArray(to, to1);
        t1.intoArray(to, to1 + LENGTH);
        u1.intoArray(to, to1 + 2 * LENGTH);
        v1.intoArray(to, to1 + 3 * LENGTH);
        s2.intoArray(to, to2);
        t2.intoArray(to, to2 + LENGTH);
        u2.intoArray(to, to2 + 2 * LENGTH);
        v2.intoArray(to, to2 + 3 * LENGTH);
        s3.intoArray(to, to3);
        t3.intoArray(to, to3 + LENGTH);
        u3.intoArray(to, to3 + 2 * LENGTH);
        v3.intoArray(to, to3 + 3 * LENGTH);
    }

    /** Two vectors of columns. */
    void addTwo(int column) {
        double[] a = left;
        int row0 = leftAt;
        int row1 = row0 + Math.min(1, last) * leftRow;
        int row2 = row0 + Math.min(2, last) * leftRow;
        int row3 = row0 + Math.min(3, last) * leftRow;
        int step = leftTerm;
        double[] b = right;
        int at = rightAt + column;
        int distance = rightTerm;
        int count = terms;
        double[] from = begin;
        int from0 = begin == end ? endAt + column : 0;
        int from1 = from0 + Math.min(1, last) * beginRow;
        int from2 = from0 + Math.min(2, last) * beginRow;
        int from3 = from0 + Math.min(3, last) * beginRow;
        double[] to = end;
        int to0 = endAt + column;
        int to1 = to0 + Math.min(1, last) * endRow;
        int to2 = to0 + Math.min(2, last) * endRow;
        int to3 = to0 + Math.min(3, last) * endRow;
        DoubleVector s0 = DoubleVector.fromArray(SPECIES, from, from0);
        DoubleVector t0 = DoubleVector.fromArray(SPECIES, from, from0 + LENGTH);
        DoubleVector s1 = DoubleVector.fromArray(SPECIES, from, from1);
        DoubleVector t1 = DoubleVector.fromArray(SPECIES, from, from1 + LENGTH);
        DoubleVector s2 = DoubleVector.fromArray(SPECIES, from, from2);
        DoubleVector t2 = DoubleVector.fromArray(SPECIES, from, from2 + LENGTH);
        DoubleVector s3 = DoubleVector.fromArray(SPECIES, from, from3);
        DoubleVector t3 = DoubleVector.fromArray(SPECIES, from, from3 + LENGTH);
        for (int k = 0; k < count; k++) {
            int j = k * step;
            int place = at + k * distance;
            DoubleVector x = DoubleVector.fromArray(SPECIES, b, place);
            DoubleVector y = DoubleVector.fromArray(SPECIES, b, place + LENGTH);
            DoubleVector f = DoubleVector.broadcast(SPECIES, a[row0 + j]);
            s0 = f.fma(x, s0);
            t0 = f.fma(y, t0);
            f = DoubleVector.broadcast(SPECIES, a[row1 + j]);
            s1 = f.fma(x, s1);
            t1 = f.fma(y, t1);
            f = DoubleVector.broadcast(SPECIES, a[row2 + j]);
            s2 = f.fma(x, s2);
            t2 = f.fma(y, t2);
            f = DoubleVector.broadcast(SPECIES, a[row3 + j]);
            s3 = f.fma(x, s3);
            t3 = f.fma(y, t3);
        }
        s0.intoArray(to, to0);
        t0.intoArray(to, to0 + LENGTH);
        s1.intoArray(to, to1);
        t1.intoArray(to, to1 + LENGTH);
        s2.intoArray(to, to2);
        t2.intoArray(to, to2 + LENGTH);
        s3.intoArray(to, to3);
        t3.intoArray(to, to3 + LENGTH);
    }

    /** The columns of a mask. */
    void addOne(int column, VectorMask<Double> mask) {
        double[] a = left;
        int row0 = leftAt;
        int row1 = row0 + Math.min(1, last) * leftRow;
        int row2 = row0 + Math.min(2, last) * leftRow;
        int row3 = row0 + Math.min(3, last) * leftRow;
        int step = leftTerm;
        double[] b = right;
        int at = rightAt + column;
        int distance = rightTerm;
        int count = terms;
        double[] from = begin;
        int from0 = begin == end ? endAt + column : 0;
        int from1 = from0 + Math.min(1, last) * beginRow;
        int from2 = from0 + Math.min(2, last) * beginRow;
        int from3 = from0 + Math.min(3, last) * beginRow;
        double[] to = end;
        int to0 = endAt + column;
        int to1 = to0 + Math.min(1, last) * endRow;
        int to2 = to0 + Math.min(2, last) * endRow;
        int to3 = to0 + Math.min(3, last) * endRow;
        DoubleVector s0 = DoubleVector.fromArray(SPECIES, from, from0, mask);
        DoubleVector s1 = DoubleVector.fromArray(SPECIES, from, from1, mask);
        DoubleVector s2 = DoubleVector.fromArray(SPECIES, from, from2, mask);
        DoubleVector s3 = DoubleVector.fromArray(SPECIES, from, from3, mask);
        for (int k = 0; k < count; k++) {
            int j = k * step;
            int place = at + k * distance;
            DoubleVector x = DoubleVector.fromArray(SPECIES, b, place, mask);
            DoubleVector f = DoubleVector.broadcast(SPECIES, a[row0 + j]);
            s0 = f.fma(x, s0);
            f = DoubleVector.broadcast(SPECIES, a[row1 + j]);
            s1 = f.fma(x, s1);
            f = DoubleVector.broadcast(SPECIES, a[row2 + j]);
            s2 = f.fma(x, s2);
            f = DoubleVector.broadcast(SPECIES, a[row3 + j]);
            s3 = f.fma(x, s3);
        }
        s0.intoArray(to, to0, mask);
        s1.intoArray(to, to1, mask);
        s2.intoArray(to, to2, mask);
        s3.intoArray(to, to3, mask);
    }
}
