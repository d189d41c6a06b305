package brook.compiler.system;

import brook.compiler.source.Budget;
import java.util.Arrays;

/** Numbers in a row that nobody changes; compared by their bits. */
public final class DoubleTable {

    private final double[] values;
    private final boolean uniform;

    private DoubleTable(double[] values) {
        this.values = values;
        this.uniform = Arrays.stream(values).allMatch(value -> same(value, values[0]));
    }

    private static boolean same(double a, double b) {
        return Double.doubleToRawLongBits(a) == Double.doubleToRawLongBits(b);
    }

    /** A table of a copy of the numbers. */
    public static DoubleTable of(double... values) {
        Budget.here().table(values.length);
        return new DoubleTable(values.clone());
    }

    /** How many numbers there are. */
    public int size() {
        return values.length;
    }

    /** The number at a place. */
    public double get(int i) {
        return values[i];
    }

    /** Whether all numbers are the same, to the bit; not so where there are none. */
    public boolean isUniform() {
        return uniform && values.length > 0;
    }

    /** A copy of the numbers. */
    public double[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DoubleTable table && Arrays.equals(values, table.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return values.length <= 8 ? Arrays.toString(values) : values.length + " numbers";
    }
}
