package brook.compiler.transform;

import brook.compiler.source.Budget;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Groups the columns of a sparse matrix so that no two of a group have a row in common: one product of the matrix then gives
 * all columns of a group (Curtis, Powell, Reid 1974).
 *
 * <p>Greedy, each column in the first group that takes it, in the order of the columns, which is the best for bands; where
 * that needs more groups than the longest row has entries, also smallest-last (Coleman, Moré 1983), and the better is taken.
 * The degree of a column is counted row by row, so two columns that share two rows count twice.
 */
final class Colouring {

    /** So many pairs of entries of one row are looked at for the better order. */
    private static final long MOST_PAIRS = 20_000_000;

    private final List<int[]> rows;
    private final int columns;
    private final int[] starts;
    private final int[] rowsOf;
    private final Budget budget = Budget.here();

    private Colouring(List<int[]> rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        this.starts = new int[columns + 1];
        rows.forEach(row -> Arrays.stream(row).forEach(column -> starts[column + 1]++));
        Arrays.parallelPrefix(starts, Integer::sum);
        this.rowsOf = new int[starts[columns]];
        int[] next = starts.clone();
        for (int row = 0; row < rows.size(); row++) {
            for (int column : rows.get(row)) {
                rowsOf[next[column]++] = row;
            }
        }
    }

    /** The group of each column, counted from 0; rows that are alike need to be given once. */
    static int[] of(List<int[]> rows, int columns) {
        return new Colouring(rows, columns).best();
    }

    private int[] best() {
        int[] natural = greedy(IntStream.range(0, columns).toArray());
        int longest = rows.stream().mapToInt(row -> row.length).max().orElse(0);
        long pairs =
                rows.stream().mapToLong(row -> (long) row.length * row.length).sum();
        if (count(natural) <= longest || pairs > MOST_PAIRS) {
            return natural;
        }
        int[] other = greedy(smallestLast());
        return count(other) < count(natural) ? other : natural;
    }

    private static int count(int[] groups) {
        return Arrays.stream(groups).max().orElse(-1) + 1;
    }

    private int[] greedy(int[] order) {
        BitSet[] used = new BitSet[rows.size()];
        Arrays.setAll(used, row -> new BitSet());
        int[] groups = new int[columns];
        BitSet taken = new BitSet();
        for (int column : order) {
            budget.tick();
            taken.clear();
            for (int k = starts[column]; k < starts[column + 1]; k++) {
                taken.or(used[rowsOf[k]]);
            }
            groups[column] = taken.nextClearBit(0);
            for (int k = starts[column]; k < starts[column + 1]; k++) {
                used[rowsOf[k]].set(groups[column]);
            }
        }
        return groups;
    }

    /** From the end: always the column that shares least rows with those that are left. */
    private int[] smallestLast() {
        int[] degrees = new int[columns];
        rows.forEach(row -> Arrays.stream(row).forEach(column -> degrees[column] += row.length - 1));
        PriorityQueue<Long> queue = new PriorityQueue<>();
        IntStream.range(0, columns).forEach(column -> queue.add(key(degrees[column], column)));
        boolean[] removed = new boolean[columns];
        int[] order = new int[columns];
        int left = columns;
        while (left > 0) {
            long least = queue.remove();
            int column = (int) least;
            if (!removed[column] && least >>> 32 == degrees[column]) {
                removed[column] = true;
                order[--left] = column;
                lower(column, degrees, removed, queue);
            }
        }
        return order;
    }

    private void lower(int column, int[] degrees, boolean[] removed, PriorityQueue<Long> queue) {
        for (int k = starts[column]; k < starts[column + 1]; k++) {
            budget.tick();
            for (int other : rows.get(rowsOf[k])) {
                if (!removed[other]) {
                    degrees[other]--;
                    queue.add(key(degrees[other], other));
                }
            }
        }
    }

    private static long key(int degree, int column) {
        return (long) degree << 32 | column;
    }
}
