package brook.cli.table;

import brook.compiler.source.ShortestDecimal;
import brook.runtime.ModelDescription;
import brook.runtime.OdeModel;
import brook.runtime.output.RowSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Writes a run as CSV: the time, the states, the discrete variables, the outputs, the integrals. */
public final class TrajectoryTable implements RowSink {

    private final OdeModel model;
    private final CsvWriter csv;
    private final double[] states;
    private final double[] integrals;
    private final double[] discretes;
    private final double[] outputs;

    /** A table of this model, whose parameters must have been set. */
    public TrajectoryTable(OdeModel model, CsvWriter csv) {
        this.model = model;
        this.csv = csv;
        this.states = new double[model.dimension()];
        this.integrals = new double[model.integralCount()];
        this.discretes = new double[model.discreteCount()];
        this.outputs = new double[model.outputCount()];
    }

    /** The columns: {@code t}, or what the model calls the time where something else is called {@code t}. */
    public static List<String> columns(ModelDescription model) {
        List<String> columns = new ArrayList<>(model.stateLabels());
        columns.addAll(model.discreteLabels());
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
        System.arraycopy(point, 0, states, 0, states.length);
        System.arraycopy(point, states.length, integrals, 0, integrals.length);
        System.arraycopy(point, states.length + integrals.length, discretes, 0, discretes.length);
        model.setDiscretes(discretes);
        model.outputs(t, point, outputs);
        try {
            csv.row(t, states, discretes, outputs, integrals);
        } catch (IOException failed) {
            throw new UncheckedIOException("at t = " + ShortestDecimal.of(t) + ": " + failed.getMessage(), failed);
        }
    }
}
