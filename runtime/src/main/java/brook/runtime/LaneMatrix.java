package brook.runtime;

/**
 * How a matrix lies in an array: element (i, j), from (0, 0), is {@code rowStride*i + columnStride*j} places behind the first one.
 */
public record LaneMatrix(int rows, int columns, int rowStride, int columnStride) {

    /** Throws an {@code IllegalArgumentException} unless all four are positive. */
    public LaneMatrix {
        if (rows < 1 || columns < 1 || rowStride < 1 || columnStride < 1) {
            throw new IllegalArgumentException("A matrix needs rows, columns and strides above 0, not %d, %d, %d, %d."
                    .formatted(rows, columns, rowStride, columnStride));
        }
    }

    /** Row after row, without gaps. */
    public static LaneMatrix byRows(int rows, int columns) {
        return new LaneMatrix(rows, columns, columns, 1);
    }

    /** The same places, read with rows and columns exchanged. */
    public LaneMatrix transposed() {
        return new LaneMatrix(columns, rows, columnStride, rowStride);
    }
}
