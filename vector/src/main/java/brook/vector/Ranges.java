package brook.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * A function over ranges of arrays, so many elements in a vector. One with an argument that is not ordinary, and what does not fill one, goes through loops, of which the
 * bits are the same.
 *
 * <p>Until C2 has compiled a vector each of its operations makes an object, a thousand times slower than a loop. So the first vector of each range is timed beside the rest,
 * which goes through loops; where it is nowhere near that slow, vectors take twice as many elements of the next range, and in the end all of every range.
 */
abstract class Ranges {

    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    static final int LENGTH = SPECIES.length();

    /** As many in vectors say that C2 is done. */
    private static final int ENOUGH = 64 * LENGTH;

    /** So many times as slow as a loop no vector is that C2 has compiled, with what it takes to look at a clock. */
    private static final int SLOW = 4;

    private final double greatest;
    private int most = LENGTH;

    /** A function that is ordinary for arguments with absolute values up to {@code greatest}. */
    Ranges(double greatest) {
        this.greatest = greatest;
    }

    /** The values of a vector of ordinary arguments. */
    abstract void vector(double[] in, int from, double[] out, int to);

    /** The values of any range. */
    abstract void loops(double[] in, int from, double[] out, int to, int count);

    /** The values of a range. */
    final void apply(double[] in, int from, double[] out, int to, int count) {
        int own = count - count % LENGTH;
        if (most > ENOUGH) {
            vectors(in, from, out, to, own);
            loops(in, from + own, out, to + own, count - own);
        } else if (count > 2 * most) {
            gradually(in, from, out, to, count);
        } else {
            loops(in, from, out, to, count);
        }
    }

    private void gradually(double[] in, int from, double[] out, int to, int count) {
        int rest = count - most;
        long began = System.nanoTime();
        vectors(in, from, out, to, most);
        long between = System.nanoTime();
        loops(in, from + most, out, to + most, rest);
        long ended = System.nanoTime();
        most = (between - began) * rest < SLOW * (ended - between) * most ? 2 * most : LENGTH;
    }

    private void vectors(double[] in, int from, double[] out, int to, int count) {
        for (int i = 0; i < count; i += LENGTH) {
            if (areOrdinary(in, from + i)) {
                vector(in, from + i, out, to + i);
            } else {
                loops(in, from + i, out, to + i, LENGTH);
            }
        }
    }

    private boolean areOrdinary(double[] in, int from) {
        return DoubleVector.fromArray(SPECIES, in, from)
                .lanewise(VectorOperators.ABS)
                .compare(VectorOperators.LE, greatest)
                .allTrue();
    }
}
