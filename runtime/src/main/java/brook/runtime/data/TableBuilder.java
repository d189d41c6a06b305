package brook.runtime.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the rows of a table. */
final class TableBuilder {

    private final TableColumns columns;
    private final List<String> ids = new ArrayList<>();
    private final Map<Integer, DataException> mistakes = new HashMap<>();
    private long[] lines = new long[16];
    private double[] values = new double[16];
    private int count;

    TableBuilder(TableColumns columns) {
        this.columns = columns;
    }

    int count() {
        return count;
    }

    void add(String id, long line, double[] row) {
        int from = Math.multiplyExact(count, row.length);
        if (Math.addExact(from, row.length) > values.length) {
            values = Arrays.copyOf(values, (int)
                    Math.max(from + (long) row.length, Math.min(2L * values.length, Integer.MAX_VALUE - 8)));
        }
        if (count == lines.length) {
            lines = Arrays.copyOf(lines, 2 * count);
        }
        System.arraycopy(row, 0, values, from, row.length);
        lines[count++] = line;
        if (columns.idPosition() >= 0) {
            ids.add(id);
        }
    }

    /** Why a column cannot be used; the first one counts. */
    void mistake(int column, DataException mistake) {
        mistakes.putIfAbsent(column, mistake);
    }

    DataTable build() {
        return new DataTable(
                columns,
                ids,
                Arrays.copyOf(lines, count),
                Arrays.copyOf(values, count * columns.names().size()),
                mistakes);
    }
}
