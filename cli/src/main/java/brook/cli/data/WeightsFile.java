package brook.cli.data;

import brook.cli.table.CsvWriter;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.Suggestions;
import brook.runtime.ModelDescription;
import brook.runtime.Quantity;
import brook.runtime.data.CsvTable;
import brook.runtime.data.DataTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trained values: a CSV file of {@code name,value}, a row for each double of the trainables. */
public final class WeightsFile {

    private static final String NAME = "name";
    private static final String VALUE = "value";

    private WeightsFile() {}

    /** Writes the doubles of the trainables, in the order of the model, and closes the stream. */
    public static void write(OutputStream out, ModelDescription model, double[] weights) throws IOException {
        try (CsvWriter csv = new CsvWriter(out)) {
            csv.header(List.of(NAME, VALUE));
            int next = 0;
            for (Quantity trainable : model.trainables()) {
                for (int i = 0; i < trainable.components(); i++) {
                    csv.named(trainable.label(i), weights[next++]);
                }
            }
        }
    }

    /**
     * The values by the positions of the model's parameters, NaN for those that the file does not name. Other parameters than trainables may stand
     * there too.
     *
     * @throws IOException if the file cannot be read
     * @throws DataException if something is wrong in it
     */
    public static double[] read(Path file, ModelDescription model) throws IOException {
        Map<String, Integer> positions = positions(model);
        double[] values = new double[positions.size()];
        Arrays.fill(values, Double.NaN);
        DataTable table = table(file);
        int column = column(table);
        for (int row = 0; row < table.count(); row++) {
            String name = table.id(row).replaceAll("\\s+", "");
            String place = file + ":" + table.line(row) + ": ";
            int position = Optional.ofNullable(positions.get(name))
                    .orElseThrow(() -> unknown(place, name, List.copyOf(positions.keySet())));
            if (!Double.isNaN(values[position])) {
                throw new DataException(place + "`" + name + "` stands there twice");
            }
            values[position] = present(table, row, column);
        }
        return values;
    }

    private static Map<String, Integer> positions(ModelDescription model) {
        Map<String, Integer> positions = new LinkedHashMap<>();
        model.parameterLabels().forEach(label -> positions.put(label, positions.size()));
        return positions;
    }

    private static DataTable table(Path file) throws IOException {
        try {
            return CsvTable.read(file, NAME);
        } catch (brook.runtime.data.DataException wrong) {
            throw TrainingData.explained(wrong);
        }
    }

    private static int column(DataTable table) {
        if (!table.hasIds() || !table.has(VALUE)) {
            throw new DataException("`" + table.source() + "` has no weights").help("its first line is `name,value`");
        }
        try {
            return table.column(VALUE);
        } catch (brook.runtime.data.DataException wrong) {
            throw TrainingData.explained(wrong);
        }
    }

    private static double present(DataTable table, int row, int column) {
        try {
            return table.present(row, column);
        } catch (brook.runtime.data.DataException wrong) {
            throw TrainingData.explained(wrong);
        }
    }

    private static DataException unknown(String place, String name, List<String> labels) {
        DataException unknown = new DataException(Diagnostic.error(
                DataException.CODE, place + "the model has no parameter `" + InputColumns.shortened(name) + "`"));
        return Suggestions.nearest(name, labels)
                .map(near -> unknown.help("did you mean `" + near + "`?"))
                .orElse(unknown);
    }
}
