package brook.runtime.train;

/** Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations, which find small eigenvalues as well as large ones (Golub and Van Loan 2013, section 8.5). */
final class SymmetricEigen {

    private static final int MOST_SWEEPS = 60;

    private final int size;
    private final double[][] a;
    private final double[][] vectors;

    /** Of a matrix that is left as it is. */
    SymmetricEigen(double[][] matrix) {
        size = matrix.length;
        a = new double[size][];
        vectors = new double[size][size];
        for (int i = 0; i < size; i++) {
            a[i] = matrix[i].clone();
            vectors[i][i] = 1;
        }
        for (int sweep = 0; sweep < MOST_SWEEPS && isCoupled(); sweep++) {
            for (int p = 0; p < size; p++) {
                for (int q = p + 1; q < size; q++) {
                    rotate(p, q);
                }
            }
        }
    }

    /** The eigenvalue of a number; they are in no order. */
    double value(int number) {
        return a[number][number];
    }

    /** An element of the eigenvector of a number, which has length 1. */
    double element(int number, int position) {
        return vectors[position][number];
    }

    private boolean isCoupled() {
        for (int p = 0; p < size; p++) {
            for (int q = p + 1; q < size; q++) {
                if (Math.abs(a[p][q]) > Math.ulp(1.0) * Math.sqrt(Math.abs(a[p][p] * a[q][q])) && a[p][q] != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Makes a[p][q] 0 by the smaller of two angles (Golub and Van Loan 2013, algorithm 8.5.1). */
    private void rotate(int p, int q) {
        if (a[p][q] == 0) {
            return;
        }
        double tau = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.hypot(1, tau));
        double c = 1 / Math.hypot(1, t);
        double s = t * c;
        for (int k = 0; k < size; k++) {
            double p0 = a[k][p];
            double q0 = a[k][q];
            a[k][p] = c * p0 - s * q0;
            a[k][q] = s * p0 + c * q0;
        }
        for (int k = 0; k < size; k++) {
            double p0 = a[p][k];
            double q0 = a[q][k];
            a[p][k] = c * p0 - s * q0;
            a[q][k] = s * p0 + c * q0;
            double v = vectors[k][p];
            vectors[k][p] = c * v - s * vectors[k][q];
            vectors[k][q] = s * v + c * vectors[k][q];
        }
        a[p][q] = 0;
        a[q][p] = 0;
    }
}
