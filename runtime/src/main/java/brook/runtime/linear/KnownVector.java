package brook.runtime.linear;

import java.util.Arrays;

/**
 * Whether factors can be trusted: they must find a known vector v again from A v.
 *
 * <p>Pivots of a singular matrix are seldom 0 in floating point, they are rounding; then no digit of v comes back. The vector is scaled so
 * that each column counts alike after each row was divided by its largest entry: rows and columns in units of their own do not matter. Its
 * numbers have no pattern, so that products are rounded as those of a user's vectors are. Where a result is doubtful, since even rounding may
 * hit upon the vector, two more are asked for.
 */
final class KnownVector {

    /** Relative error from which a solution is not one: fewer than three digits. */
    private static final double WRONG = 1e-3;
    /** Relative error below which no other vector is asked for. */
    private static final double SURE = 1e-6;

    /** sqrt(5)/2 - 1/2, sqrt(2) - 1, sqrt(3) - 1: the fractional parts of their multiples fill the unit interval. */
    private static final double[] ROTATIONS = {0.6180339887498949, 0.41421356237309503, 0.7320508075688772};

    /** The largest entry of each column after each row was divided by its largest. */
    private final double[] scales;

    private final double[] v;
    private final double[] work;

    KnownVector(int size) {
        scales = new double[size];
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
            scales[j] = scale;
        }
        return true;
    }

    /** Whether the factors of the matrix find the vector, over the numbers they were made with. */
    boolean isFound(ShiftedMatrix matrix, Elimination factors, Numbers x) {
        for (double rotation : ROTATIONS) {
            choose(rotation);
            matrix.multiply(v, work, x);
            factors.solve();
            double error = error(factors, x);
            if (!(error <= WRONG)) {
                return false;
            }
            if (error <= SURE) {
                return true;
            }
        }
        return true;
    }

    /** Numbers of size 1 to 2, over the scales, every other time that the rotation comes round negative. */
    private void choose(double rotation) {
        for (int j = 0; j < v.length; j++) {
            double turns = (j + 1) * rotation;
            double floor = Math.floor(turns);
            v[j] = (1 + turns - floor) / (((long) floor & 1) == 0 ? scales[j] : -scales[j]);
        }
    }

    /** The largest relative error of an unknown, NaN if one is NaN. */
    private double error(Elimination factors, Numbers x) {
        double largest = 0;
        for (int k = 0; k < v.length; k++) {
            int place = factors.place(k);
            double error = Math.max(Math.abs(x.real(place) - v[k]), Math.abs(x.imaginary(place)));
            largest = Math.max(largest, error / Math.abs(v[k]));
        }
        return largest;
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
