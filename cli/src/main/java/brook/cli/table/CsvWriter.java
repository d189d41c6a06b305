package brook.cli.table;

import brook.compiler.source.ShortestDecimal;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes a table as CSV, row by row as it comes: RFC 4180, with LF at the end of a line, in UTF-8.
 *
 * <p>Numbers are the shortest that read back to the same double.
 */
public final class CsvWriter implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private String start = "";

    /** Writes UTF-8 to a stream, which it closes with itself. */
    public CsvWriter(OutputStream out) {
        this.out = new BufferedOutputStream(out, BUFFER);
    }

    /** The names of the columns. */
    public void header(List<String> labels) throws IOException {
        String separator = "";
        for (String label : labels) {
            write(separator);
            write(field(label));
            separator = ",";
        }
        out.write('\n');
    }

    /** Rows from now on have this as their first field. */
    public void startRowsWith(String first) {
        start = field(first) + ",";
    }

    /** One row: a number and then those of some arrays. */
    public void row(double first, double[]... more) throws IOException {
        row(first, List.of(), more);
    }

    /** One row: a number, words, and then the numbers of some arrays. */
    public void row(double first, List<String> words, double[]... more) throws IOException {
        write(start);
        write(ShortestDecimal.of(first));
        for (String word : words) {
            out.write(',');
            write(field(word));
        }
        for (double[] numbers : more) {
            for (double number : numbers) {
                out.write(',');
                write(ShortestDecimal.of(number));
            }
        }
        out.write('\n');
    }

    /** One row: a name and a number. */
    public void named(String name, double number) throws IOException {
        write(field(name));
        out.write(',');
        write(ShortestDecimal.of(number));
        out.write('\n');
    }

    /** Hands on what has been written so far. */
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A field with a comma, a quote or a line end stands in quotes, quotes inside are doubled. */
    static String field(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
