package brook.runtime.special;

/**
 * What the passes over a block of elements read and write: arrays of one length, all indexed from 0, because loops over them
 * become vector instructions on HotSpot and loops over places in somebody's array do not.
 */
public final class Block {

    /** Elements of a block; the seven arrays are 14 kB, which leaves most of a first-level cache to the caller. */
    static final int SIZE = 256;

    /** The arguments. */
    final double[] x = new double[SIZE];

    final double[] a = new double[SIZE];
    final double[] b = new double[SIZE];
    final double[] c = new double[SIZE];
    final double[] d = new double[SIZE];
    final double[] e = new double[SIZE];

    /** The values. */
    final double[] y = new double[SIZE];
}
