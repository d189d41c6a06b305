package brook.cli;

import brook.cli.Arguments.TimeSpan;
import brook.cli.Streams.Stream;
import brook.cli.table.CsvWriter;
import brook.cli.table.RunStatistics;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.ShortestDecimal;
import brook.runtime.Ending;
import brook.runtime.ModelDescription;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code brook run}: integrates and prints the trajectory. */
@Command(name = "run", description = "Integrate and print the trajectory as CSV.", sortOptions = false)
final class RunCommand extends BrookCommand {

    private static final int BUFFER = 1 << 16;
    private static final double NANOSECONDS = TimeUnit.SECONDS.toNanos(1);

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Mixin
    private ValueOptions values = new ValueOptions();

    @Mixin
    private SolverOptions solver = new SolverOptions();

    @ArgGroup(exclusive = true)
    private RowOptions rows = new RowOptions();

    @Option(names = "-o", paramLabel = "OUT.csv", description = "Write the table to this file.")
    private String out = "";

    @Mixin
    private PlotOptions plotOptions = new PlotOptions();

    @Option(names = "--stats", description = "What the run cost, as JSON on standard error.")
    private boolean stats;

    @Mixin
    private InputOptions inputs = new InputOptions();

    @Option(
            names = "--save-events",
            paramLabel = "EVENTS.csv",
            description = "Write the events to this file, before and after.")
    private String events = "";

    RunCommand(Streams streams) {
        super(streams);
    }

    @Override
    int run(Messages messages) {
        check();
        return inputs.given() ? runMany(messages) : runOne(messages);
    }

    private int runOne(Messages messages) {
        Optional<OutputFile> plotFile = plotOptions.file(model.path());
        Optional<OutputFile> tableFile = file("-o", out);
        Optional<OutputFile> eventFile = file("--save-events", events);
        RunPlan plan = plan(messages);
        ModelRun.requireEventTimes(plan);
        Optional<Plot> plot =
                plotFile.map(file -> plotOptions.plot(plan.loaded().model()));
        try (Interruption interruption = new Interruption();
                OutputStream table = tableFile.map(OutputFile::open).orElseGet(this::standardOutput);
                CsvWriter happened =
                        new CsvWriter(eventFile.map(OutputFile::openWhole).orElseGet(OutputStream::nullOutputStream))) {
            ModelRun run = new ModelRun(plan);
            if (eventFile.isPresent()) {
                run.tabulateEvents(happened);
            }
            run.tell(step -> !interruption.happened());
            plot.ifPresent(run::tell);
            long began = System.nanoTime();
            Solution solution = solve(run, table);
            double seconds = (System.nanoTime() - began) / NANOSECONDS;
            if (plot.isPresent()) {
                plot.get().write(plotFile.orElseThrow().path());
            }
            return report(messages, plan, solution, seconds);
        } catch (UncheckedIOException | IOException failed) {
            throw Refusal.stopped("writing failed: " + failed.getMessage());
        }
    }

    private int runMany(Messages messages) {
        Optional<OutputFile> tableFile = file("-o", out);
        Optional<OutputFile> eventFile = file("--save-events", events);
        ManyPlan plan = manyPlan(messages);
        ManyReport report = new ManyReport(plan);
        long began = System.nanoTime();
        try (Interruption interruption = new Interruption();
                OutputStream table = new BufferedOutputStream(
                        tableFile.map(OutputFile::open).orElseGet(this::standardOutput), BUFFER);
                OutputStream happened = new BufferedOutputStream(
                        eventFile.map(OutputFile::openWhole).orElseGet(OutputStream::nullOutputStream), BUFFER);
                LateBar bar =
                        new LateBar(streams().err(), "trajectories", plan.rows().count())) {
            new ManyRuns(plan, table, happened).run(inputs.threads(), interruption::happened, (trajectory, rows) -> {
                report.accept(trajectory, rows);
                if (progressIsSeen()) {
                    bar.show(trajectory + 1);
                }
            });
        } catch (UncheckedIOException | IOException failed) {
            throw Refusal.stopped("writing failed: " + failed.getMessage());
        }
        double seconds = (System.nanoTime() - began) / NANOSECONDS;
        report.show(messages);
        if (stats) {
            streams().err().println(report.json(seconds));
        }
        return report.exitCode();
    }

