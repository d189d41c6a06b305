package brook.cli.table;

import brook.compiler.source.ShortestDecimal;
import brook.runtime.ModelDescription;
import brook.runtime.OdeModel;
import brook.runtime.output.RowSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Writes the states and outputs of a run as CSV: the time, the states, the outputs. */
public final class TrajectoryTable implements RowSink {

    private final OdeModel model;
    private final CsvWriter csv;
    private final double[] outputs;

    /** A table of this model, whose parameters must have been set. */
    public TrajectoryTable(OdeModel model, CsvWriter csv) {
        this.model = model;
        this.csv = csv;
        this.outputs = new double[model.outputCount()];
    }

    /** The columns: {@code t}, or what the model calls the time where something else is called {@code t}. */
    public static List<String> columns(ModelDescription model) {
        List<String> columns = new ArrayList<>(model.stateLabels());
        columns.addAll(model.outputLabels());
        columns.add(0, columns.contains("t") ? model.time() : "t");
        return columns;
    }

    /** Writes the names of the columns. */
    public void header() throws IOException {
        csv.header(columns(model.description()));
    }

    /** Fails with an UncheckedIOException. */
    @Override
    public void row(double t, double[] state) {
        model.outputs(t, state, outputs);
        try {
            csv.row(t, state, outputs);
        } catch (IOException failed) {
            throw new UncheckedIOException("at t = " + ShortestDecimal.of(t) + ": " + failed.getMessage(), failed);
        }
    }
}
