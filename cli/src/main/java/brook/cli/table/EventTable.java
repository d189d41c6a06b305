package brook.cli.table;

import brook.compiler.source.ShortestDecimal;
import brook.runtime.EventOccurrence;
import brook.runtime.ModelDescription;
import brook.runtime.OdeModel;
import brook.runtime.Step;
import brook.runtime.StepListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Writes the events of a run as CSV: when, which, and the states, discrete variables and outputs before and after it. */
public final class EventTable implements StepListener {

    private final OdeModel model;
    private final CsvWriter csv;
    private final double[] states;
    private final double[] discretes;
    private final double[] outputs;

    /** A table of this model, whose parameters must have been set. */
    public EventTable(OdeModel model, CsvWriter csv) {
        this.model = model;
        this.csv = csv;
        this.states = new double[model.dimension()];
        this.discretes = new double[model.discreteCount()];
        this.outputs = new double[model.outputCount()];
    }

    /** The columns: when, which and on which side, then what there was. */
    public static List<String> columns(ModelDescription description) {
        List<String> columns = new ArrayList<>(description.stateLabels());
        columns.addAll(description.discreteLabels());
        columns.addAll(description.outputLabels());
        columns.addAll(0, List.of(columns.contains("t") ? description.time() : "t", "event", "side"));
        return columns;
    }

    /** Writes the names of the columns. */
    public void header() throws IOException {
        csv.header(columns(model.description()));
    }

    @Override
    public boolean accept(Step step) {
        return true;
    }

    /** Fails with an UncheckedIOException. */
    @Override
    public void event(EventOccurrence occurrence) {
        write(occurrence, "before", occurrence.before());
        if (occurrence.assigned()) {
            write(occurrence, "after", occurrence.after());
        }
    }

    private void write(EventOccurrence occurrence, String side, double[] point) {
        System.arraycopy(point, 0, states, 0, states.length);
        System.arraycopy(point, point.length - discretes.length, discretes, 0, discretes.length);
        model.setDiscretes(discretes);
        model.outputs(occurrence.time(), point, outputs);
        try {
            csv.row(occurrence.time(), List.of(occurrence.name(), side), states, discretes, outputs);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "at t = " + ShortestDecimal.of(occurrence.time()) + ": " + failed.getMessage(), failed);
        }
    }
}
