package brook.cli;

import brook.cli.Arguments.TimeSpan;
import brook.cli.table.CsvWriter;
import brook.cli.table.GradientTable;
import brook.compiler.CompilerOptions.Adjoint;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.Suggestions;
import brook.runtime.OutputTimes;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.gradient.GradientSolver;
import brook.runtime.gradient.GradientSolver.StartPoint;
import brook.runtime.gradient.NoGradientException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code brook gradient}: the exact gradient of a loss, an integral or an output at the end of a run. */
@Command(
        name = "gradient",
        description = "The exact gradient of a loss, an integral or an output at the end of the run.",
        sortOptions = false)
final class GradientCommand extends BrookCommand {

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
            description = "discrete: that of the steps taken; continuous comes later.")
    private String adjoint = "discrete";

    @Option(names = "--data", paramLabel = "DATA.csv", description = "The mean over its rows; not supported yet.")
    private String data = "";

    @Option(names = "-o", paramLabel = "OUT.csv", description = "Write the table to this file.")
    private String out = "";

    GradientCommand(Streams streams) {
        super(streams);
    }

    @Override
    int run(Messages messages) {
        check();
        Optional<OutputFile> file =
                out.isEmpty() ? Optional.empty() : Optional.of(OutputFile.of("-o", out, model.path()));
        LoadedModel loaded = model.load(messages, solver::over, options -> options.withAdjoint(Adjoint.ALWAYS));
        TimeSpan span = solver.span(loaded);
        SolveOptions options = solver.over(loaded.model().description().solve().options());
        StartValues given = values.given(loaded.model().description());
        StartValues start = values.start(loaded.model(), loaded.file(), span.start());
        RunPlan plan = new RunPlan(
                loaded, start, span, OutputTimes.end(), options, solver.tolerances(loaded.model(), options));
        GradientSolver gradients = gradients(plan);
        requireName(gradients, loaded);
        Solution solution = gradients.run(
                start.parameters(), new StartPoint(span.start(), start.state(), given.state()), span.end());
        Optional<Diagnostic> trouble = Trouble.of(plan, solution);
        trouble.ifPresent(messages::show);
        if (trouble.isPresent()) {
            return ExitCode.STOPPED;
        }
        try (CsvWriter csv = new CsvWriter(file.map(OutputFile::open)
                .orElseGet(() -> OutputFile.standard(streams().out())))) {
            GradientTable.write(gradients.gradient(of), csv);
        } catch (IOException failed) {
            throw Refusal.stopped("writing failed: " + failed.getMessage());
        }
        return ExitCode.DONE;
    }

    /** Refuses what later versions will do. */
    private void check() {
        values.check();
        solver.check();
        if (!data.isEmpty()) {
            throw Refusal.usage("`--data` is not supported yet: it comes with training");
        }
        if (!adjoint.equals("discrete")) {
            throw Refusal.usage("`--adjoint` is `discrete`, not `" + Arguments.shortened(adjoint)
                    + "`; `continuous` is not supported yet");
        }
    }

    private static GradientSolver gradients(RunPlan plan) {
        try {
            return GradientSolver.of(plan.loaded().model(), plan.options(), plan.tolerances());
        } catch (NoGradientException none) {
            throw Refusal.model(Diagnostic.error("E1011", none.getMessage()));
        }
    }

    private void requireName(GradientSolver gradients, LoadedModel loaded) {
        List<String> known = new ArrayList<>(gradients.targetLabels());
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
