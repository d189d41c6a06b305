package brook.runtime.train;

import brook.runtime.ModelDescription;
import brook.runtime.Quantity;
import brook.runtime.data.DataException;
import brook.runtime.data.DataTable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Which columns of a table are the inputs of a model, and which are initial values: {@code x(0)}, or simply {@code x}. */
public final class ModelColumns {

    private static final String AT_START = "(0)";

    private final int[] inputs;
    private final int[] initials;

    private ModelColumns(int[] inputs, int[] initials) {
        this.inputs = inputs;
        this.initials = initials;
    }

    /**
     * Each input has its columns, unless the model draws it; a state has some or not.
     *
     * @throws DataException if a column of an input is missing, or only some of a state, or something in them is no number
     */
    public static ModelColumns of(ModelDescription model, DataTable table) {
        int[] inputs = model.inputs().stream()
                .map(input -> inputs(input, table))
                .flatMapToInt(Arrays::stream)
                .toArray();
        return new ModelColumns(inputs, initials(model, table));
    }

    private static int[] initials(ModelDescription model, DataTable table) {
        return model.states().stream()
                .flatMapToInt(state -> IntStream.range(0, state.order())
                        .flatMap(prime -> Arrays.stream(initials(state, prime, table))))
                .toArray();
    }

    /** As {@link #of(ModelDescription, DataTable)}, where an input that a scan computes has no column. */
    public static ModelColumns of(ModelDescription model, DataTable table, SeriesScan scan) {
        int[] inputs = model.inputs().stream()
                .map(input -> input.name().equals(scan.name()) ? none(input.size()) : inputs(input, table))
                .flatMapToInt(Arrays::stream)
                .toArray();
        return new ModelColumns(inputs, initials(model, table));
    }

    private static List<String> labels(Quantity quantity, int prime) {
        return IntStream.range(prime * quantity.size(), (prime + 1) * quantity.size())
                .mapToObj(quantity::label)
                .toList();
    }

    private static int[] inputs(Quantity input, DataTable table) {
        List<String> labels = labels(input, 0);
        boolean given = table.has(labels.get(0)) || table.has(input.name() + "[1]");
        return input.draw().isPresent() && !given ? none(labels.size()) : table.columns(input.name(), labels);
    }

    private static int[] none(int count) {
        int[] none = new int[count];
        Arrays.fill(none, -1);
        return none;
    }

    private static int[] initials(Quantity state, int prime, DataTable table) {
        List<String> labels = labels(state, prime);
        String name = state.name() + "'".repeat(prime);
        if (table.has(labels.get(0) + AT_START)) {
            return labels.stream()
                    .mapToInt(label -> table.column(label + AT_START))
                    .toArray();
        }
        if (table.has(labels.get(0)) || table.has(name + "[1]")) {
            return table.columns(name, labels);
        }
        return none(labels.size());
    }

    /** The number of doubles of all inputs, the last ones of the parameters. */
    public int inputCount() {
        return inputs.length;
    }

    /** The column of an input, in the order of their doubles; -1 where the table does not give it and the model draws it or a scan computes it. */
    public int inputColumn(int input) {
        return inputs[input];
    }

    /** The column of a component of the state, -1 where the table does not give it. */
    public int initialColumn(int component) {
        return initials[component];
    }

    /**
     * Writes the values of a row where they belong: inputs behind the other parameters, initial values over those that the model has.
     *
     * @throws DataException if a value is missing
     */
    public void fill(DataTable table, int row, double[] parameters, double[] state) {
        for (int i = 0; i < inputs.length; i++) {
            if (inputs[i] >= 0) {
                parameters[parameters.length - inputs.length + i] = table.present(row, inputs[i]);
            }
        }
        for (int i = 0; i < initials.length; i++) {
            if (initials[i] >= 0) {
                state[i] = table.present(row, initials[i]);
            }
        }
    }
}
