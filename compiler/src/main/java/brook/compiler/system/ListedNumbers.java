package brook.compiler.system;

import java.util.Arrays;

/** Numbers written down one by one, what is asked of all of them computed once. */
final class ListedNumbers implements DoubleTable {

    private final double[] values;
    private final boolean uniform;
    private final int hash;

    /** Takes the array, which nobody else may keep. */
    ListedNumbers(double[] values) {
        this.values = values;
        this.uniform = DoubleTable.allSame(this);
        this.hash = DoubleTable.hash(this);
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public double get(int i) {
        return values[i];
    }

    @Override
    public double[] toArray() {
        return values.clone();
    }

    @Override
    public boolean isUniform() {
        return uniform;
    }

    @Override
    public boolean equals(Object other) {
        if (other instanceof ListedNumbers table) {
            return hash == table.hash && Arrays.equals(values, table.values);
        }
        return other instanceof DoubleTable table && table.equals(this);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return values.length <= 8 ? Arrays.toString(values) : values.length + " numbers";
    }
}
