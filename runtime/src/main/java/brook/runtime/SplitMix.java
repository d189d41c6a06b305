package brook.runtime;

/**
 * Random numbers whose whole state is one long: SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, Fast Splittable Pseudorandom Number
 * Generators, 2014), the same on every machine for the same seed.
 */
public final class SplitMix {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    /** Goes on from a state; a seed is one. */
    public SplitMix(long state) {
        this.state = state;
    }

    /**
     * The seed of one of many independent sequences: the number at that place of the generator whose seed is the first number of {@code seed}, as the
     * generator itself splits off another one. Different places give different seeds.
     */
    public static long split(long seed, long place) {
        return new SplitMix(new SplitMix(seed).next() + place * GOLDEN_GAMMA).next();
    }

    /** What the next numbers follow from. */
    public long state() {
        return state;
    }

    /** The next 64 bits. */
    public long next() {
        state += GOLDEN_GAMMA;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** From 0 to 1, both excluded. */
    public double uniform() {
        return ((next() >>> 11) + 0.5) * 0x1p-53;
    }

    /** From 0 to {@code bound - 1}, each as likely: what would favour some is thrown away. */
    public int below(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound = " + bound);
        }
        while (true) {
            long bits = next() >>> 1;
            long value = bits % bound;
            if (bits - value + (bound - 1) >= 0) {
                return (int) value;
            }
        }
    }

    /** The numbers 0 to {@code count - 1} in random order (R. Durstenfeld, Algorithm 235, 1964; Knuth 1998, algorithm 3.4.2P). */
    public int[] permutation(int count) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        for (int i = count - 1; i > 0; i--) {
            int j = below(i + 1);
            int last = order[i];
            order[i] = order[j];
            order[j] = last;
        }
        return order;
    }
}
