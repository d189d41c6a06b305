package brook.runtime.train;

import brook.runtime.Draws;
import brook.runtime.ModelDescription;
import brook.runtime.Quantity;
import brook.runtime.train.RowScan.Row;
import brook.runtime.train.SeriesObjective.Data;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** What the rows of series give a model: the inputs at each row, those that are drawn, and the value of a scan over the rows. */
final class SeriesRows {

    private final Data data;
    private final int inputs;
    /** The inputs that have a column: they change from row to row. */
    private final int[] ofRows;

    private final Draws draws;
    private final double[] drawn;
    private final Optional<RowScan> scan;
    /** The place of the value of the scan among the inputs. */
    private final int place;

    private List<Row> scanned = List.of();

    SeriesRows(ModelDescription description, Data data) {
        this.data = data;
        this.inputs = data.columns().inputCount();
        this.ofRows = IntStream.range(0, inputs)
                .filter(input -> data.columns().inputColumn(input) >= 0)
                .toArray();
        this.draws = Draws.of(description.inputs());
        this.drawn = new double[inputs];
        this.scan = data.scan().map(some -> new RowScan(some.map().another()));
        this.place = data.scan().map(some -> place(description, some.name())).orElse(0);
    }

    private static int place(ModelDescription description, String name) {
        return description.inputs().stream()
                .takeWhile(input -> !input.name().equals(name))
                .mapToInt(Quantity::components)
                .sum();
    }

    /** Whether every input has a value at a row. */
    boolean isObserved(int series, int position) {
        int row = data.series().row(series, position);
        for (int input : ofRows) {
            if (Double.isNaN(data.table().value(row, data.columns().inputColumn(input)))) {
                return false;
            }
        }
        return true;
    }

    /** The positions of a series at which every input has a value. */
    int[] observed(int series) {
        return IntStream.range(0, data.series().length(series))
                .filter(position -> isObserved(series, position))
                .toArray();
    }

    /** The parameters that change from row to row, where the inputs begin at {@code first}. */
    int[] ofRows(int first) {
        return Arrays.stream(ofRows).map(input -> first + input).toArray();
    }

    /** Writes the inputs of a row. */
    void give(int series, int position, double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = input(series, position, ofRows[i]);
        }
    }

    /** A missing input is 0: its row does not count. */
    private double input(int series, int position, int input) {
        int last = Math.min(position, data.series().length(series) - 1);
        double value = data.table()
                .value(data.series().row(series, last), data.columns().inputColumn(input));
        return Double.isNaN(value) ? 0 : value;
    }

    /** Writes the inputs of the first row and those that are drawn behind the other parameters. */
    void first(int series, long draw, double[] parameters) {
        Arrays.fill(drawn, Double.NaN);
        for (int input : ofRows) {
            drawn[input] = input(series, 0, input);
        }
        draws.complete(drawn, draw);
        System.arraycopy(drawn, 0, parameters, parameters.length - inputs, inputs);
    }

    /** Goes over the rows of a series that count, and writes the value among the inputs. */
    void scan(int series, double[] parameters) {
        if (scan.isPresent()) {
            scanned = rows(series);
            double[] last = new double[scan.get().size()];
            scan.get().run(Arrays.copyOf(parameters, parameters.length - inputs), scanned, last);
            System.arraycopy(last, 0, parameters, parameters.length - inputs + place, last.length);
        }
    }

    private List<Row> rows(int series) {
        List<Integer> positions = new ArrayList<>();
        Arrays.stream(observed(series)).forEach(positions::add);
        if (data.scan().orElseThrow().direction() == SeriesScan.Direction.BACKWARD) {
            Collections.reverse(positions);
        }
        List<Row> rows = new ArrayList<>();
        for (int position : positions) {
            double time = data.series().time(series, position);
            double before = rows.isEmpty() ? time : rows.get(rows.size() - 1).time();
            rows.add(new Row(time, Math.abs(time - before), inputsOf(series, position)));
        }
        return rows;
    }

    /** The inputs at a row without the value of the scan. */
    private double[] inputsOf(int series, int position) {
        double[] all = drawn.clone();
        for (int input : ofRows) {
            all[input] = input(series, position, input);
        }
        int behind = place + scan.orElseThrow().size();
        double[] others = new double[inputs - (behind - place)];
        System.arraycopy(all, 0, others, 0, place);
        System.arraycopy(all, behind, others, place, inputs - behind);
        return others;
    }

    /** Goes back over the rows of the last scan, from the derivatives of a run by its parameters, and adds the derivatives by trainables. */
    void back(IntToDoubleFunction byParameter, double[] parameters, double[] gradient) {
        if (scan.isPresent()) {
            double[] weights = new double[scan.get().size()];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = byParameter.applyAsDouble(parameters.length - inputs + place + i);
            }
            scan.get().back(Arrays.copyOf(parameters, parameters.length - inputs), scanned, weights, gradient);
        }
    }
}
