package brook.cli.table;

import brook.compiler.source.ShortestDecimal;
import brook.runtime.ModelDescription;
import brook.runtime.OdeModel;
import brook.runtime.output.RowSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Writes a run as CSV: the time, the states, the outputs, the integrals. */
public final class TrajectoryTable implements RowSink {

    private final OdeModel model;
    private final CsvWriter csv;
    private final double[] outputs;
    private final double[] state;
    private final double[] integrals;

    /** A table of this model, whose parameters must have been set. */
    public TrajectoryTable(OdeModel model, CsvWriter csv) {
        this.model = model;
        this.csv = csv;
        this.outputs = new double[model.outputCount()];
        this.state = new double[model.dimension()];
        this.integrals = new double[model.integralCount()];
    }

    /** The columns: {@code t}, or what the model calls the time where something else is called {@code t}. */
    public static List<String> columns(ModelDescription model) {
        List<String> columns = new ArrayList<>(model.stateLabels());
        columns.addAll(model.outputLabels());
        columns.addAll(model.integralLabels());
        columns.add(0, columns.contains("t") ? model.time() : "t");
        return columns;
    }

    /** Writes the names of the columns. */
    public void header() throws IOException {
        csv.header(columns(model.description()));
    }

    /** Fails with an UncheckedIOException. */
    @Override
    public void row(double t, double[] point) {
        model.outputs(t, point, outputs);
        System.arraycopy(point, 0, state, 0, state.length);
        System.arraycopy(point, state.length, integrals, 0, integrals.length);
        try {
            csv.row(t, state, outputs, integrals);
        } catch (IOException failed) {
            throw new UncheckedIOException("at t = " + ShortestDecimal.of(t) + ": " + failed.getMessage(), failed);
        }
    }
}
