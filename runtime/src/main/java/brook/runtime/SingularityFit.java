package brook.runtime;

import java.util.Optional;

/**
 * Singularities whose series have given coefficients.
 *
 * <p>One, real, (1 - s/z)^(-m): k x[k]/x[k-1] = (k - 1 + m)/z, a line in k (Domb and Sykes 1957). Two, (1 - 2As + Bs²)^(-m):
 * k x[k] = 2(k - 1 + m) A x[k-1] - (k - 2 + 2m) B x[k-2], four unknowns from six coefficients (Corliss and Chang 1982).
 */
final class SingularityFit {

    private final double[] x;

    /** Takes the coefficients in a unit of time in which they are neither large nor small. */
    SingularityFit(double[] coefficients, double unit) {
        this.x = new double[coefficients.length];
        double power = 1;
        for (int k = x.length - 1; k >= 0; k--) {
            x[k] = coefficients[k] / power;
            power *= unit;
        }
    }

    /** About the radius of convergence, from the orders in the middle and the last ones. */
    static double unit(double[] coefficients, int last) {
        int middle = last / 2;
        double early = Math.max(Math.abs(coefficients[middle]), Math.abs(coefficients[middle - 1]));
        double late = Math.max(Math.abs(coefficients[last]), Math.abs(coefficients[last - 1]));
        double unit = Math.exp((Math.log(early) - Math.log(late)) / (last - middle));
        return unit > 0 && unit <= Double.MAX_VALUE ? unit : 1;
    }

    /** A real singularity from the orders k - 2 to k. */
    Optional<Singularity> real(int k) {
        double last = k * x[k] / x[k - 1];
        double slope = last - (k - 1) * x[k - 1] / x[k - 2];
        return found(new Singularity(1 / slope, 0, (last - (k - 1) * slope) / slope, 0));
    }

    /** A pair of singularities from the orders k - 5 to k; the nearer one where both are real. */
    Optional<Singularity> pair(int k) {
        double[][] rows = new double[4][];
        for (int i = 0; i < 4; i++) {
            rows[i] = row(k - 3 + i);
        }
        double[] solution = solve(rows);
        double a = solution[0];
        double b = solution[2];
        double square = a * a - b;
        double order = solution[3] / b;
        if (square <= 0) {
            return found(new Singularity(a / b, Math.sqrt(-square) / Math.abs(b), order, 0));
        }
        // The roots are 1/(a + root) and 1/(a - root): the nearer one does not cancel.
        double nearer = 1 / (a + Math.copySign(Math.sqrt(square), a));
        return found(new Singularity(nearer, 0, order, 0));
    }

    /** The equation of order k for A, mA, B, mB, with its right side. */
    private double[] row(int k) {
        return new double[] {2 * (k - 1) * x[k - 1], 2 * x[k - 1], -(k - 2) * x[k - 2], -2 * x[k - 2], k * x[k]};
    }

    /** Gauss elimination with pivots from the column; NaN where there is none. */
    private static double[] solve(double[][] rows) {
        int n = rows.length;
        for (int c = 0; c < n; c++) {
            int pivot = c;
            for (int i = c + 1; i < n; i++) {
                pivot = Math.abs(rows[i][c]) > Math.abs(rows[pivot][c]) ? i : pivot;
            }
            double[] row = rows[pivot];
            rows[pivot] = rows[c];
            rows[c] = row;
            for (int i = c + 1; i < n; i++) {
                eliminate(rows[i], row, c);
            }
        }
        double[] solution = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            double sum = rows[i][n];
            for (int j = i + 1; j < n; j++) {
                sum -= rows[i][j] * solution[j];
            }
            solution[i] = sum / rows[i][i];
        }
        return solution;
    }

    private static void eliminate(double[] row, double[] by, int column) {
        double factor = row[column] / by[column];
        for (int j = column; j < row.length; j++) {
            row[j] -= factor * by[j];
        }
    }

    private static Optional<Singularity> found(Singularity candidate) {
        double distance = candidate.distance();
        return distance > 0 && distance <= Double.MAX_VALUE && Double.isFinite(candidate.order())
                ? Optional.of(candidate)
                : Optional.empty();
    }
}
