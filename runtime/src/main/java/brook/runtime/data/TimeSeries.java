package brook.runtime.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of a table as time series: those with one id belong together, in the order of their times; without ids all rows are one series. */
public final class TimeSeries {

    private final DataTable table;
    private final int time;
    private final List<String> ids = new ArrayList<>();
    private final List<int[]> rows = new ArrayList<>();

    private TimeSeries(DataTable table, int time) {
        this.table = table;
        this.time = time;
    }

    /**
     * The series in the order in which their ids first appear. Rows of one time keep the order of the file.
     *
     * @param time the column of the times
     * @throws DataException if there is no such column, or a time is missing
     */
    public static TimeSeries of(DataTable table, String time) {
        TimeSeries series = new TimeSeries(table, table.column(time));
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int row = 0; row < table.count(); row++) {
            table.present(row, series.time);
            groups.computeIfAbsent(table.id(row), id -> new ArrayList<>()).add(row);
        }
        groups.forEach(series::add);
        return series;
    }

    private void add(String id, List<Integer> group) {
        ids.add(id);
        group.sort(Comparator.comparingDouble(row -> table.value(row, time)));
        rows.add(group.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The number of series. */
    public int count() {
        return rows.size();
    }

    /** The id of a series, empty where there are no ids. */
    public String id(int series) {
        return ids.get(series);
    }

    /** The number of rows of a series. */
    public int length(int series) {
        return rows.get(series).length;
    }

    /** The row of the table at a position of a series. */
    public int row(int series, int position) {
        return rows.get(series)[position];
    }

    /** The time at a position of a series. */
    public double time(int series, int position) {
        return table.value(row(series, position), time);
    }

    /** The number of positions of a series at which a column has a value. */
    public int observed(int series, int column) {
        return (int) Arrays.stream(rows.get(series))
                .filter(row -> !Double.isNaN(table.value(row, column)))
                .count();
    }

    /**
     * The value of a column that does not change along a series: an initial value, a dose. It may be missing in some rows.
     *
     * @throws DataException if it changes, or is missing in all rows
     */
    public double constant(int series, int column) {
        double known = Double.NaN;
        for (int row : rows.get(series)) {
            double value = table.value(row, column);
            if (!Double.isNaN(value) && !Double.isNaN(known) && value != known) {
                throw new DataException(
                        table.place(row, column) + ": " + value + ", but it was " + known + " in an earlier row"
                                + ofSeries(series),
                        "it is one value for each series");
            }
            known = Double.isNaN(value) ? known : value;
        }
        if (Double.isNaN(known)) {
            throw new DataException(
                    table.place(row(series, 0), column) + ": nothing stands there in any row" + ofSeries(series), "");
        }
        return known;
    }

    private String ofSeries(int series) {
        return id(series).isEmpty() ? "" : " of `" + id(series) + "`";
    }
}
