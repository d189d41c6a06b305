package brook.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * A function over ranges of arrays, so many elements in a vector. One with an argument that is not ordinary, and what does not fill one, goes through loops, of which the
 * bits are the same.
 *
 * <p>Until C2 has compiled a vector each of its operations makes an object, a hundred times slower than a loop. So loops do all but the first elements of a range, until
 * vectors are not slow three times in a row.
 */
abstract class Ranges {

    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    static final int LENGTH = SPECIES.length();

    /** The first elements: as many as soon let C2 begin and do not double the time of a training step until it is done. */
    private static final int FIRST = 16 * LENGTH;

    /** Slower than this no vectors are that C2 has compiled, with what it takes to look at a clock. */
    private static final double SLOW = 1.5;

    private static final int WINS = 3;

    private final double greatest;
    private double ofLoops = Double.POSITIVE_INFINITY;
    private int wins;

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
        if (wins == WINS) {
            vectors(in, from, out, to, own);
            loops(in, from + own, out, to + own, count - own);
        } else if (count > 0) {
            tryVectors(in, from, out, to, count);
        }
    }

    private void tryVectors(double[] in, int from, double[] out, int to, int count) {
        int own = Math.min(count - count % LENGTH, FIRST);
        int rest = count - own;
        long began = System.nanoTime();
        vectors(in, from, out, to, own);
        long between = System.nanoTime();
        loops(in, from + own, out, to + own, rest);
        long ended = System.nanoTime();
        if (own > 0) {
            wins = between - began < SLOW * ofLoops * own ? wins + 1 : 0;
        }
        // Where no range is longer there is nothing to compare with, and vectors do all at once.
        ofLoops = rest > 0 ? (double) (ended - between) / rest : ofLoops;
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
