package brook.runtime.special;

/** exp(x) = 2^k (1 + r + r² p(r)), with p interpolated at the Chebyshev nodes with 60 digits, error 1.3e-17. */
public final class Exponential extends ArrayFunction {

    /** Up to here the value and 2^k are normal. */
    public static final double ORDINARY = 708;

    private static final double OVERFLOWS = 709.8;
    private static final double VANISHES = -745.2;

    /** Over arrays, with a block for the passes. */
    public Exponential(Block block) {
        super(block, -ORDINARY, ORDINARY);
    }

    /** The value for any x. */
    public static double value(double x) {
        if (!(Math.abs(x) <= ORDINARY)) {
            return far(x);
        }
        double shifted = PowerOfE.shifted(x);
        return PowerOfE.scaled(reduced(PowerOfE.remainder(x, shifted)), shifted);
    }

    private static double far(double x) {
        if (x > OVERFLOWS) {
            return Double.POSITIVE_INFINITY;
        }
        if (x < VANISHES) {
            return 0;
        }
        double shifted = PowerOfE.shifted(x);
        return PowerOfE.scaledFar(reduced(PowerOfE.remainder(x, shifted)), shifted);
    }

    private static double reduced(double r) {
        return completed(r, upper(r));
    }

    /** The polynomial p from its term in r⁴ on, over r⁴. */
    private static double upper(double r) {
        double z = r * r;
        double middle = 0x1.6c16c178d5682p-10 + r * 0x1.a01a01a7f15e7p-13;
        double high = 0x1.a019b7f08264ep-16 + r * 0x1.71de0cff43d6fp-19;
        double highest = 0x1.2892d697f6458p-22 + r * 0x1.af3a489ab7612p-26;
        return middle + z * (high + z * highest);
    }

    private static double completed(double r, double upper) {
        double z = r * r;
        double low = 0.5 + r * 0x1.5555555555556p-3;
        double middle = 0x1.5555555553ca6p-5 + r * 0x1.1111111110979p-7;
        return 1 + (r + z * (low + z * (middle + z * upper)));
    }

    @Override
    void each(double[] in, int from, double[] out, int to, int count) {
        for (int i = 0; i < count; i++) {
            out[to + i] = value(in[from + i]);
        }
    }

    @Override
    void passes(int n) {
        reduce(n);
        uppers(n);
        complete(n);
        scale(n);
    }

    private void reduce(int n) {
        double[] x = block.x;
        double[] shifted = block.a;
        double[] r = block.b;
        for (int i = 0; i < n; i++) {
            double k = PowerOfE.shifted(x[i]);
            shifted[i] = k;
            r[i] = PowerOfE.remainder(x[i], k);
        }
    }

    private void uppers(int n) {
        double[] r = block.b;
        double[] upper = block.c;
        for (int i = 0; i < n; i++) {
            upper[i] = upper(r[i]);
        }
    }

    private void complete(int n) {
        double[] r = block.b;
        double[] upper = block.c;
        double[] y = block.y;
        for (int i = 0; i < n; i++) {
            y[i] = completed(r[i], upper[i]);
        }
    }

    private void scale(int n) {
        double[] shifted = block.a;
        double[] y = block.y;
        for (int i = 0; i < n; i++) {
            y[i] = PowerOfE.scaled(y[i], shifted[i]);
        }
    }
}
