package brook.runtime.linear;

/**
 * The arithmetic of an elimination, over real or over complex numbers: one column x to work in and stores of finished entries,
 * of which one is selected.
 *
 * <p>Sums and divisions are in the order in which they are asked for. Only stores may grow, in {@link #reserve}.
 */
abstract class Numbers {

    /** Makes room for so many entries in one of n stores, keeps those that are there, and selects it. */
    abstract void reserve(int number, int count);

    /** Selects one of the stores for what follows. */
    abstract void select(int number);

    /** x_i = re + i im. */
    abstract void set(int i, double re, double im);

    abstract double real(int i);

    abstract double imaginary(int i);

    abstract void swap(int i, int k);

    /** Entry {@code at} of the store = x_i. */
    abstract void keep(int i, int at);

    /** x_k becomes what {@link #keepQuotient} divides by. */
    abstract void divideBy(int k);

    /** Entry {@code at} of the store = x_i divided by the number chosen. */
    abstract void keepQuotient(int i, int at);

    /** x_k = x_k divided by entry {@code at} of the store. */
    abstract void divide(int k, int at);

    /** x_i -= x_k times an entry of the store for all i of from to to - 1; that of from is at {@code at}. */
    abstract void subtract(int k, int at, int from, int to);

    /** The same for i = rows[p] and entry p, for p of from to to - 1. */
    abstract void subtract(int k, int[] rows, int from, int to);

    /** max(|Re x_i|, |Im x_i|), which is |x_i| up to a factor of sqrt(2); NaN if either is. */
    final double size(int i) {
        return Math.max(Math.abs(real(i)), Math.abs(imaginary(i)));
    }

    /** Where x is largest among positions from to to - 1: the first of equals. */
    final int largest(int from, int to) {
        int place = from;
        double largest = size(from);
        for (int i = from + 1; i < to; i++) {
            double size = size(i);
            if (size > largest) {
                largest = size;
                place = i;
            }
        }
        return place;
    }
}
