package brook.runtime.train;

import java.util.Arrays;

/** Some rows of data, counted from 0, in an order. */
public final class Rows {

    private final int[] rows;
    private final int from;
    private final int count;

    private Rows(int[] rows, int from, int count) {
        this.rows = rows;
        this.from = from;
        this.count = count;
    }

    /** These rows. */
    public static Rows of(int... rows) {
        return new Rows(rows.clone(), 0, rows.length);
    }

    /** The rows from {@code from} to {@code to - 1}. */
    public static Rows range(int from, int to) {
        int[] rows = new int[Math.max(0, to - from)];
        Arrays.setAll(rows, i -> from + i);
        return new Rows(rows, 0, rows.length);
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /** The row at a position. */
    public int row(int position) {
        if (position < 0 || position >= count) {
            throw new IndexOutOfBoundsException(position);
        }
        return rows[from + position];
    }

    /** All of them, in their order. */
    public int[] toArray() {
        return Arrays.copyOfRange(rows, from, from + count);
    }

    /** Those at the positions {@code first} to {@code end - 1}; they are not copied. */
    public Rows part(int first, int end) {
        if (first < 0 || end < first || end > count) {
            throw new IndexOutOfBoundsException("rows " + first + " to " + end + " of " + count);
        }
        return new Rows(rows, from + first, end - first);
    }

    /** The same rows in the order of a permutation of their positions. */
    Rows inOrder(int[] positions) {
        int[] ordered = new int[count];
        Arrays.setAll(ordered, i -> row(positions[i]));
        return new Rows(ordered, 0, count);
    }

    /** Which rows there are, as one number: other rows most likely have another. */
    int mark() {
        int mark = 1;
        for (int i = 0; i < count; i++) {
            mark = 31 * mark + row(i);
        }
        return mark;
    }
}
