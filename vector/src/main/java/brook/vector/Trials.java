package brook.vector;

/**
 * Whether C2 has compiled some loop over vectors. Until then each of its operations makes an object, a hundred times slower than numbers; so a loop of numbers, of which
 * the bits are the same, does what there is to do, and vectors small parts of it, for half of the time at most, until they are not slow three times in a row.
 */
final class Trials {

    /** Slower than this no vectors are that C2 has compiled, with what it takes to look at a clock. */
    private static final double SLOW = 1.5;

    private static final int WINS = 3;

    /** Numbers take so many times as long as trials: less often, and C2 begins late. */
    private static final int REST = 1;

    private int wins;
    private long owed;
    private double ofNumber = Double.POSITIVE_INFINITY;

    /** Whether vectors may do everything from now on. */
    boolean areOver() {
        return wins == WINS;
    }

    /** Whether vectors may do a part. */
    boolean areDue() {
        return owed <= 0;
    }

    /** What numbers took for so many elements. */
    void addNumbers(long nanoseconds, long elements) {
        if (elements > 0) {
            owed -= nanoseconds;
            ofNumber = (double) nanoseconds / elements;
        }
    }

    /** What vectors took for so many elements. */
    void addVectors(long nanoseconds, long elements) {
        owed = REST * nanoseconds;
        wins = nanoseconds < SLOW * ofNumber * elements ? wins + 1 : 0;
    }
}
