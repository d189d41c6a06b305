package brook.compiler.graph;

import java.util.Arrays;

/** Numbers written down one by one, the hash computed once. */
final class ListedTable implements IntTable {

    private final int[] values;
    private final int hash;

    /** Takes the array, which nobody else may keep. */
    ListedTable(int[] values) {
        this.values = values;
        this.hash = IntTable.hash(this);
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public int get(int i) {
        return values[i];
    }

    @Override
    public int[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        if (other instanceof ListedTable table) {
            return hash == table.hash && Arrays.equals(values, table.values);
        }
        return other instanceof IntTable table && table.equals(this);
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
