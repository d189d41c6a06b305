package brook.compiler.graph;

import brook.compiler.source.Budget;
import java.util.Arrays;

/** Positions in a row that nobody changes; compared by content, the hash computed once. */
public final class IntTable {

    private final int[] values;
    private final int hash;

    private IntTable(int[] values) {
        this.values = values;
        this.hash = Arrays.hashCode(values);
    }

    /** A table of a copy of the numbers. */
    public static IntTable of(int... values) {
        Budget.here().table(values.length);
        return new IntTable(values.clone());
    }

    /** How many numbers there are. */
    public int size() {
        return values.length;
    }

    /** The number at a place. */
    public int get(int i) {
        return values[i];
    }

    /** A copy of the numbers. */
    public int[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IntTable table && hash == table.hash && Arrays.equals(values, table.values);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return values.length <= 12 ? Arrays.toString(values) : values.length + " positions";
    }
}
