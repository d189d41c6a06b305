package brook.runtime.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a table of numbers from CSV: UTF-8, the first line names the columns, each further line is a row; compressed if the name ends in
 * {@code .gz}. An empty field and {@code NaN} are missing values. What is no number in a column that nobody asks for does not matter.
 */
public final class CsvTable {

    private static final int LONGEST_NUMBER = 400;

    private final String source;
    private final TableColumns columns;
    private final TableBuilder table;
    private final double[] row;

    private CsvTable(String source, TableColumns columns) {
        this.source = source;
        this.columns = columns;
        this.table = new TableBuilder(columns);
        this.row = new double[columns.names().size()];
    }

    /**
     * The whole table; a column called {@code id} says which rows belong together.
     *
     * @throws IOException if the file cannot be read
     * @throws DataException if something is wrong in it
     */
    public static DataTable read(Path file) throws IOException {
        return read(file, "id");
    }

    /**
     * The whole table.
     *
     * @param id what the column is called, if there is one, that says which rows belong together; its fields are texts
     * @throws IOException if the file cannot be read
     * @throws DataException if something is wrong in it
     */
    public static DataTable read(Path file, String id) throws IOException {
        try (InputStream bytes = DataFile.open(file);
                BufferedReader text =
                        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()))) {
            return read(new CsvRecords(text, file.toString()), file.toString(), id);
        } catch (CharacterCodingException other) {
            throw new DataException("`" + file + "` is not encoded in UTF-8", "");
        } catch (IOException failed) {
            throw DataFile.explained(file, failed);
        }
    }

    private static DataTable read(CsvRecords records, String source, String id) throws IOException {
        List<String> header = records.next()
                .orElseThrow(() -> new DataException("`" + source + "` is empty", "its first line names the columns"));
        CsvTable reader = new CsvTable(source, columns(header, source, id));
        for (Optional<List<String>> fields = records.next(); fields.isPresent(); fields = records.next()) {
            reader.add(fields.get(), records.startLine());
        }
        if (reader.table.count() == 0) {
            throw new DataException("`" + source + "` has no row below the names of its columns", "");
        }
        return reader.table.build();
    }

    private static TableColumns columns(List<String> header, String source, String id) {
        List<String> names = header.stream().map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name.isEmpty()) {
                throw new DataException(source + ":1: column " + (i + 1) + " has no name", "");
            }
            if (!seen.add(name)) {
                throw new DataException(
                        source + ":1: columns " + (names.indexOf(name) + 1) + " and " + (i + 1) + " are both called `"
                                + DataException.shortened(name) + "`",
                        "");
            }
        }
        checkSeparator(names, source);
        return new TableColumns(source, names, id);
    }

    private static void checkSeparator(List<String> names, String source) {
        if (names.size() == 1 && (names.get(0).contains(";") || names.get(0).contains("\t"))) {
            throw new DataException(
                    source + ":1: the only column is called `" + DataException.shortened(names.get(0)) + "`",
                    "columns are separated by commas");
        }
        if (names.stream().allMatch(CsvTable::isNumber)) {
            throw new DataException(
                    source + ":1: the first line holds numbers, not the names of the columns",
                    "write the names into a line above them, as in `image[1],image[2],label`");
        }
    }

    private void add(List<String> fields, long line) {
        if (fields.size() != row.length) {
            throw new DataException(
                    source + ":" + line + ": " + counted(fields.size(), "field") + ", but the first line names "
                            + counted(row.length, "column"),
                    fields.size() > row.length
                            ? "a decimal point is a point; a field with a comma stands in quotes"
                            : "");
        }
        for (int i = 0; i < row.length; i++) {
            row[i] = i == columns.idPosition() ? 0 : number(fields.get(i), i, line);
        }
        table.add(columns.idPosition() < 0 ? "" : id(fields.get(columns.idPosition()), line), line, row);
    }

    private String id(String field, long line) {
        if (field.isBlank()) {
            throw new DataException(source + ":" + line + ": the `" + columns.id() + "` is empty", "");
        }
        return field.strip();
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private double number(String field, int column, long line) {
        String text = field.strip();
        if (text.isEmpty() || text.equalsIgnoreCase("nan")) {
            return Double.NaN;
        }
        double value = isNumber(text) ? Double.parseDouble(text) : Double.POSITIVE_INFINITY;
        if (Double.isInfinite(value)) {
            table.mistake(
                    column,
                    new DataException(
                            source + ":" + line + ": column " + (column + 1) + ", `"
                                    + DataException.shortened(columns.names().get(column)) + "`: `"
                                    + DataException.shortened(text) + "` is no finite number",
                            Arrays.asList("na", "n/a", "null", "none", "-", "?")
                                            .contains(text.toLowerCase(java.util.Locale.ROOT))
                                    ? "a value that is missing is an empty field, or NaN"
                                    : ""));
            return Double.NaN;
        }
        return value;
    }

    /** Whether a text is a decimal number; Java accepts more, such as {@code 1d} and {@code 0x1p3}. */
    private static boolean isNumber(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NUMBER) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789.+-eE".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        try {
            Double.parseDouble(text);
            return true;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }
}
