package brook.runtime.linear;

import java.util.Arrays;

/**
 * Whether factors can be trusted: they must find a known vector v again from A v.
 *
 * <p>Pivots of a singular matrix are seldom 0 in floating point, they are rounding; then no digit of v comes back. The vector is scaled so
 * that each column counts alike after each row was divided by its largest entry: rows and columns in units of their own do not matter. Its
 * numbers have no pattern, so that products are rounded as those of a user's vectors are.
 */
final class KnownVector {

    /** Relative error from which a solution is not one: fewer than three digits. */
    private static final double WRONG = 1e-3;

    /** The fractional parts of its multiples fill the unit interval evenly (Knuth 1998b, section 6.4). */
    private static final double GOLDEN_RATIO = 0.6180339887498949;

    private final double[] v;
    private final double[] work;

    KnownVector(int size) {
        v = new double[size];
        work = new double[size];
    }

    /** Takes the scales of a matrix: false if it has a row or a column of zeros or an entry that is not finite. */
    boolean scaleTo(ShiftedMatrix matrix) {
        if (!rowsAreFinite(matrix)) {
            return false;
        }
        for (int j = 0; j < matrix.size; j++) {
            double scale = 0;
            for (int p = matrix.starts[j]; p < matrix.starts[j + 1]; p++) {
                scale = Math.max(scale, matrix.size(j, p) / work[matrix.rows[p]]);
            }
            if (!(scale > 0)) {
                return false;
            }
            double turn = j * GOLDEN_RATIO;
            v[j] = (1 + turn - Math.floor(turn)) / ((j & 1) == 0 ? scale : -scale);
        }
        return true;
    }

    /** Whether the factors of the matrix find the vector, over the numbers they were made with. */
    boolean isFound(ShiftedMatrix matrix, Elimination factors, Numbers x) {
        matrix.multiply(v, work, x);
        factors.solve();
        for (int k = 0; k < v.length; k++) {
            int place = factors.place(k);
            double error = Math.max(Math.abs(x.real(place) - v[k]), Math.abs(x.imaginary(place)));
            if (!(error <= WRONG * Math.abs(v[k]))) {
                return false;
            }
        }
        return true;
    }

    /** Leaves the largest entry of each row in {@link #work}: whether all are finite and none is 0. */
    private boolean rowsAreFinite(ShiftedMatrix matrix) {
        Arrays.fill(work, 0.0);
        for (int j = 0; j < matrix.size; j++) {
            for (int p = matrix.starts[j]; p < matrix.starts[j + 1]; p++) {
                int row = matrix.rows[p];
                work[row] = Math.max(work[row], matrix.size(j, p));
            }
        }
        for (double largest : work) {
            if (!(largest > 0 && largest <= Double.MAX_VALUE)) {
                return false;
            }
        }
        return true;
    }
}
