package brook.cli;

import brook.cli.Arguments.TimeSpan;
import brook.cli.table.CsvWriter;
import brook.cli.table.EventTable;
import brook.cli.table.TrajectoryTable;
import brook.runtime.EventOccurrence;
import brook.runtime.EventTimeException;
import brook.runtime.OdeModel;
import brook.runtime.OutputTimes;
import brook.runtime.Solution;
import brook.runtime.Step;
import brook.runtime.StepListener;
import brook.runtime.output.OutputSampler;
import brook.runtime.solver.MissingValueException;
import brook.runtime.solver.ModelSolver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Writes the lines of one run after the other, each in memory; for one thread at a time. */
final class RunWriter implements StepListener {

    private final OdeModel model;
    private final ByteArrayOutputStream rows = new ByteArrayOutputStream();
    private final ByteArrayOutputStream events = new ByteArrayOutputStream();
    private final CsvWriter rowLines = new CsvWriter(rows);
    private final CsvWriter eventLines = new CsvWriter(events);
    private final OutputSampler sampler;
    private final EventTable eventTable;
    private final double[] discretes;

    /** The model is for the outputs, and for this writer alone. */
    RunWriter(OdeModel model, OutputTimes times) {
        this.model = model;
        this.sampler = new OutputSampler(times, new TrajectoryTable(model, rowLines));
        this.eventTable = new EventTable(model, eventLines);
        this.discretes = new double[model.discreteCount()];
    }

    /** Runs as far as it goes; the lines begin with the id. */
    RunRows run(ModelSolver solver, TimeSpan span, String id) {
        rows.reset();
        events.reset();
        rowLines.startRowsWith(id);
        eventLines.startRowsWith(id);
        model.setParameters(solver.parameters());
        Optional<Solution> solution;
        try {
            solution = Optional.of(solver.runAsFarAsPossible(span.start(), span.end(), this));
            rowLines.flush();
            eventLines.flush();
        } catch (MissingValueException | EventTimeException notBegun) {
            solution = Optional.empty();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return new RunRows(rows.toByteArray(), events.toByteArray(), discretes, solution);
    }

    @Override
    public void begin(double t0, double t1, double[] state) {
        sampler.begin(t0, t1, state);
    }

    @Override
    public boolean accept(Step step) {
        return sampler.accept(step);
    }

    @Override
    public void event(EventOccurrence occurrence) {
        eventTable.event(occurrence);
    }

    @Override
    public void end(double t, double[] state) {
        sampler.end(t, state);
        System.arraycopy(state, state.length - discretes.length, discretes, 0, discretes.length);
    }
}
