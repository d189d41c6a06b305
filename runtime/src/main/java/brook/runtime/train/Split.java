package brook.runtime.train;

import brook.runtime.SplitMix;
import java.util.Arrays;

/**
 * Which rows train, and which only test.
 *
 * @param train the rows that weights are fitted to
 * @param test the rows that the result is tested on after each epoch; perhaps none
 */
public record Split(Rows train, Rows test) {

    public Split {
        if (train.count() == 0) {
            throw new IllegalArgumentException("no row to train on");
        }
    }

    /** All rows train. */
    public static Split none(int rows) {
        return new Split(Rows.range(0, rows), Rows.range(0, 0));
    }

    /** The last {@code test} rows test. */
    public static Split last(int rows, int test) {
        return new Split(Rows.range(0, rows - test), Rows.range(rows - test, rows));
    }

    /**
     * A share of the rows tests, chosen at random by a seed: at least one row, and not all. Both parts keep the order of the data.
     *
     * @param share more than 0 and less than 1
     */
    public static Split share(int rows, double share, long seed) {
        if (!(share > 0 && share < 1) || rows < 2) {
            throw new IllegalArgumentException("a share of " + share + " of " + rows + " rows");
        }
        int test = (int) Math.max(1, Math.min(rows - 1, Math.round(share * rows)));
        int[] order = new SplitMix(seed).permutation(rows);
        return new Split(sorted(order, test, rows), sorted(order, 0, test));
    }

    private static Rows sorted(int[] order, int from, int to) {
        int[] part = Arrays.copyOfRange(order, from, to);
        Arrays.sort(part);
        return Rows.of(part);
    }
}
