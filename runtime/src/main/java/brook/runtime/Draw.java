package brook.runtime;

/**
 * How an input is drawn at random, once for each trajectory: {@code input eps[3] = rademacher(seed = 7)}.
 *
 * <p>Independent elements of mean 0. The numbers of a trajectory depend on the seed and the number of the trajectory alone, so that
 * trajectories can be computed in any order, by any number of threads, and again.
 *
 * @param scale a factor of all numbers
 */
public record Draw(Law law, double scale, long seed) {

    /** How the numbers are distributed, for the scale 1. */
    public enum Law {
        /** 1 or -1, each with probability 1/2. */
        RADEMACHER,
        /** Normal with deviation 1. */
        NORMAL,
        /** Between -1 and 1. */
        UNIFORM
    }

    /**
     * Draws {@code count} numbers to the places from {@code first} on.
     *
     * @param trajectory any number; another one gives independent numbers
     */
    public void into(double[] values, int first, int count, long trajectory) {
        long own = SplitMix.split(seed, trajectory);
        switch (law) {
            case RADEMACHER -> Initialisers.rademacher(values, first, count, scale, own);
            case NORMAL -> Initialisers.normal(values, first, count, scale, own);
            case UNIFORM -> Initialisers.uniform(values, first, count, scale, own);
        }
    }
}
