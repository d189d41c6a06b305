package brook.cli;

import brook.cli.table.CsvWriter;
import brook.cli.table.EventTable;
import brook.cli.table.TrajectoryTable;
import brook.compiler.source.Diagnostic;
import brook.runtime.EventDescription;
import brook.runtime.EventOccurrence;
import brook.runtime.EventTimeException;
import brook.runtime.Solution;
import brook.runtime.Step;
import brook.runtime.StepListener;
import brook.runtime.integrator.Integrator;
import brook.runtime.output.OutputSampler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One run of a model, of which several listeners are told. */
final class ModelRun implements StepListener {

    private final RunPlan plan;
    private final List<StepListener> listeners = new ArrayList<>();

    ModelRun(RunPlan plan) {
        this.plan = plan;
    }

    /** Refuses a period that is none, and the like, before a file is begun. */
    static void requireEventTimes(RunPlan plan) {
        try {
            Integrator.of(plan.loaded().model(), plan.options(), plan.tolerances())
                    .start(
                            plan.span().start(),
                            plan.start().state(),
                            plan.span().end());
        } catch (EventTimeException noTime) {
            throw Refusal.model(withoutTime(plan.loaded(), noTime));
        }
    }

    private static Diagnostic withoutTime(LoadedModel loaded, EventTimeException noTime) {
        EventDescription event = loaded.model().description().events().stream()
                .filter(one -> one.name().equals(noTime.event()))
                .findFirst()
                .orElseThrow();
        Diagnostic diagnostic = Diagnostic.error("E0609", "the event `" + event.name() + "` " + noTime.reason());
        return Places.mark(diagnostic, loaded.file(), event)
                .help("look at the parameters that `" + event.text() + "` reads: `--set NAME=VALUE` sets one");
    }

    void tell(StepListener listener) {
        listeners.add(listener);
    }

    /** Writes the rows of the run as they come; a failure to write comes out of {@link #solve} unchecked. */
    void tabulate(CsvWriter csv) throws IOException {
        TrajectoryTable table = new TrajectoryTable(plan.loaded().model(), csv);
        table.header();
        tell(new OutputSampler(plan.times(), table));
    }

    /** Writes the events of the run as they come. */
    void tabulateEvents(CsvWriter csv) throws IOException {
        EventTable table = new EventTable(plan.loaded().model(), csv);
        table.header();
        tell(table);
    }

    Solution solve() {
        return Integrator.of(plan.loaded().model(), plan.options(), plan.tolerances())
                .solve(plan.span().start(), plan.start().state(), plan.span().end(), this);
    }

    @Override
    public void begin(double t0, double t1, double[] state) {
        listeners.forEach(listener -> listener.begin(t0, t1, state));
    }

    /** The run ends if one of the listeners wants so, but all are told. */
    @Override
    public boolean accept(Step step) {
        boolean on = true;
        for (StepListener listener : listeners) {
            on &= listener.accept(step);
        }
        return on;
    }

    @Override
    public void event(EventOccurrence occurrence) {
        listeners.forEach(listener -> listener.event(occurrence));
    }

    @Override
    public void end(double t, double[] state) {
        listeners.forEach(listener -> listener.end(t, state));
    }
}
