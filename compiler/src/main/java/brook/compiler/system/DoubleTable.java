package brook.compiler.system;

import brook.compiler.source.Budget;

/** Numbers in a row that nobody changes, compared by their bits: listed, or given by a rule, which takes no time however many they are. */
public sealed interface DoubleTable permits ListedNumbers, RuledNumbers {

    /** Shorter tables are listed, and written as they are. */
    int SHORT = 64;

    /** A table of a copy of the numbers. */
    static DoubleTable of(double... values) {
        Budget.here().table(values.length);
        return new ListedNumbers(values.clone());
    }

    /** The numbers of a rule; listed if they are few. */
    static DoubleTable of(int size, NumberRule rule) {
        RuledNumbers numbers = new RuledNumbers(size, rule);
        return size <= SHORT ? of(numbers.toArray()) : numbers;
    }

    /** How many numbers there are. */
    int size();

    /** The number at a place. */
    double get(int i);

    /** A copy of the numbers. */
    double[] toArray();

    /** Whether all numbers are the same, to the bit; not so where there are none. */
    boolean isUniform();

    /** Whether all numbers of a table are the same; mostly the first two say no. */
    static boolean allSame(DoubleTable table) {
        for (int i = 1; i < table.size(); i++) {
            if (Double.doubleToRawLongBits(table.get(i)) != Double.doubleToRawLongBits(table.get(0))) {
                return false;
            }
        }
        return table.size() > 0;
    }

    /** Of all numbers of a table of at most some hundred, of some of a longer one. */
    static int hash(DoubleTable table) {
        int size = table.size();
        int looked = size <= 1024 ? size : 64;
        int hash = size;
        for (int i = 0; i < looked; i++) {
            hash = 31 * hash + Double.hashCode(table.get((int) ((long) i * size / looked)));
        }
        return hash;
    }
}
