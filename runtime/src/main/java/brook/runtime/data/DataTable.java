package brook.runtime.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows of numbers under names; a missing number is NaN. */
public final class DataTable {

    private final TableColumns columns;
    /** Empty where no column says which rows belong together. */
    private final List<String> ids;

    private final long[] lines;
    private final double[] values;
    private final Map<Integer, DataException> mistakes;

    DataTable(
            TableColumns columns,
            List<String> ids,
            long[] lines,
            double[] values,
            Map<Integer, DataException> mistakes) {
        this.columns = columns;
        this.ids = List.copyOf(ids);
        this.lines = lines;
        this.values = values;
        this.mistakes = Map.copyOf(mistakes);
    }

    /**
     * A table of numbers that a program has, copied.
     *
     * @param source what messages call it
     * @param rows each with a number for each name
     */
    public static DataTable of(String source, List<String> names, double[]... rows) {
        TableBuilder table = new TableBuilder(new TableColumns(source, names, ""));
        for (double[] row : rows) {
            if (row.length != names.size()) {
                throw new IllegalArgumentException(row.length + " numbers for " + names.size() + " names");
            }
            table.add("", table.count() + 1L, row);
        }
        return table.build();
    }

    /** Where it comes from, for messages. */
    public String source() {
        return columns.source();
    }

    /** The names of the columns as they stand in the file. */
    public List<String> names() {
        return columns.names();
    }

    /** The number of rows. */
    public int count() {
        return lines.length;
    }

    /** Whether there is a column of numbers with this name. */
    public boolean has(String name) {
        return columns.has(name) && !name.equals(columns.id());
    }

    /**
     * The position of a column.
     *
     * @throws DataException if there is none, or something in it is no number
     */
    public int column(String name) {
        int position = columns.position(name);
        if (mistakes.containsKey(position)) {
            throw mistakes.get(position);
        }
        return position;
    }

    /**
     * The positions of the columns of an array, in the order of its elements: they are called as its elements, {@code W[1,1]} to
     * {@code W[2,3]}, or counted through, {@code W[1]} to {@code W[6]}.
     *
     * @param elements the names of its elements
     * @throws DataException if a column is missing, if there is one more, or if something in them is no number
     */
    public int[] columns(String name, List<String> elements) {
        String next = name + "[" + (elements.size() + 1) + "]";
        if (has(next) && !elements.contains(next)) {
            throw new DataException(
                    source() + ":1: `" + name + "` has " + elements.size() + " elements, but there is a column `" + next
                            + "`",
                    "there are: " + columns.listed());
        }
        if (has(elements.get(0)) || !has(name + "[1]")) {
            return elements.stream().mapToInt(this::column).toArray();
        }
        int[] positions = new int[elements.size()];
        Arrays.setAll(positions, i -> column(name + "[" + (i + 1) + "]"));
        return positions;
    }

    /** The number in a row and a column, both counted from 0; NaN if it is missing. */
    public double value(int row, int column) {
        return values[row * names().size() + column];
    }

    /** The line of a row in its file, from 1; where there are no lines, its number. */
    public long line(int row) {
        return lines[row];
    }

    /** What rows that belong together have in common; where no column says so, it is empty. */
    public String id(int row) {
        return ids.isEmpty() ? "" : ids.get(row);
    }

    /** Whether a column says which rows belong together. */
    public boolean hasIds() {
        return !ids.isEmpty();
    }

    /**
     * The number in a row and a column, which must be there.
     *
     * @throws DataException if it is missing
     */
    public double present(int row, int column) {
        double value = value(row, column);
        if (Double.isNaN(value)) {
            throw new DataException(place(row, column) + ": nothing stands there", "");
        }
        return value;
    }

    /** The place of a number as messages say it. */
    String place(int row, int column) {
        return source() + ":" + line(row) + ": column " + (column + 1) + ", `" + names().get(column) + "`";
    }

    /**
     * The rows of this table and then those of another with the same columns, in any order: data to train on and data for tests.
     *
     * @throws DataException if a column is missing in the other one, or both have an id
     */
    public DataTable above(DataTable other) {
        int[] there = names().stream().mapToInt(other.columns::anyPosition).toArray();
        checkIds(other);
        TableBuilder table = new TableBuilder(columns);
        double[] row = new double[there.length];
        for (int i = 0; i < count() + other.count(); i++) {
            DataTable from = i < count() ? this : other;
            int at = i < count() ? i : i - count();
            for (int column = 0; column < row.length; column++) {
                row[column] = from.value(at, i < count() ? column : there[column]);
            }
            table.add(from.id(at), from.line(at), row);
        }
        mistakes.forEach(table::mistake);
        for (int column = 0; column < there.length; column++) {
            if (other.mistakes.containsKey(there[column])) {
                table.mistake(column, other.mistakes.get(there[column]));
            }
        }
        return table.build();
    }

    private void checkIds(DataTable other) {
        Set<String> here = new HashSet<>(ids);
        other.ids.stream().filter(here::contains).findFirst().ifPresent(id -> {
            throw new DataException(
                    "the " + columns.id() + " `" + DataException.shortened(id) + "` stands in both `" + source()
                            + "` and `" + other.source() + "`",
                    "what is tested on is not trained on");
        });
    }

    /**
     * A table with the columns of this one and of another one, row by row: images and their labels.
     *
     * @throws DataException if they have not the same number of rows, or a column of the same name
     */
    public DataTable beside(DataTable other) {
        if (count() != other.count()) {
            throw new DataException(
                    "`" + source() + "` has " + count() + " rows, `" + other.source() + "` has " + other.count(), "");
        }
        other.names().stream().filter(columns::has).findFirst().ifPresent(name -> {
            throw new DataException("both `" + source() + "` and `" + other.source() + "` have `" + name + "`", "");
        });
        List<String> names = new ArrayList<>(names());
        names.addAll(other.names());
        TableBuilder table = new TableBuilder(new TableColumns(source(), names, columns.id()));
        double[] row = new double[names.size()];
        for (int i = 0; i < count(); i++) {
            for (int column = 0; column < row.length; column++) {
                row[column] = column < names().size() ? value(i, column) : other.value(i, column - names().size());
            }
            table.add(id(i), line(i), row);
        }
        mistakes.forEach(table::mistake);
        other.mistakes.forEach((position, why) -> table.mistake(names().size() + position, why));
        return table.build();
    }
}
