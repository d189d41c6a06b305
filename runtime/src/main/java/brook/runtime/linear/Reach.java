package brook.runtime.linear;

import java.util.Arrays;

/**
 * The rows that a column fills: all that are reached from its entries through the columns of L whose pivots are in reached rows.
 *
 * <p>Depth first without recursion, Gilbert and Peierls 1988: rows with a pivot come out in an order in which they can be eliminated.
 */
final class Reach {

    private final int size;
    private final int[] mark;
    private final int[] stack;
    private final int[] next;
    private final int[] finished;
    private final int[] others;
    private int stamp;
    private int depth;
    private int finishedStart;
    private int otherCount;

    Reach(int size) {
        this.size = size;
        this.mark = new int[size];
        this.stack = new int[size];
        this.next = new int[size];
        this.finished = new int[size];
        this.others = new int[size];
    }

    /** Before the first column of a matrix. */
    void restart() {
        Arrays.fill(mark, 0);
        stamp = 0;
    }

    /** Before each column. */
    void begin() {
        stamp++;
        finishedStart = size;
        otherCount = 0;
    }

    /** Adds what is reached from a row through the columns that have a pivot. */
    void from(int row, SparseElimination lower) {
        if (has(row)) {
            return;
        }
        enter(row, lower);
        while (depth > 0) {
            int child = nextNew(lower);
            if (child < 0) {
                depth--;
                finishedStart--;
                finished[finishedStart] = stack[depth];
            } else {
                enter(child, lower);
            }
        }
    }

    boolean has(int row) {
        return mark[row] == stamp;
    }

    int count() {
        return size - finishedStart + otherCount;
    }

    /** Writes the rows, those with a pivot first; gives how many these are. */
    int write(int[] rows, int at) {
        int count = size - finishedStart;
        System.arraycopy(finished, finishedStart, rows, at, count);
        System.arraycopy(others, 0, rows, at + count, otherCount);
        return count;
    }

    private void enter(int row, SparseElimination lower) {
        mark[row] = stamp;
        int column = lower.columnOf(row);
        if (column < 0) {
            others[otherCount++] = row;
        } else {
            stack[depth] = row;
            next[depth] = lower.lowerStart(column);
            depth++;
        }
    }

    /** The next row of the column on top of the stack that was not reached before, -1 if there is none. */
    private int nextNew(SparseElimination lower) {
        int top = depth - 1;
        int end = lower.lowerEnd(lower.columnOf(stack[top]));
        while (next[top] < end) {
            int row = lower.row(next[top]++);
            if (!has(row)) {
                return row;
            }
        }
        return -1;
    }
}
