package brook.runtime.linear;

import java.util.Arrays;

/** Doubles. */
final class RealNumbers extends Numbers {

    private static final double[] NONE = {};

    private final double[] x;
    private final double[][] stores;
    private double[] store = NONE;
    private double divisor;

    RealNumbers(int size) {
        x = new double[size];
        stores = new double[size][];
        Arrays.fill(stores, NONE);
    }

    @Override
    void reserve(int number, int count) {
        stores[number] = Arrays.copyOf(stores[number], count);
        select(number);
    }

    @Override
    void select(int number) {
        store = stores[number];
    }

    @Override
    void set(int i, double re, double im) {
        x[i] = re;
    }

    @Override
    double real(int i) {
        return x[i];
    }

    @Override
    double imaginary(int i) {
        return 0;
    }

    @Override
    void swap(int i, int k) {
        double swapped = x[i];
        x[i] = x[k];
        x[k] = swapped;
    }

    @Override
    void keep(int i, int at) {
        store[at] = x[i];
    }

    @Override
    void divideBy(int k) {
        divisor = x[k];
    }

    @Override
    void keepQuotient(int i, int at) {
        store[at] = x[i] / divisor;
    }

    @Override
    void divide(int k, int at) {
        x[k] /= store[at];
    }

    @Override
    void subtract(int k, int at, int from, int to) {
        double[] column = x;
        double[] entries = store;
        double factor = column[k];
        int shift = at - from;
        if (factor != 0 && shift == 0) {
            // HotSpot makes vector instructions of this loop, but not of the other.
            for (int i = from; i < to; i++) {
                column[i] -= factor * entries[i];
            }
        } else if (factor != 0) {
            for (int i = from; i < to; i++) {
                column[i] -= factor * entries[shift + i];
            }
        }
    }

    @Override
    void subtract(int k, int[] rows, int from, int to) {
        double[] column = x;
        double[] entries = store;
        double factor = column[k];
        if (factor != 0) {
            for (int p = from; p < to; p++) {
                column[rows[p]] -= factor * entries[p];
            }
        }
    }
}
