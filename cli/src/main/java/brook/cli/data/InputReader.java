package brook.cli.data;

import brook.runtime.ModelDescription;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a table of trajectories: the first line names inputs, parameters and states, each further one is a trajectory. */
public final class InputReader {

    private final Path path;
    private final InputColumns columns;
    private final InputTable table;

    private InputReader(Path path, InputColumns columns) {
        this.path = path;
        this.columns = columns;
        this.table = new InputTable(path, columns.numbers());
    }

    /**
     * The whole table.
     *
     * @throws IOException if the file cannot be read
     * @throws DataException if something is wrong in it
     */
    public static InputTable read(Path path, ModelDescription model) throws IOException {
        try (CsvRows rows = new CsvRows(path)) {
            CsvRecord first = rows.next()
                    .orElseThrow(
                            () -> new DataException("`" + path + "` is empty")
                                    .help(
                                            "its first line names inputs, parameters and states, each further line is a trajectory"));
            InputReader reader = new InputReader(path, new InputColumns(model, path, withoutMark(first.getFields())));
            for (Optional<CsvRecord> row = rows.next(); row.isPresent(); row = rows.next()) {
                reader.add(row.get());
            }
            if (reader.table.count() == 0) {
                throw new DataException("`" + path + "` has no row below the names of its columns");
            }
            return reader.table;
        }
    }

    /** Some programs begin a file with a mark of its byte order. */
    private static List<String> withoutMark(List<String> fields) {
        if (!fields.get(0).startsWith("\uFEFF")) {
            return fields;
        }
        List<String> plain = new ArrayList<>(fields);
        plain.set(0, fields.get(0).substring(1));
        return plain;
    }

    private void add(CsvRecord row) {
        int expected = columns.names().size();
        if (row.getFieldCount() != expected) {
            throw new DataException(path + ":" + row.getStartingLineNumber() + ": " + fields(row.getFieldCount())
                    + ", but the first line names " + expected + (expected == 1 ? " column" : " columns"));
        }
        double[] numbers = new double[columns.numbers().size()];
        int next = 0;
        for (int i = 0; i < expected; i++) {
            if (columns.idPosition().filter(Integer.valueOf(i)::equals).isEmpty()) {
                numbers[next++] = number(row, i);
            }
        }
        table.add(columns.idPosition().map(row::getField), row.getStartingLineNumber(), numbers);
    }

    private static String fields(int count) {
        return count == 1 ? "1 field" : count + " fields";
    }

    private double number(CsvRecord row, int i) {
        String text = row.getField(i);
        if (!DecimalText.isNumber(text)) {
            throw new DataException(path + ":" + row.getStartingLineNumber() + ": column " + (i + 1) + ", `"
                    + columns.names().get(i) + "`: "
                    + (text.isBlank()
                            ? "nothing stands there"
                            : "`" + InputColumns.shortened(text) + "` is no finite number"));
        }
        return Double.parseDouble(text.strip());
    }
}
