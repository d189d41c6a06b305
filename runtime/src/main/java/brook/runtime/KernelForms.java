package brook.runtime;

import java.util.function.LongSupplier;

/**
 * What all instances of a generated class know of its two forms of kernels, of numbers and of vectors: which of them is faster in this JVM at this time. Both
 * give the same bits, so a clock may choose.
 *
 * <p>From time to time a few jets in a row are timed in the usual form, then as many in the other. Where the other is faster three times in a row it becomes
 * the usual one. What trials cost is a part of the whole time: a quarter while the JVM compiles vectors, a tenth if that
 * takes long, a hundredth after three seconds of them. So a run that is too short for
 * vectors loses little, and where the JVM makes objects of vectors, as Java 17 may do after hours, numbers come back.
 *
 * <p>Threads may miss some of what others write here: then a trial comes earlier or later.
 */
public final class KernelForms {

    /** Nanoseconds between trials at least. */
    private static final double SHORTEST_REST = 2e6;

    /** Nanoseconds that trials of vectors may take more than numbers would have, until less is expected of the JVM, and until nothing is. */
    private static final double COMPILATION = 1e9;

    private static final double LONG_COMPILATION = 3e9;
    private static final double SHARE_OF_COMPILATION = 0.25;
    private static final double SHARE_OF_LONG_COMPILATION = 0.1;
    private static final double SHARE = 0.01;

    /** So many products come before the first trial: less than 0.1 s, in which the JVM compiles numbers. */
    private static final long FIRST = 200_000_000;

    /** A win is a gain of so large a part: of a training step most is the same in both forms. */
    private static final int LEAST_GAIN = 30;

    private static final int WINS = 3;

    private final LongSupplier clock;
    private boolean vectors;
    private long left = FIRST;
    private double spent;
    private int wins;

    /** Begins with numbers. */
    public KernelForms() {
        this(System::nanoTime);
    }

    KernelForms(LongSupplier clock) {
        this.clock = clock;
    }

    /** The choice of an instance. */
    public KernelForm form() {
        return new KernelForm(this);
    }

    long now() {
        return clock.getAsLong();
    }

    /** Whether vectors are the usual form. */
    boolean areVectorsUsual() {
        return vectors;
    }

    /** Counts products that were computed; true if a trial is due, and none within the shortest rest. */
    boolean isDue(long products) {
        left -= products;
        if (left > 0) {
            return false;
        }
        left = FIRST;
        return true;
    }

    /**
     * What a trial gave.
     *
     * @param ofVectors whether the form that is not the usual one was that of vectors
     * @param usual nanoseconds of a call in the usual form
     * @param other the same in the other
     * @param more nanoseconds that the trial took more than the usual form would have taken
     * @param products those of a call
     */
    void tried(boolean ofVectors, long usual, long other, long more, long products) {
        boolean won = other < usual - usual / LEAST_GAIN;
        if (won) {
            wins++;
        } else if (other > usual) {
            wins = 0;
        }
        double share = SHARE;
        if (ofVectors) {
            share = shareOfVectors();
            spent += more;
        }
        double rest = won ? 0 : Math.max(SHORTEST_REST, more * (1 - share) / share);
        left = (long) (rest * products / usual);
        if (wins == WINS) {
            vectors = ofVectors;
            wins = 0;
        }
    }

    private double shareOfVectors() {
        if (spent < COMPILATION) {
            return SHARE_OF_COMPILATION;
        }
        return spent < LONG_COMPILATION ? SHARE_OF_LONG_COMPILATION : SHARE;
    }
}
