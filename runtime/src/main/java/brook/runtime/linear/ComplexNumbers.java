package brook.runtime.linear;

import java.util.Arrays;

/** Complex numbers, real and imaginary parts in two arrays. */
final class ComplexNumbers extends Numbers {

    private static final double[] NONE = {};

    private final double[] re;
    private final double[] im;
    private final double[][] storesRe;
    private final double[][] storesIm;
    private double[] storeRe = NONE;
    private double[] storeIm = NONE;

    /** The divisor c + i d as Smith 1962 divides by it: times a power of two, the larger part first. */
    private double scale;

    private boolean realIsLarger;
    private double ratio;
    private double denominator;

    ComplexNumbers(int size) {
        re = new double[size];
        im = new double[size];
        storesRe = new double[size][];
        storesIm = new double[size][];
        Arrays.fill(storesRe, NONE);
        Arrays.fill(storesIm, NONE);
    }

    @Override
    void reserve(int number, int count) {
        storesRe[number] = Arrays.copyOf(storesRe[number], count);
        storesIm[number] = Arrays.copyOf(storesIm[number], count);
        select(number);
    }

    @Override
    void select(int number) {
        storeRe = storesRe[number];
        storeIm = storesIm[number];
    }

    @Override
    void set(int i, double newRe, double newIm) {
        re[i] = newRe;
        im[i] = newIm;
    }

    @Override
    double real(int i) {
        return re[i];
    }

    @Override
    double imaginary(int i) {
        return im[i];
    }

    @Override
    void swap(int i, int k) {
        double swappedRe = re[i];
        double swappedIm = im[i];
        re[i] = re[k];
        im[i] = im[k];
        re[k] = swappedRe;
        im[k] = swappedIm;
    }

    @Override
    void keep(int i, int at) {
        storeRe[at] = re[i];
        storeIm[at] = im[i];
    }

    @Override
    void divideBy(int k) {
        divideBy(re[k], im[k]);
    }

    @Override
    void keepQuotient(int i, int at) {
        storeRe[at] = quotientRe(re[i] * scale, im[i] * scale);
        storeIm[at] = quotientIm(re[i] * scale, im[i] * scale);
    }

    @Override
    void divide(int k, int at) {
        divideBy(storeRe[at], storeIm[at]);
        double a = re[k] * scale;
        double b = im[k] * scale;
        re[k] = quotientRe(a, b);
        im[k] = quotientIm(a, b);
    }

    @Override
    void subtract(int k, int at, int from, int to) {
        double[] columnRe = re;
        double[] columnIm = im;
        double[] entriesRe = storeRe;
        double[] entriesIm = storeIm;
        double a = columnRe[k];
        double b = columnIm[k];
        int shift = at - from;
        boolean zero = a == 0 && b == 0;
        if (!zero && shift == 0) {
            // The loop that HotSpot makes vector instructions of, as for real numbers.
            for (int i = from; i < to; i++) {
                columnRe[i] -= a * entriesRe[i] - b * entriesIm[i];
                columnIm[i] -= a * entriesIm[i] + b * entriesRe[i];
            }
        } else if (!zero) {
            for (int i = from; i < to; i++) {
                columnRe[i] -= a * entriesRe[shift + i] - b * entriesIm[shift + i];
                columnIm[i] -= a * entriesIm[shift + i] + b * entriesRe[shift + i];
            }
        }
    }

    @Override
    void subtract(int k, int[] rows, int from, int to) {
        double[] columnRe = re;
        double[] columnIm = im;
        double[] entriesRe = storeRe;
        double[] entriesIm = storeIm;
        double a = columnRe[k];
        double b = columnIm[k];
        if (a != 0 || b != 0) {
            for (int p = from; p < to; p++) {
                columnRe[rows[p]] -= a * entriesRe[p] - b * entriesIm[p];
                columnIm[rows[p]] -= a * entriesIm[p] + b * entriesRe[p];
            }
        }
    }

    /** Without the power of two the denominator of a divisor near the largest double would overflow, and quotients vanish. */
    private void divideBy(double c, double d) {
        int exponent = Math.max(Math.getExponent(c), Math.getExponent(d));
        scale = Math.scalb(1.0, -Math.min(exponent, Double.MAX_EXPONENT));
        double scaledC = c * scale;
        double scaledD = d * scale;
        realIsLarger = Math.abs(scaledC) >= Math.abs(scaledD);
        ratio = realIsLarger ? scaledD / scaledC : scaledC / scaledD;
        denominator = realIsLarger ? scaledC + scaledD * ratio : scaledD + scaledC * ratio;
    }

    private double quotientRe(double a, double b) {
        return (realIsLarger ? a + b * ratio : a * ratio + b) / denominator;
    }

    private double quotientIm(double a, double b) {
        return (realIsLarger ? b - a * ratio : b * ratio - a) / denominator;
    }
}
