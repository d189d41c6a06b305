package brook.cli.train;

import brook.runtime.train.Estimates;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Weights with their standard errors, for a reader and for a program. */
public final class ErrorTable {

    private final List<String> names;
    private final Estimates estimates;

    /** Of weights by their names. */
    public ErrorTable(List<String> names, Estimates estimates) {
        this.names = List.copyOf(names);
        this.estimates = estimates;
    }

    /** Columns that stand below each other, with the correlations as a second table. */
    public String textWithCorrelations() {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("correlation"));
        head.addAll(names);
        rows.add(head);
        for (int i = 0; i < names.size(); i++) {
            List<String> row = new ArrayList<>(List.of(names.get(i)));
            for (int j = 0; j < names.size(); j++) {
                row.add(String.format(Locale.ROOT, "%.3f", estimates.correlation(i, j)));
            }
            rows.add(row);
        }
        return text() + "\n" + aligned(rows);
    }

    /** Columns that stand below each other. */
    public String text() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("name", "value", "error", "95% from", "to"));
        for (int i = 0; i < names.size(); i++) {
            rows.add(List.of(
                    names.get(i),
                    shown(estimates.value(i)),
                    shown(estimates.error(i)),
                    shown(estimates.low(i)),
                    shown(estimates.high(i))));
        }
        return aligned(rows);
    }

    private static String shown(double number) {
        return String.format(Locale.ROOT, "%.6g", number);
    }

    private static String aligned(List<List<String>> rows) {
        int[] widths = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths) + "\n").collect(Collectors.joining());
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder(row.get(0))
                .append(" ".repeat(widths[0] - row.get(0).length()));
        for (int column = 1; column < widths.length; column++) {
            String cell = row.get(column);
            line.append(" ".repeat(2 + widths[column] - cell.length())).append(cell);
        }
        return line.toString();
    }

    /** {@code name,value,error,low,high} and a column of correlations with each weight. */
    public String csv() {
        StringBuilder csv = new StringBuilder("name,value,error,low,high");
        names.forEach(name -> csv.append(',').append(quoted("with " + name)));
        csv.append('\n');
        for (int i = 0; i < names.size(); i++) {
            csv.append(quoted(names.get(i)));
            for (double number :
                    new double[] {estimates.value(i), estimates.error(i), estimates.low(i), estimates.high(i)}) {
                csv.append(',').append(number);
            }
            for (int j = 0; j < names.size(); j++) {
                csv.append(',').append(estimates.correlation(i, j));
            }
            csv.append('\n');
        }
        return csv.toString();
    }

    private static String quoted(String name) {
        return name.contains(",") ? '"' + name + '"' : name;
    }
}
