package brook.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * A function over ranges of arrays, so many elements in a vector. One with an argument that is not ordinary, and what does not fill one, goes through loops, of which the
 * bits are the same.
 */
abstract class Ranges {

    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    static final int LENGTH = SPECIES.length();

    /** Elements of a trial: fewer take no longer than to look at a clock. */
    private static final int FEW = 4 * LENGTH;

    private final double greatest;
    private final Trials trials = new Trials();

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
        if (!trials.areOver()) {
            own = trials.areDue() ? Math.min(own, FEW) : 0;
            tryVectors(in, from, out, to, own);
            long began = System.nanoTime();
            loops(in, from + own, out, to + own, count - own);
            trials.addNumbers(System.nanoTime() - began, count - own);
            return;
        }
        vectors(in, from, out, to, own);
        loops(in, from + own, out, to + own, count - own);
    }

    private void tryVectors(double[] in, int from, double[] out, int to, int count) {
        if (count > 0) {
            long began = System.nanoTime();
            vectors(in, from, out, to, count);
            trials.addVectors(System.nanoTime() - began, count);
        }
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
