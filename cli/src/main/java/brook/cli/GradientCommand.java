package brook.cli;

import brook.cli.Arguments.TimeSpan;
import brook.cli.Streams.Stream;
import brook.cli.table.CsvWriter;
import brook.cli.table.GradientTable;
import brook.cli.table.RunStatistics;
import brook.compiler.CompilerOptions.Adjoint;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.Suggestions;
import brook.runtime.OdeModel;
import brook.runtime.OutputTimes;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.gradient.AdjointMethod;
import brook.runtime.gradient.Gradient;
import brook.runtime.gradient.GradientOptions;
import brook.runtime.gradient.GradientSolver;
import brook.runtime.gradient.GradientSolver.StartPoint;
import brook.runtime.gradient.NoGradientException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code brook gradient}: the exact gradient of a loss, an integral or an output at the end of a run. */
@Command(
        name = "gradient",
        description = "The exact gradient of a loss, an integral or an output at the end of the run.",
        sortOptions = false)
final class GradientCommand extends BrookCommand {

    private static final double NANOSECONDS = TimeUnit.SECONDS.toNanos(1);

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Option(names = "--of", paramLabel = "NAME", required = true, description = "What is differentiated.")
    private String of = "";

    @Mixin
    private ValueOptions values = new ValueOptions();

    @Mixin
    private SolverOptions solver = new SolverOptions();

    @Option(
            names = "--adjoint",
            paramLabel = "WHICH",
            description = "discrete: that of the steps taken; continuous: equations integrated backward along the run; "
                    + "reversed: with the state too.")
    private String adjoint = "discrete";

    @Option(
            names = "--data",
            paramLabel = "DATA.csv[.gz]",
            description = "The mean over its rows: columns are inputs, parameters and states by name.")
    private String data = "";

    @Option(names = "-o", paramLabel = "OUT.csv", description = "Write the table to this file.")
    private String out = "";

    @Option(names = "--stats", description = "What the run and the way back cost, as JSON on standard error.")
    private boolean stats;

    GradientCommand(Streams streams) {
        super(streams);
    }

    @Override
    int run(Messages messages) {
        check();
        Optional<OutputFile> file =
                out.isEmpty() ? Optional.empty() : Optional.of(OutputFile.of("-o", out, model.path()));
        LoadedModel loaded = model.load(messages, solver::over, options -> options.withAdjoint(Adjoint.ALWAYS));
        return data.isEmpty() ? runOne(messages, loaded, file) : runMany(messages, loaded, file);
    }

    /** Refuses what contradicts itself. */
    private void check() {
        solver.check();
        way();
        if (stats && isJson()) {
            throw Refusal.usage("`--stats` and `--json` both want standard error for themselves: use one of them");
        }
    }

    private AdjointMethod way() {
        for (AdjointMethod method : AdjointMethod.values()) {
            if (method.name().toLowerCase(Locale.ROOT).equals(adjoint)) {
                return method;
            }
        }
        throw Refusal.usage(
                "`--adjoint` is `discrete`, `continuous` or `reversed`, not `" + Arguments.shortened(adjoint) + "`");
    }

    private int runOne(Messages messages, LoadedModel loaded, Optional<OutputFile> file) {
        RunPlan plan = plan(loaded);
        GradientSolver gradients = gradients(plan.loaded().model(), plan);
        requireName(gradients.targetLabels(), loaded);
        ModelRun.requireEventTimes(plan);
        StartPoint start = new StartPoint(
                plan.span().start(),
                plan.start().state(),
                values.given(loaded.model().description()).state());
        long began = System.nanoTime();
        Solution solution =
                gradients.run(plan.start().parameters(), start, plan.span().end());
        Optional<Diagnostic> trouble = Trouble.of(plan, solution);
        Optional<Gradient> gradient =
                trouble.isEmpty() ? Optional.of(orRefused(() -> gradients.gradient(of))) : Optional.empty();
        double seconds = (System.nanoTime() - began) / NANOSECONDS;
        solution.warnings().forEach(warning -> messages.show(Diagnostic.warning("run", warning)));
        trouble.ifPresent(messages::show);
        solution.notes().forEach(messages::note);
        gradient.ifPresent(found -> write(found, file));
        if (stats) {
            String json = RunStatistics.json(solution.statistics(), loaded.compileSeconds(), seconds);
            streams().err().println(RunStatistics.withBackward(json, way(), gradients.costs()));
        }
        return trouble.isPresent() ? ExitCode.STOPPED : ExitCode.DONE;
    }

