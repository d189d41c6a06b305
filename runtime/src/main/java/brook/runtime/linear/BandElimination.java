package brook.runtime.linear;

/**
 * LU of a band with partial pivoting; a full matrix is the band with n - 1 diagonals on each side.
 *
 * <p>Column j holds rows j - below - above to j + below, as far as they exist: interchanges widen the upper part. Multipliers
 * stay where they were computed and are interchanged when used, as in LAPACK's gbtrf (Anderson et al. 1999), so the band
 * of L does not grow.
 */
final class BandElimination implements Elimination {

    private final Numbers x;
    private final int size;
    private final int below;
    private final int fill;
    /** Whether all columns begin with row 0: then each has a store of its own, in which row i is at i. */
    private final boolean apart;
    /** Row i of column j is at origins[j] + i. */
    private final int[] origins;

    private final int[] pivots;

    BandElimination(Numbers x, int size, int below, int above) {
        this.x = x;
        this.size = size;
        this.below = below;
        this.fill = Math.min(below + above, size - 1);
        this.pivots = new int[size];
        this.apart = fill == size - 1;
        this.origins = new int[size];
        reserve();
    }

    /** How many numbers the two factors of such a band are. */
    static long entries(int size, int below, int above) {
        long entries = 0;
        for (int k = 0; k < size; k++) {
            entries += 1L + Math.min(below, size - 1 - k) + Math.min((long) below + above, size - 1 - k);
        }
        return entries;
    }

    @Override
    public boolean factor(ShiftedMatrix matrix) {
        for (int j = 0; j < size; j++) {
            for (int i = first(j); i < afterLast(j); i++) {
                x.set(i, 0, 0);
            }
            matrix.load(j, x);
            eliminate(first(j), j);
            int pivot = x.largest(j, afterLast(j));
            if (!(x.size(pivot) > 0)) {
                return false;
            }
            pivots[j] = pivot;
            x.swap(j, pivot);
            keep(j);
        }
        return true;
    }

    @Override
    public void solve() {
        eliminate(0, size);
        for (int j = size - 1; j >= 0; j--) {
            select(j);
            x.divide(j, origins[j] + j);
            x.subtract(j, origins[j] + first(j), first(j), j);
        }
    }

    @Override
    public int place(int k) {
        return k;
    }

    @Override
    public long entries() {
        return entries(size, below, fill - below);
    }

    @Override
    public boolean forgetPivots() {
        return false;
    }

    private void reserve() {
        int end = 0;
        for (int j = 0; j < size; j++) {
            if (apart) {
                x.reserve(j, afterLast(j));
            } else {
                origins[j] = end - first(j);
                end += afterLast(j) - first(j);
            }
        }
        if (!apart) {
            x.reserve(0, end);
        }
    }

    private void select(int j) {
        if (apart) {
            x.select(j);
        }
    }

    /** Applies the interchanges and multipliers of columns from to to - 1. */
    private void eliminate(int from, int to) {
        for (int k = from; k < to; k++) {
            x.swap(k, pivots[k]);
            select(k);
            x.subtract(k, origins[k] + k + 1, k + 1, afterLast(k));
        }
    }

    private void keep(int j) {
        int origin = origins[j];
        select(j);
        for (int i = first(j); i <= j; i++) {
            x.keep(i, origin + i);
        }
        x.divideBy(j);
        int end = afterLast(j);
        for (int i = j + 1; i < end; i++) {
            x.keepQuotient(i, origin + i);
        }
    }

    private int first(int j) {
        return Math.max(0, j - fill);
    }

    private int afterLast(int j) {
        return Math.min(size, j + below + 1);
    }
}
