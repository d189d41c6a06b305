package brook.runtime.lanes;

/** Where a matrix stands at the moment: element (i, j) at {@code at + rowStride*i + columnStride*j} of the array. */
public final class Operand {

    double[] array = {};
    int at;
    int rowStride = 1;
    int columnStride = 1;

    Operand() {}

    /** Stands elsewhere from now on. */
    public void set(double[] newArray, int newAt, int newRowStride, int newColumnStride) {
        array = newArray;
        at = newAt;
        rowStride = newRowStride;
        columnStride = newColumnStride;
    }

    /** Where the elements stand. */
    public double[] array() {
        return array;
    }

    /** From one row to the next. */
    public int rowStride() {
        return rowStride;
    }

    /** From one column to the next. */
    public int columnStride() {
        return columnStride;
    }

    /** The place of an element. */
    public int place(int row, int column) {
        return at + row * rowStride + column * columnStride;
    }

    /** Exchanges rows and columns. */
    void transpose() {
        int stride = rowStride;
        rowStride = columnStride;
        columnStride = stride;
    }

    /** Copies elements of a row from a column on. */
    public void read(int row, int column, double[] to, int toAt, int count) {
        int from = place(row, column);
        if (columnStride == 1) {
            System.arraycopy(array, from, to, toAt, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            to[toAt + i] = array[from + i * columnStride];
        }
    }

    /** Puts elements into a row from a column on. */
    public void write(int row, int column, double[] values, int from, int count) {
        int to = place(row, column);
        if (columnStride == 1) {
            System.arraycopy(values, from, array, to, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            array[to + i * columnStride] = values[from + i];
        }
    }
}
