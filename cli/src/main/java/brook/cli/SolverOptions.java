package brook.cli;

import brook.cli.Arguments.TimeSpan;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.Suggestions;
import brook.runtime.AbsoluteTolerances;
import brook.runtime.Method;
import brook.runtime.ModelDescription;
import brook.runtime.OdeModel;
import brook.runtime.Quantity;
import brook.runtime.SolveDefaults;
import brook.runtime.SolveOptions;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** How a run integrates; what is not given is what the model says. */
final class SolverOptions {

    private static final int GREATEST_ORDER = 1_000;

    @Option(names = "--time", paramLabel = "A..B", description = "From where to where; B < A runs backwards.")
    String time = "";

    @Option(
            names = "--method",
            paramLabel = "M",
            description = "The method: taylor, dopri5, radau5, auto, ...; docs/methods.md says which for what.")
    String method = "";

    @Option(names = "--rtol", paramLabel = "R", description = "Relative tolerance.")
    String rtol = "";

    @Option(
            names = "--atol",
            paramLabel = "A",
            description = "Absolute tolerance, the relative one if not given; of one state: `--atol x=1e-6`.")
    List<String> atol = List.of();

    @Option(
            names = "--scale",
            paramLabel = "WHAT",
            description = "What errors of a Taylor step are relative to: the largest state, or each to itself.")
    String scale = "";

    @Option(
            names = "--order",
            paramLabel = "P",
            description = "Order of the Taylor polynomials; else from the tolerance.")
    String order = "";

    @Option(
            names = "--step",
            paramLabel = "H",
            description = "Length of the steps of a method on a grid: euler, midpoint, rk4.")
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

    @Option(
            names = "--controller",
            paramLabel = "HOW",
            description = "How a Runge-Kutta method chooses its steps: i, pi, pid, or paper.")
    String controller = "";

    /** Refuses words that mean nothing. */
    void check() {
        if (!method.isEmpty()) {
            methodGiven();
        }
        if (!controller.isEmpty()) {
            controllerGiven();
        }
        if (!scale.isEmpty() && !scale.equals("largest") && !scale.equals("each")) {
            throw Refusal.usage("`--scale` is `largest` or `each`, not `" + Arguments.shortened(scale) + "`");
        }
        if (!control.isEmpty() && !control.equals("states") && !control.equals("all")) {
            throw Refusal.usage("`--control` is `states` or `all`, not `" + Arguments.shortened(control) + "`");
        }
    }

    /** The absolute tolerances of the components, over that of the options. */
    AbsoluteTolerances tolerances(OdeModel model, SolveOptions options) {
        ModelDescription description = model.description();
        List<Quantity> points = Stream.concat(description.states().stream(), description.integrals().stream())
                .toList();
        List<String> named = atol.stream().filter(one -> one.contains("=")).toList();
        double[] given = GivenValues.of("--atol", points, named);
        for (double tolerance : given) {
            notNegative(tolerance);
        }
        return AbsoluteTolerances.of(model, options).with(given);
    }

    private Method methodGiven() {
        return Method.of(method).orElseThrow(() -> {
            Diagnostic unknown =
                    Diagnostic.error(Refusal.USAGE, "there is no method `" + Arguments.shortened(method) + "`");
            return Refusal.usage(Suggestions.nearest(method, Method.names())
                    .map(near -> unknown.help("did you mean `" + near + "`?"))
                    .orElse(unknown.help("there are: " + String.join(", ", Method.names()))));
        });
    }

    private SolveOptions.Controller controllerGiven() {
        for (SolveOptions.Controller known : SolveOptions.Controller.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(controller)) {
                return known;
            }
        }
        throw Refusal.usage(
                "`--controller` is `i`, `pi`, `pid` or `paper`, not `" + Arguments.shortened(controller) + "`");
    }

    SolveOptions over(SolveOptions model) {
        SolveOptions options = model;
        if (!method.isEmpty()) {
            options = options.method(methodGiven());
        }
        if (!controller.isEmpty()) {
            options = options.controller(controllerGiven());
        }
        if (!step.isEmpty()) {
            options = options.step(Arguments.positive("--step", step));
        }
        if (!rtol.isEmpty()) {
            options = options.rtol(below1(Arguments.positive("--rtol", rtol)));
        }
        for (String tolerance : atol) {
            if (!tolerance.contains("=")) {
                options = options.atol(notNegative(Arguments.number("--atol", tolerance)));
            }
        }
        if (!scale.isEmpty()) {
            options = options.scale(scale.equals("each") ? SolveOptions.Scale.EACH : SolveOptions.Scale.LARGEST);
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
        checkUse(options);
        return options;
    }

    /** Options that the method has no use for would be ignored in silence; a grid needs its step. */
    private void checkUse(SolveOptions options) {
        Method.Kind kind = options.method().kind();
        if (!step.isEmpty() && kind != Method.Kind.FIXED_GRID) {
            throw useless("--step", options.method(), "chooses its own steps", "`--max-step H` limits them");
        }
        if (!order.isEmpty() && kind != Method.Kind.TAYLOR && kind != Method.Kind.AUTOMATIC) {
            throw useless("--order", options.method(), "has an order of its own", "`--method taylor` has any order");
        }
        if (!scale.isEmpty() && kind != Method.Kind.TAYLOR && kind != Method.Kind.AUTOMATIC) {
            throw useless(
                    "--scale",
                    options.method(),
                    "takes each state by itself",
                    "`--atol x=1e-6` gives a state a tolerance of its own");
        }
        if (!controller.isEmpty() && kind != Method.Kind.RUNGE_KUTTA) {
            throw useless(
                    "--controller",
                    options.method(),
                    "has no choice of controllers",
                    "it is for Runge-Kutta methods, as `--method dopri5`");
        }
        if (kind == Method.Kind.FIXED_GRID && Double.isNaN(options.step())) {
            throw Refusal.model(
                    Diagnostic.error("E0324", "the method `" + options.method() + "` needs the length of its steps")
                            .help("give it with `--step 0.01`, or in the model: `solve { step = 0.01 }`"));
        }
    }

    private static Refusal useless(String option, Method method, String why, String help) {
        return Refusal.usage(
                Diagnostic.error(Refusal.USAGE, "`" + option + "` is nothing for `" + method + "`, which " + why)
                        .help(help));
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
