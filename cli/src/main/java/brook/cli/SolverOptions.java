package brook.cli;

import brook.cli.Arguments.TimeSpan;
import brook.compiler.source.Diagnostic;
import brook.runtime.SolveDefaults;
import brook.runtime.SolveOptions;
import picocli.CommandLine.Option;

/** How a run integrates; what is not given is what the model says. */
final class SolverOptions {

    private static final int GREATEST_ORDER = 1_000;

    @Option(names = "--time", paramLabel = "A..B", description = "From where to where; B < A runs backwards.")
    String time = "";

    @Option(names = "--method", paramLabel = "M", description = "The method; for now only taylor.")
    String method = "";

    @Option(names = "--rtol", paramLabel = "R", description = "Relative tolerance.")
    String rtol = "";

    @Option(names = "--atol", paramLabel = "A", description = "Absolute tolerance; the relative one if not given.")
    String atol = "";

    @Option(
            names = "--order",
            paramLabel = "P",
            description = "Order of the Taylor polynomials; else from the tolerance.")
    String order = "";

    @Option(names = "--step", paramLabel = "H", description = "Step of a method with fixed steps; not supported yet.")
    String step = "";

    @Option(names = "--max-step", paramLabel = "H", description = "Longest step.")
    String maxStep = "";

    @Option(names = "--max-steps", paramLabel = "N", description = "Largest number of steps.")
    String maxSteps = "";

    @Option(
            names = "--control",
            paramLabel = "WHAT",
            description = "Whose error is controlled: states, or all for the integrals too.")
    String control = "";

    /** Refuses what later versions will do. */
    void check() {
        if (!method.isEmpty() && !method.equals("taylor")) {
            throw Refusal.usage(Diagnostic.error(
                            Refusal.USAGE, "`--method " + Arguments.shortened(method) + "` is not supported yet")
                    .help("for now every run uses `taylor`"));
        }
        if (!step.isEmpty()) {
            throw Refusal.usage(
                    Diagnostic.error(Refusal.USAGE, "`--step` is not supported yet: it is for methods with fixed steps")
                            .help("the longest step of a run is `--max-step H`"));
        }
        if (!control.isEmpty() && !control.equals("states") && !control.equals("all")) {
            throw Refusal.usage("`--control` is `states` or `all`, not `" + Arguments.shortened(control) + "`");
        }
    }

    SolveOptions over(SolveOptions model) {
        SolveOptions options = model;
        if (!rtol.isEmpty()) {
            options = options.rtol(below1(Arguments.positive("--rtol", rtol)));
        }
        if (!atol.isEmpty()) {
            options = options.atol(notNegative(Arguments.number("--atol", atol)));
        }
        if (!order.isEmpty()) {
            options = options.order((int) whole("--order", order, 2, GREATEST_ORDER));
        }
        if (!maxStep.isEmpty()) {
            options = options.maxStep(Arguments.positive("--max-step", maxStep));
        }
        if (!maxSteps.isEmpty()) {
            options = options.maxSteps(whole("--max-steps", maxSteps, 0, Long.MAX_VALUE));
        }
        if (!control.isEmpty()) {
            options = options.control(control.equals("all") ? SolveOptions.Control.ALL : SolveOptions.Control.STATES);
        }
        return options;
    }

    private static double below1(double value) {
        if (value >= 1) {
            throw Refusal.usage("`--rtol` needs a number below 1");
        }
        return value;
    }

    private static double notNegative(double value) {
        if (value < 0) {
            throw Refusal.usage("`--atol` needs a number that is not negative");
        }
        return value;
    }

    /** A whole number between two bounds. */
    static long whole(String option, String text, long least, long greatest) {
        try {
            long value = Long.parseLong(text.strip());
            if (value >= least && value <= greatest) {
                return value;
            }
        } catch (NumberFormatException notWhole) {
            // Said below.
        }
        String bound = greatest == Long.MAX_VALUE ? "of at least " + least : "from " + least + " to " + greatest;
        throw Refusal.usage(
                "`" + option + "` needs a whole number " + bound + ", not `" + Arguments.shortened(text) + "`");
    }

    /** The time span given, or that of the model. */
    TimeSpan span(LoadedModel loaded) {
        if (!time.isEmpty()) {
            return Arguments.span("--time", time);
        }
        SolveDefaults solve = loaded.model().description().solve();
        if (Double.isNaN(solve.t0()) || Double.isNaN(solve.t1())) {
            throw Refusal.model(
                    Diagnostic.error("E0311", "`" + loaded.file().name() + "` does not say from where to where to run")
                            .help("give it with `--time 0..10`, or in the model: `solve { t = 0 .. 10 }`"));
        }
        return new TimeSpan(solve.t0(), solve.t1());
    }
}
