package brook.runtime.special;

/**
 * sin(x) and cos(x), those of {@code Math} beyond |x| = 500,000.
 *
 * <p>|x| = k pi/2 + r with pi/2 in three parts of 33 bits and a fourth (Cody and Waite 1980), both series of r, interpolated
 * at Chebyshev nodes with errors below 2e-17 and 1e-18, and a choice by bits.
 */
public final class SineCosine extends ArrayFunction {

    /** Here k stays below 2^19, where all products by the parts of pi/2 are exact. */
    private static final double ORDINARY = 500_000;

    private static final double ROUNDER = 0x1.8p52;
    private static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;
    private static final double FIRST = 0x1.921fb544p+0;
    private static final double SECOND = 0x1.0b4611a6p-34;
    private static final double THIRD = 0x1.3198a2ep-69;
    private static final double FOURTH = 0x1.b839a252049c1p-104;
    private static final long SIGN = Long.MIN_VALUE;

    /** 0 for the sine; 1 for the cosine, which is the sine a quadrant later. */
    private final int quadrant;

    private SineCosine(Block block, int quadrant) {
        super(block, -ORDINARY, ORDINARY);
        this.quadrant = quadrant;
    }

    /** The sine over arrays, with a block for the passes. */
    public static SineCosine sine(Block block) {
        return new SineCosine(block, 0);
    }

    /** The cosine over arrays, with a block for the passes. */
    public static SineCosine cosine(Block block) {
        return new SineCosine(block, 1);
    }

    /** The sine of any x. */
    public static double sin(double x) {
        if (!(Math.abs(x) <= ORDINARY)) {
            return Math.sin(x);
        }
        long sign = Double.doubleToRawLongBits(x) & SIGN;
        return of(x, 0, sign);
    }

    /** The cosine of any x. */
    public static double cos(double x) {
        if (!(Math.abs(x) <= ORDINARY)) {
            return Math.cos(x);
        }
        return of(x, 1, 0);
    }

    private static double of(double x, int quadrant, long sign) {
        double shifted = shifted(x);
        double r = remainder(x, shifted);
        double tail = remainderTail(x, shifted);
        double cosine = cosineSeries(r, tail, cosineUpper(r));
        return chosen(sineSeries(r, tail), cosine, quadrant + Double.doubleToRawLongBits(shifted), sign);
    }

    /** The integer k nearest to |x| 2/pi, in the last bits of a double. */
    private static double shifted(double x) {
        return Math.abs(x) * TWO_OVER_PI + ROUNDER;
    }

    /** r, rounded. */
    private static double remainder(double x, double shifted) {
        double k = shifted - ROUNDER;
        double first = Math.abs(x) - k * FIRST;
        double second = first - k * SECOND;
        return second - (k * THIRD - ((first - second) - k * SECOND));
    }

    /** What the rounding of r has lost. */
    private static double remainderTail(double x, double shifted) {
        double k = shifted - ROUNDER;
        double first = Math.abs(x) - k * FIRST;
        double second = first - k * SECOND;
        double third = k * THIRD - ((first - second) - k * SECOND);
        return ((second - (second - third)) - third) - k * FOURTH;
    }

    private static double sineSeries(double r, double tail) {
        double z = r * r;
        double low = 0x1.1111111110ba5p-7 + z * -0x1.a01a019e807cdp-13;
        double high = 0x1.71de37926b606p-19 + z * (-0x1.ae6006b8b80f8p-26 + z * 0x1.5e098ed3c85fep-33);
        double upper = low + (z * z) * high;
        return r + (r * z * (-0x1.5555555555555p-3 + z * upper) + tail);
    }

    /** The series of the cosine from its term in r⁴ on. */
    private static double cosineUpper(double r) {
        double z = r * r;
        double low = 0x1.5555555555555p-5 + z * -0x1.6c16c16c16960p-10;
        double middle = 0x1.a01a019f4d18ap-16 + z * -0x1.27e4fa15ca346p-22;
        double high = 0x1.1eeb66c3b8406p-29 + z * -0x1.907c17e2f080fp-37;
        double z2 = z * z;
        return z2 * ((low + z2 * middle) + (z2 * z2) * high);
    }

    private static double cosineSeries(double r, double tail, double upper) {
        return 1 - (0.5 * (r * r) - (upper - r * tail));
    }

    /** Sine or cosine by the last bit of the quadrant, its sign by the one before. */
    private static double chosen(double sine, double cosine, long quadrant, long sign) {
        long even = (quadrant & 1) - 1;
        long other = Double.doubleToRawLongBits(cosine);
        long difference = Double.doubleToRawLongBits(sine) ^ other;
        return Double.longBitsToDouble((other ^ (difference & even)) ^ (((quadrant << 62) & SIGN) ^ sign));
    }

    @Override
    void each(double[] in, int from, double[] out, int to, int count) {
        for (int i = 0; i < count; i++) {
            out[to + i] = quadrant == 0 ? sin(in[from + i]) : cos(in[from + i]);
        }
    }

    @Override
    void passes(int n) {
        reduce(n);
        sines(n);
        cosineUppers(n);
        cosines(n);
        choose(n);
    }

    private void reduce(int n) {
        double[] x = block.x;
        double[] shifted = block.a;
        double[] r = block.b;
        double[] tail = block.c;
        for (int i = 0; i < n; i++) {
            double k = shifted(x[i]);
            shifted[i] = k;
            r[i] = remainder(x[i], k);
            tail[i] = remainderTail(x[i], k);
        }
    }

    private void sines(int n) {
        double[] r = block.b;
        double[] tail = block.c;
        double[] sine = block.d;
        for (int i = 0; i < n; i++) {
            sine[i] = sineSeries(r[i], tail[i]);
        }
    }

    private void cosineUppers(int n) {
        double[] r = block.b;
        double[] upper = block.y;
        for (int i = 0; i < n; i++) {
            upper[i] = cosineUpper(r[i]);
        }
    }

    private void cosines(int n) {
        double[] r = block.b;
        double[] tail = block.c;
        double[] cosine = block.y;
        for (int i = 0; i < n; i++) {
            cosine[i] = cosineSeries(r[i], tail[i], cosine[i]);
        }
    }

    private void choose(int n) {
        double[] x = block.x;
        double[] shifted = block.a;
        double[] sine = block.d;
        double[] y = block.y;
        long later = quadrant;
        long sign = quadrant == 0 ? SIGN : 0;
        for (int i = 0; i < n; i++) {
            long odd = later + Double.doubleToRawLongBits(shifted[i]);
            y[i] = chosen(sine[i], y[i], odd, Double.doubleToRawLongBits(x[i]) & sign);
        }
    }
}
