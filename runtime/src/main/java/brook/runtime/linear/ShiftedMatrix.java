package brook.runtime.linear;

import java.util.Arrays;

/** The matrix shift I - J with rows and columns in the order in which they are eliminated. */
final class ShiftedMatrix {

    final int size;
    /** Column j has the entries starts[j] to starts[j + 1] - 1; that of the diagonal is the first. */
    final int[] starts;

    final int[] rows;
    /** The entry of J behind each entry, -1 for a diagonal that J has not. */
    private final int[] sources;

    private final double[] entries;
    private double imaginary;

    ShiftedMatrix(Pattern pattern, int[] order) {
        size = pattern.size;
        int[] position = Pattern.inverse(order);
        int count = pattern.rows.length + size - diagonalCount(pattern);
        starts = new int[size + 1];
        rows = new int[count];
        sources = new int[count];
        entries = new double[count];
        for (int k = 0; k < size; k++) {
            starts[k + 1] = addColumn(pattern, position, order[k], starts[k]);
        }
    }

    /** Takes the values of J, in the order of its pattern, and the shift re + i im. */
    void set(double[] values, double re, double im) {
        for (int p = 0; p < entries.length; p++) {
            entries[p] = sources[p] < 0 ? 0 : -values[sources[p]];
        }
        for (int j = 0; j < size; j++) {
            entries[starts[j]] += re;
        }
        imaginary = im;
    }

    /** Puts the entries of column j into x, and nothing else: what x has between must be 0 already. */
    void load(int j, Numbers x) {
        x.set(j, entries[starts[j]], imaginary);
        for (int p = starts[j] + 1; p < starts[j + 1]; p++) {
            x.set(rows[p], entries[p], 0);
        }
    }

    /** max(|Re|, |Im|) of an entry of column j. */
    double size(int j, int entry) {
        double real = Math.abs(entries[entry]);
        return entry == starts[j] ? Math.max(real, Math.abs(imaginary)) : real;
    }

    /** x = A v for a real v; the array is to work in. */
    void multiply(double[] v, double[] work, Numbers x) {
        Arrays.fill(work, 0.0);
        for (int j = 0; j < size; j++) {
            for (int p = starts[j]; p < starts[j + 1]; p++) {
                work[rows[p]] += entries[p] * v[j];
            }
        }
        for (int i = 0; i < size; i++) {
            x.set(i, work[i], imaginary * v[i]);
        }
    }

    private static int diagonalCount(Pattern pattern) {
        int count = 0;
        for (int j = 0; j < pattern.size; j++) {
            for (int p = pattern.starts[j]; p < pattern.starts[j + 1]; p++) {
                count += pattern.rows[p] == j ? 1 : 0;
            }
        }
        return count;
    }

    private int addColumn(Pattern pattern, int[] position, int column, int start) {
        int end = start + 1;
        rows[start] = position[column];
        sources[start] = -1;
        for (int p = pattern.starts[column]; p < pattern.starts[column + 1]; p++) {
            if (pattern.rows[p] == column) {
                sources[start] = p;
            } else {
                rows[end] = position[pattern.rows[p]];
                sources[end++] = p;
            }
        }
        return end;
    }
}
