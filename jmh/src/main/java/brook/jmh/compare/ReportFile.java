package brook.jmh.compare;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a file of {@code jmh/run --json} says.
 *
 * @param jvm name and version of the virtual machine
 * @param processor empty where the file does not name it
 * @param rows by name; small numbers are good
 */
record ReportFile(String jvm, String processor, Map<String, Row> rows) {

    private static final String SCHEMA = "brook-jmh-1";

    /** The tolerance that needs not be said. */
    private static final double ROUNDING = 0x1p-52;

    ReportFile {
        rows = new LinkedHashMap<>(rows);
    }

    /**
     * Reads a file; what it has beyond this is left alone, for fields are added.
     *
     * @throws BadReportException if it cannot be read or is no report
     */
    static ReportFile read(Path file) throws BadReportException {
        try {
            return of(JsonReader.read(Files.readString(file)));
        } catch (NoSuchFileException missing) {
            throw new BadReportException(file + ": no such file");
        } catch (MalformedInputException binary) {
            throw new BadReportException(file + ": not a text in UTF-8");
        } catch (IOException broken) {
            throw new BadReportException(file + ": cannot be read: " + broken.getMessage());
        } catch (BadReportException bad) {
            throw new BadReportException(file + ": " + bad.getMessage());
        }
    }

    private static ReportFile of(Json json) throws BadReportException {
        String schema = text(json, "schema");
        if (!schema.equals(SCHEMA)) {
            String found = schema.isEmpty() ? "no schema" : "the schema " + schema;
            throw new BadReportException("not a report of jmh/run: it has " + found + ", not " + SCHEMA);
        }
        Map<String, Row> rows = new LinkedHashMap<>();
        items(json, "costs").forEach(cost -> addCost(rows, cost));
        items(json, "compilations").forEach(compilation -> addCompilation(rows, compilation));
        items(json, "readings").forEach(reading -> addReading(rows, reading));
        return new ReportFile(text(json, "jvm"), text(json, "processor"), rows);
    }

    private static void addCost(Map<String, Row> rows, Json cost) {
        double tolerance = number(cost, "tolerance");
        String order = tolerance == ROUNDING ? "" : " at " + tolerance;
        String name = text(cost, "problem") + " " + words(text(cost, "code")) + order;
        add(rows, name + ", us/step", spread(cost, "microsPerStep"));
    }

    private static void addCompilation(Map<String, Row> rows, Json compilation) {
        String model = text(compilation, "model");
        Json middle = member(compilation, "warmMedianMillis").orElse(new Json.Members(Map.of()));
        member(compilation, "warmMillis").ifPresent(least -> {
            for (String stage : names(least)) {
                add(rows, model + " " + stage + ", ms", new Row(number(least, stage), number(middle, stage)));
            }
        });
        double bytes = number(compilation, "codeBytes");
        add(rows, model + ", bytes of code", new Row(bytes, bytes));
    }

    private static void addReading(Map<String, Row> rows, Json reading) {
        String name = text(reading, "subject") + " " + words(text(reading, "variant"));
        add(rows, name + ", " + text(reading, "unit"), spread(reading, "value"));
    }

    /** What was not measured is no row. */
    private static void add(Map<String, Row> rows, String name, Row row) {
        if (!Double.isNaN(row.min())) {
            rows.put(name, row);
        }
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Row spread(Json json, String name) {
        Json spread = member(json, name).orElse(new Json.Members(Map.of()));
        return new Row(number(spread, "min"), number(spread, "median"));
    }

    private static List<String> names(Json json) {
        return json instanceof Json.Members members
                ? List.copyOf(members.byName().keySet())
                : List.of();
    }

    private static Optional<Json> member(Json json, String name) {
        return json instanceof Json.Members members
                ? Optional.ofNullable(members.byName().get(name))
                : Optional.empty();
    }

    private static List<Json> items(Json json, String name) {
        return member(json, name).orElse(json) instanceof Json.Items items ? items.values() : List.of();
    }

    private static String text(Json json, String name) {
        return member(json, name).orElse(json) instanceof Json.Text text ? text.value() : "";
    }

    /** NaN for null and for what is not there. */
    private static double number(Json json, String name) {
        return member(json, name).orElse(json) instanceof Json.Number number ? number.value() : Double.NaN;
    }
}
