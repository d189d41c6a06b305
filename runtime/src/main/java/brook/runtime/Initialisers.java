package brook.runtime;

/**
 * First values of weights and drawn inputs, the same on every machine for the same seed.
 *
 * <p>The numbers come from {@link SplitMix}, normal ones by the polar method of Marsaglia with {@link StrictMath}. A weight matrix is W[outputs, inputs]; what has
 * one axis is a column, W[outputs, 1].
 */
public final class Initialisers {

    private final SplitMix numbers;
    private double spare = Double.NaN;

    private Initialisers(long seed) {
        this.numbers = new SplitMix(seed);
    }

    /** Uniform between -s and s, s = scale sqrt(6/(inputs + outputs)) (X. Glorot, Y. Bengio, 2010). */
    public static void glorot(double[] p, int first, int outputs, int inputs, double scale, long seed) {
        uniform(p, first, outputs * inputs, scale * Math.sqrt(6.0 / ((double) inputs + outputs)), seed);
    }

    /** Normal with the deviation scale sqrt(2/inputs) (K. He, X. Zhang, S. Ren, J. Sun, 2015). */
    public static void he(double[] p, int first, int outputs, int inputs, double scale, long seed) {
        normal(p, first, outputs * inputs, scale * Math.sqrt(2.0 / inputs), seed);
    }

    /** Normal with the deviation {@code scale} and mean 0, from the place {@code first} on. */
    public static void normal(double[] p, int first, int count, double scale, long seed) {
        Initialisers numbers = new Initialisers(seed);
        for (int i = first; i < first + count; i++) {
            p[i] = scale * numbers.nextNormal();
        }
    }

    /** Uniform between {@code -scale} and {@code scale}, from the place {@code first} on. */
    public static void uniform(double[] p, int first, int count, double scale, long seed) {
        SplitMix numbers = new SplitMix(seed);
        for (int i = first; i < first + count; i++) {
            p[i] = scale * (2 * numbers.uniform() - 1);
        }
    }

    /** {@code scale} or {@code -scale}, each with probability 1/2, from the place {@code first} on. */
    public static void rademacher(double[] p, int first, int count, double scale, long seed) {
        SplitMix numbers = new SplitMix(seed);
        for (int i = first; i < first + count; i++) {
            p[i] = numbers.next() < 0 ? -scale : scale;
        }
    }

    private double nextNormal() {
        if (!Double.isNaN(spare)) {
            double value = spare;
            spare = Double.NaN;
            return value;
        }
        while (true) {
            double x = 2 * numbers.uniform() - 1;
            double y = 2 * numbers.uniform() - 1;
            double square = x * x + y * y;
            if (square < 1 && square > 0) {
                double factor = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
                spare = y * factor;
                return x * factor;
            }
        }
    }
}
