package brook.cli;

import brook.cli.table.CoefficientTable;
import brook.cli.table.CsvWriter;
import brook.cli.table.SingularityTable;
import brook.runtime.OdeModel;
import brook.runtime.SolveDefaults;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code brook coefficients}: the Taylor coefficients of the solution at the start. */
@Command(
        name = "coefficients",
        description = "The Taylor coefficients x^(k)/k! of the solution at the start, one row per order k.",
        sortOptions = false)
final class CoefficientsCommand extends BrookCommand {

    private static final int GREATEST_ORDER = 1_000;

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Mixin
    private ValueOptions values = new ValueOptions();

    @Option(names = "--time", paramLabel = "A..B", description = "The start, and an end that does not matter.")
    private String time = "";

    @Option(names = "--order", paramLabel = "P", description = "The last order (30).")
    private String order = "30";

    @Option(
            names = "--radius",
            description =
                    "Instead: how far each series converges, and where in the complex plane of time its singularity is.")
    private boolean radius;

    @Option(names = "-o", paramLabel = "OUT.csv", description = "Write the table to this file.")
    private String out = "";

    CoefficientsCommand(Streams streams) {
        super(streams);
    }

    @Override
    int run(Messages messages) {
        int last = (int) SolverOptions.whole("--order", order, 0, GREATEST_ORDER);
        Optional<OutputFile> file =
                out.isEmpty() ? Optional.empty() : Optional.of(OutputFile.of("-o", out, model.path()));
        LoadedModel loaded = model.load(messages, options -> options.order(Math.max(2, last)));
        double t0 = start(loaded.model());
        double[] state = values.start(loaded.model(), loaded.file(), t0).state();
        try (CsvWriter csv = new CsvWriter(file.map(OutputFile::open)
                .orElseGet(() -> OutputFile.standard(streams().out())))) {
            if (radius) {
                SingularityTable.write(loaded.model(), t0, state, csv);
            } else {
                CoefficientTable.write(loaded.model(), t0, state, last, csv);
            }
        } catch (IOException failed) {
            throw Refusal.stopped("writing failed: " + failed.getMessage());
        }
        return ExitCode.DONE;
    }

    /** Where the run starts; a model that does not say starts at 0. */
    private double start(OdeModel ode) {
        SolveDefaults solve = ode.description().solve();
        if (!time.isEmpty()) {
            return Arguments.span("--time", time).start();
        }
        return Double.isNaN(solve.t0()) ? 0 : solve.t0();
    }
}