    private RunPlan plan(LoadedModel loaded) {
        TimeSpan span = solver.span(loaded);
        SolveOptions options = solver.over(loaded.model().description().solve().options());
        return new RunPlan(
                loaded,
                values.start(loaded.model(), loaded.file(), span.start()),
                span,
                OutputTimes.end(),
                options,
                solver.tolerances(loaded.model(), options));
    }

    private GradientSolver gradients(OdeModel of, RunPlan plan) {
        return orRefused(() ->
                GradientSolver.of(of, plan.options(), plan.tolerances(), GradientOptions.STANDARD.adjoint(way())));
    }

    private static <T> T orRefused(Supplier<T> differentiated) {
        try {
            return differentiated.get();
        } catch (NoGradientException none) {
            throw Refusal.model(Diagnostic.error("E1011", String.valueOf(none.getMessage())));
        }
    }

    private int runMany(Messages messages, LoadedModel loaded, Optional<OutputFile> file) {
        ManyPlan plan = manyPlan(loaded);
        RunPlan first = plan.alone(0);
        requireName(gradients(first.loaded().model(), first).targetLabels(), loaded);
        ManyGradients gradients = new ManyGradients(plan, way(), of);
        long began = System.nanoTime();
        try (LateBar bar =
                new LateBar(streams().err(), "trajectories", plan.rows().count())) {
            boolean seen = streams().isTerminal(Stream.ERR) && !isQuiet() && !isJson();
            gradients.run(done -> {
                if (seen) {
                    bar.show(done);
                }
            });
        }
        double seconds = (System.nanoTime() - began) / NANOSECONDS;
        gradients.report().show(messages);
        if (stats) {
            String json = gradients.report().json(seconds);
            streams().err().println(RunStatistics.withBackward(json, way(), gradients.costs()));
        }
        int code = gradients.report().exitCode();
        if (code == ExitCode.DONE) {
            gradients.mean().ifPresent(mean -> write(mean, file));
        }
        return code;
    }

    private ManyPlan manyPlan(LoadedModel loaded) {
        TimeSpan span = solver.span(loaded);
        SolveOptions options = solver.over(loaded.model().description().solve().options());
        ManyPlan plan = new ManyPlan(
                loaded,
                values.given(loaded.model().description()),
                InputOptions.read("--data", data, loaded.model().description()),
                span,
                new ManyPlan.RunShape(
                        OutputTimes.end(), options, solver.tolerances(loaded.model(), options), values.draw()));
        plan.requireValues();
        return plan;
    }

    private void write(Gradient gradient, Optional<OutputFile> file) {
        try (CsvWriter csv = new CsvWriter(file.map(OutputFile::open)
                .orElseGet(() -> OutputFile.standard(streams().out())))) {
            GradientTable.write(gradient, csv);
        } catch (IOException failed) {
            throw Refusal.stopped("writing failed: " + failed.getMessage());
        }
    }

    private void requireName(List<String> targets, LoadedModel loaded) {
        List<String> known = new ArrayList<>(targets);
        known.addAll(loaded.model().description().integralLabels());
        if (!known.contains(of)) {
            Diagnostic unknown = Diagnostic.error(
                    Refusal.USAGE, "no output, loss or integral is called `" + Arguments.shortened(of) + "`");
            throw Refusal.usage(Suggestions.nearest(of, known)
                    .map(near -> unknown.help("did you mean `" + near + "`?"))
                    .orElse(known.isEmpty() ? unknown : unknown.help("there are: " + String.join(", ", known))));
        }
    }
}