    /** A file that is written, checked before the run; none if the option is not given. */
    private Optional<OutputFile> file(String option, String name) {
        return name.isEmpty() ? Optional.empty() : Optional.of(OutputFile.of(option, name, model.path()));
    }

    /** Refuses what contradicts itself. */
    private void check() {
        solver.check();
        inputs.check();
        if (inputs.given() && plotOptions.given()) {
            throw Refusal.usage(
                    "`--plot` draws one trajectory, and `--inputs` has many: draw from the table that `-o` writes");
        }
        if (stats && isJson()) {
            throw Refusal.usage("`--stats` and `--json` both want standard error for themselves: use one of them");
        }
    }

    private RunPlan plan(Messages messages) {
        LoadedModel loaded = model.load(messages, solver::over);
        ModelDescription description = loaded.model().description();
        TimeSpan span = solver.span(loaded);
        SolveOptions options = solver.over(description.solve().options()).threads(inputs.threadsOfRun());
        return new RunPlan(
                loaded,
                ValueOptions.start(
                        loaded.model(),
                        loaded.file(),
                        span.start(),
                        loaded.forRun(values.given(description)),
                        values.draw()),
                span,
                rows.over(description.solve().output(), span),
                options,
                solver.tolerances(loaded.model(), options));
    }

    private ManyPlan manyPlan(Messages messages) {
        LoadedModel loaded = model.load(messages, solver::over);
        ModelDescription description = loaded.model().description();
        TimeSpan span = solver.span(loaded);
        SolveOptions options = solver.over(description.solve().options());
        ManyPlan plan = new ManyPlan(
                loaded,
                loaded.forRun(values.given(description)),
                inputs.read(description),
                span,
                new ManyPlan.RunShape(
                        rows.over(description.solve().output(), span),
                        options,
                        solver.tolerances(loaded.model(), options),
                        values.draw()));
        plan.requireValues();
        return plan;
    }

    /** A run that an event has stopped gives no rows at later times. */
    private static void sayWhatIsLeftOut(Messages messages, RunPlan plan, Solution solution) {
        double sign = plan.span().end() < plan.span().start() ? -1 : 1;
        long left = plan.times().times().stream()
                .filter(t -> (t - solution.time()) * sign > 0)
                .count();
        if (solution.ending() == Ending.STOPPED_BY_EVENT && left > 0) {
            messages.say("an event stopped the run at "
                    + plan.loaded().model().description().time() + " = " + ShortestDecimal.of(solution.time()) + "; "
                    + left + (left == 1 ? " later time is" : " later times are") + " left out");
        }
    }

    private OutputStream standardOutput() {
        return OutputFile.standard(streams().out());
    }

    /** The table is complete, and flushed, when this returns. */
    private Solution solve(ModelRun run, OutputStream table) throws IOException {
        try (CsvWriter csv = new CsvWriter(table);
                ProgressListener progress = new ProgressListener(streams().err())) {
            run.tabulate(csv);
            if (progressIsSeen()) {
                run.tell(progress);
            }
            return run.solve();
        }
    }

    /** A bar needs a terminal of its own: rows would scroll it away. */
    private boolean progressIsSeen() {
        boolean rowsThere = out.isEmpty() && streams().isTerminal(Stream.OUT);
        return streams().isTerminal(Stream.ERR) && !rowsThere && !isQuiet() && !isJson();
    }

    private int report(Messages messages, RunPlan plan, Solution solution, double seconds) {
        solution.warnings().forEach(warning -> messages.show(Diagnostic.warning("run", warning)));
        Optional<Diagnostic> trouble = Trouble.of(plan, solution);
        trouble.ifPresent(messages::show);
        solution.notes().forEach(messages::note);
        if (stats) {
            streams()
                    .err()
                    .println(RunStatistics.json(
                            solution.statistics(), plan.loaded().compileSeconds(), seconds));
        }
        sayWhatIsLeftOut(messages, plan, solution);
        if (solution.ending() == Ending.STOPPED) {
            messages.say("interrupted at " + plan.loaded().model().description().time() + " = "
                    + ShortestDecimal.of(solution.time()) + "; what was computed has been written");
            return ExitCode.INTERRUPTED;
        }
        return trouble.isPresent() ? ExitCode.STOPPED : ExitCode.DONE;
    }
}
