package brook.cli.train;

import brook.cli.table.CsvWriter;
import brook.runtime.data.CsvTable;
import brook.runtime.data.DataTable;
import brook.runtime.train.EpochReport;
import brook.runtime.train.Measures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What came out of each epoch, as a table: {@code epoch, rate, gradient, train, train.PART ..., test, test.PART ..., seconds}. A number that is not
 * known is NaN; parts that tests alone find out have no column {@code train.PART}.
 */
public final class TrainLog {

    private static final String TRAIN = "train";
    private static final String TEST = "test";

    /** The columns before those of the rows that train. */
    private static final List<String> FIRST = List.of("epoch", "rate", "gradient");

    private final List<String> parts;
    private final List<String> ofTests;
    private final List<double[]> rows = new ArrayList<>();

    /**
     * Without rows.
     *
     * @param ofTests those of the parts that tests alone find out
     */
    public TrainLog(List<String> parts, List<String> ofTests) {
        this.parts = List.copyOf(parts);
        this.ofTests = List.copyOf(ofTests);
    }

    /**
     * The first epochs of a log that was written earlier, for training that goes on.
     *
     * @param empty one with the same parts
     * @param epochs how many
     * @throws brook.runtime.data.DataException if it is the log of something else
     */
    public static TrainLog read(Path file, TrainLog empty, int epochs) throws IOException {
        TrainLog log = new TrainLog(empty.parts, empty.ofTests);
        DataTable table = CsvTable.read(file, "");
        int[] columns = log.names().stream().mapToInt(table::column).toArray();
        for (int row = 0; row < table.count(); row++) {
            int at = row;
            double[] numbers = Arrays.stream(columns)
                    .mapToDouble(column -> table.value(at, column))
                    .toArray();
            if (numbers[0] <= epochs) {
                log.rows.add(numbers);
            }
        }
        return log;
    }

    /** The names of what is known beside the value. */
    public List<String> parts() {
        return parts;
    }

    /** The names of the columns. */
    public List<String> names() {
        List<String> names = new ArrayList<>(FIRST);
        for (String rowsOf : List.of(TRAIN, TEST)) {
            names.add(rowsOf);
            parts.stream().filter(part -> isFound(rowsOf, part)).forEach(part -> names.add(rowsOf + "." + part));
        }
        names.add("seconds");
        return names;
    }

    private boolean isFound(String rowsOf, String part) {
        return rowsOf.equals(TEST) || !ofTests.contains(part);
    }

    /** The number of epochs. */
    public int count() {
        return rows.size();
    }

    /** The number in a row, counted from 0, and a column. */
    public double value(int row, String name) {
        return rows.get(row)[names().indexOf(name)];
    }

    /** The numbers of a column against the epochs. */
    public List<double[]> against(String name) {
        int column = names().indexOf(name);
        return rows.stream().map(row -> new double[] {row[0], row[column]}).toList();
    }

    /**
     * Adds an epoch.
     *
     * @param seconds since training began
     */
    public void add(EpochReport report, double seconds) {
        List<Double> row = new ArrayList<>(List.of((double) report.epoch(), report.rate(), report.gradientNorm()));
        add(row, TRAIN, report.train());
        add(
                row,
                TEST,
                report.test()
                        .orElseGet(() -> new Measures(
                                Double.NaN,
                                IntStream.range(0, parts.size())
                                        .mapToObj(i -> Double.NaN)
                                        .toList())));
        row.add(seconds);
        rows.add(row.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private void add(List<Double> row, String rowsOf, Measures measures) {
        row.add(measures.value());
        for (int i = 0; i < parts.size(); i++) {
            if (isFound(rowsOf, parts.get(i))) {
                row.add(measures.parts().get(i));
            }
        }
    }

    /** All of it as CSV. */
    public String csv() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CsvWriter csv = new CsvWriter(bytes)) {
            csv.header(names());
            for (double[] row : rows) {
                csv.row(row[0], Arrays.copyOfRange(row, 1, row.length));
            }
        } catch (IOException inMemory) {
            throw new AssertionError(inMemory);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The last row as a line of CSV. */
    public String lastLine() {
        List<String> lines = csv().lines().toList();
        return lines.get(lines.size() - 1) + "\n";
    }
}
