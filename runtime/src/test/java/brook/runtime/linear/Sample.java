package brook.runtime.linear;

import java.util.Arrays;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;

/** A matrix J in compressed columns, with what a test wants to know of shift I - J. */
final class Sample {

    final int size;
    final int[] starts;
    final int[] rows;
    final double[] values;

    private Sample(int size, IntFunction<SortedSet<Integer>> column) {
        this.size = size;
        this.starts = new int[size + 1];
        int[] found = new int[16];
        for (int j = 0; j < size; j++) {
            starts[j + 1] = starts[j];
            for (int row : column.apply(j)) {
                found = starts[j + 1] < found.length ? found : Arrays.copyOf(found, 2 * found.length);
                found[starts[j + 1]++] = row;
            }
        }
        this.rows = Arrays.copyOf(found, starts[size]);
        this.values = new double[rows.length];
    }

    static Sample of(double[][] dense) {
        Sample sample = new Sample(dense.length, j -> {
            TreeSet<Integer> rows = new TreeSet<>();
            for (int i = 0; i < dense.length; i++) {
                if (dense[i][j] != 0) {
                    rows.add(i);
                }
            }
            return rows;
        });
        for (int j = 0; j < sample.size; j++) {
            for (int p = sample.starts[j]; p < sample.starts[j + 1]; p++) {
                sample.values[p] = dense[sample.rows[p]][j];
            }
        }
        return sample;
    }

    static Sample band(int size, int below, int above) {
        return new Sample(size, j -> {
            TreeSet<Integer> rows = new TreeSet<>();
            for (int i = Math.max(0, j - above); i <= Math.min(size - 1, j + below); i++) {
                rows.add(i);
            }
            return rows;
        });
    }

    /** A full first row, a full first column and the diagonal. */
    static Sample arrow(int size) {
        return new Sample(size, j -> {
            TreeSet<Integer> rows = new TreeSet<>();
            for (int i = 0; i < (j == 0 ? size : 1); i++) {
                rows.add(i);
            }
            rows.add(j);
            return rows;
        });
    }

    /** The five-point Laplacian on m x m points with 0 around them, times the square of the distance of points: 4, -1. */
    static Sample laplacian(int m) {
        Sample sample = new Sample(m * m, j -> {
            TreeSet<Integer> rows = new TreeSet<>();
            rows.add(j);
            rows.add(j >= m ? j - m : j);
            rows.add(j < m * (m - 1) ? j + m : j);
            rows.add(j % m > 0 ? j - 1 : j);
            rows.add(j % m < m - 1 ? j + 1 : j);
            return rows;
        });
        for (int j = 0; j < sample.size; j++) {
            for (int p = sample.starts[j]; p < sample.starts[j + 1]; p++) {
                sample.values[p] = sample.rows[p] == j ? 4 : -1;
            }
        }
        return sample;
    }

    /** So many random rows in each column, the diagonal among them only by chance. */
    static Sample scattered(int size, int perColumn, Random random) {
        return new Sample(size, j -> {
            TreeSet<Integer> rows = new TreeSet<>();
            while (rows.size() < perColumn) {
                rows.add(random.nextInt(size));
            }
            return rows;
        });
    }

    /** The same matrix with row and column i at {@code position[i]}. */
    Sample permuted(int[] position) {
        double[][] dense = new double[size][size];
        for (int j = 0; j < size; j++) {
            for (int p = starts[j]; p < starts[j + 1]; p++) {
                dense[position[rows[p]]][position[j]] = values[p];
            }
        }
        return of(dense);
    }

    Sample fill(Random random) {
        for (int p = 0; p < values.length; p++) {
            values[p] = random.nextDouble() * 2 - 1;
        }
        return this;
    }

    /** Factors and solves in all ways; the largest backward error, infinite where the matrix was called singular. */
    double error(ShiftedSystem system, double re, double im, Random random) {
        RealFactors real = system.realFactors();
        ComplexFactors complex = system.complexFactors();
        if (!real.factor(values, re) || !complex.factor(values, re, im)) {
            return Double.POSITIVE_INFINITY;
        }
        double[] b = random.doubles(size, -1, 1).toArray();
        double[] c = random.doubles(size, -1, 1).toArray();
        double[] x = b.clone();
        real.solve(x);
        double[] xRe = b.clone();
        double[] xIm = c.clone();
        complex.solve(xRe, xIm);
        double complexError = backwardError(new double[] {re, im}, new double[][] {xRe, xIm}, new double[][] {b, c});
        double[] zero = new double[size];
        return Math.max(
                complexError, backwardError(new double[] {re, 0}, new double[][] {x, zero}, new double[][] {b, zero}));
    }

    /** max |b - A x| / (|A| |x| + |b|) in maximum norms, Rigal and Gaches 1967. */
    double backwardError(double[] shift, double[][] x, double[][] b) {
        double[] re = new double[size];
        double[] im = new double[size];
        double[] sums = new double[size];
        for (int j = 0; j < size; j++) {
            re[j] += b[0][j] - shift[0] * x[0][j] + shift[1] * x[1][j];
            im[j] += b[1][j] - shift[0] * x[1][j] - shift[1] * x[0][j];
            sums[j] += Math.hypot(shift[0], shift[1]);
            for (int p = starts[j]; p < starts[j + 1]; p++) {
                re[rows[p]] += values[p] * x[0][j];
                im[rows[p]] += values[p] * x[1][j];
                sums[rows[p]] += Math.abs(values[p]);
            }
        }
        double norm = Arrays.stream(sums).max().orElseThrow();
        return largest(re, im) / (norm * largest(x[0], x[1]) + largest(b[0], b[1]));
    }

    static double largest(double[] re, double[] im) {
        double largest = 0;
        for (int i = 0; i < re.length; i++) {
            largest = Math.max(largest, Math.hypot(re[i], im[i]));
        }
        return largest;
    }

    /** Ten units of rounding for each row: what the bound for elimination allows, n u times the growth of entries. */
    double bound() {
        return 10 * 0x1p-53 * size;
    }
}
