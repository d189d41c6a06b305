package brook.runtime.special;

/**
 * An element function over arrays: the operations of its scalar form, cut into short loops over a block, so that each
 * element gets the same bits in both forms.
 *
 * <p>A block that holds an argument outside the ordinary range goes through the scalar form as a whole.
 */
public abstract class ArrayFunction {

    /** Below this the loops have not paid for their entry. */
    private static final int SHORT = 40;

    final Block block;
    private final double least;
    private final double greatest;

    ArrayFunction(Block block, double least, double greatest) {
        this.block = block;
        this.least = least;
        this.greatest = greatest;
    }

    /** Fills {@code count} places of {@code out} from {@code to} on; both ranges are the same or do not overlap. */
    public final void apply(double[] in, int from, double[] out, int to, int count) {
        for (int done = 0; done < count; done += Block.SIZE) {
            int n = Math.min(Block.SIZE, count - done);
            if (n < SHORT || !take(in, from + done, n)) {
                each(in, from + done, out, to + done, n);
            } else {
                passes(n);
                System.arraycopy(block.y, 0, out, to + done, n);
            }
        }
    }

    /** Copies arguments into the block; false if one of them is not ordinary. */
    private boolean take(double[] in, int from, int n) {
        double[] x = block.x;
        for (int i = 0; i < n; i++) {
            double argument = in[from + i];
            x[i] = argument;
            if (!(argument >= least && argument <= greatest)) {
                return false;
            }
        }
        return true;
    }

    /** Computes the first values of the block from its arguments. */
    abstract void passes(int n);

    /** The scalar form, one element after the other. */
    abstract void each(double[] in, int from, double[] out, int to, int count);
}
