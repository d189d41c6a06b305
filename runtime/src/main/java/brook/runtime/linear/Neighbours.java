package brook.runtime.linear;

import java.util.Arrays;

/** The undirected graph of a pattern: i and j are neighbours if (i, j) or (j, i) is an entry and i != j. */
final class Neighbours {

    final int size;
    final int[] starts;
    final int[] list;

    private Neighbours(int[] starts, int[] list) {
        this.size = starts.length - 1;
        this.starts = starts;
        this.list = list;
    }

    /** The graph of A + Aᵀ, neighbours ascending. */
    static Neighbours of(Pattern pattern) {
        int[] rowStarts = rowStarts(pattern);
        int[] columns = columns(pattern, rowStarts);
        int[] starts = new int[pattern.size + 1];
        int[] list = new int[2 * pattern.rows.length];
        for (int j = 0; j < pattern.size; j++) {
            starts[j + 1] =
                    merge(pattern, j, Arrays.copyOfRange(columns, rowStarts[j], rowStarts[j + 1]), list, starts);
        }
        return new Neighbours(starts, Arrays.copyOf(list, starts[pattern.size]));
    }

    /** The same graph with the neighbours of each vertex by ascending degree, equal ones by number. */
    Neighbours byDegree() {
        int[] next = starts.clone();
        int[] sorted = new int[list.length];
        for (int i : ascendingDegree()) {
            for (int p = starts[i]; p < starts[i + 1]; p++) {
                sorted[next[list[p]]++] = i;
            }
        }
        return new Neighbours(starts, sorted);
    }

    /** All vertices by ascending degree, equal ones by number. */
    int[] ascendingDegree() {
        int[] place = new int[size + 1];
        for (int i = 0; i < size; i++) {
            place[degree(i) + 1]++;
        }
        for (int d = 0; d < size; d++) {
            place[d + 1] += place[d];
        }
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[place[degree(i)]++] = i;
        }
        return order;
    }

    int degree(int i) {
        return starts[i + 1] - starts[i];
    }

    private static int[] rowStarts(Pattern pattern) {
        int[] starts = new int[pattern.size + 1];
        for (int row : pattern.rows) {
            starts[row + 1]++;
        }
        for (int i = 0; i < pattern.size; i++) {
            starts[i + 1] += starts[i];
        }
        return starts;
    }

    /** The columns of the entries row by row, ascending in each. */
    private static int[] columns(Pattern pattern, int[] rowStarts) {
        int[] next = rowStarts.clone();
        int[] columns = new int[pattern.rows.length];
        for (int j = 0; j < pattern.size; j++) {
            for (int p = pattern.starts[j]; p < pattern.starts[j + 1]; p++) {
                columns[next[pattern.rows[p]]++] = j;
            }
        }
        return columns;
    }

    /** Writes what row j or column j has beside the diagonal behind the lists before; gives the end. */
    private static int merge(Pattern pattern, int j, int[] row, int[] list, int[] starts) {
        int end = starts[j];
        int p = pattern.starts[j];
        int q = 0;
        while (p < pattern.starts[j + 1] || q < row.length) {
            int below = p < pattern.starts[j + 1] ? pattern.rows[p] : Integer.MAX_VALUE;
            int beside = q < row.length ? row[q] : Integer.MAX_VALUE;
            int next = Math.min(below, beside);
            p += below == next ? 1 : 0;
            q += beside == next ? 1 : 0;
            if (next != j) {
                list[end++] = next;
            }
        }
        return end;
    }
}
