package brook.cli;

import brook.runtime.Method;
import brook.runtime.SolveOptions;
import brook.runtime.gradient.BatchGradient;
import brook.runtime.train.TrainOptions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** How training goes on; what is not given is what the model says. */
final class TrainOptionsGiven {

    private static final int MOST = 1_000_000_000;
    private static final int MOST_LANES = 1024;
    private static final int USUAL_LANES = 64;
    private static final Pattern COUNTED = Pattern.compile("([^@:]+)(?:@([^:]+))?(:batch)?");

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "How often the data is gone through; 0 measures the weights as they are.")
    private String epochs = "";

    @Option(names = "--batch", paramLabel = "N", description = "Rows of one step.")
    private String batch = "";

    @Option(names = "--seed", paramLabel = "N", description = "Where random numbers start.")
    private String seed = "";

    @Option(
            names = "--lanes",
            paramLabel = "N",
            description = "Trajectories that are computed at once and share their steps (up to 64).")
    private String lanes = "";

    @Option(names = "--threads", paramLabel = "N", description = "Threads, all processors if not given.")
    private String threads = "";

    @Option(
            names = "--count",
            paramLabel = "METHOD@RTOL[:batch]",
            description =
                    "Also count the evaluations of this method on 100 test rows, `--count dopri5@1e-6,bosh3@1e-6`: "
                            + "the mean of runs of one row, or with `:batch` one run of all of them.",
            split = ",")
    private List<String> count = List.of();

    @Option(names = "--count-every", paramLabel = "N", description = "Count in each N-th epoch only (1).")
    private String countEvery = "";

    /** The options of a model with those that are given in their place. */
    TrainOptions over(TrainOptions model) {
        TrainOptions options = model;
        options = whole("--epochs", epochs, 0, MOST).map(options::epochs).orElse(options);
        options = whole("--batch", batch, 1, MOST).map(options::batch).orElse(options);
        return seed.isEmpty() ? options : options.seed(SolverOptions.whole("--seed", seed, 0, Long.MAX_VALUE));
    }

    /** As many lanes as are asked for; else blocks of one size, none with more than the usual number of lanes. */
    int lanes(int rowsOfStep) {
        return whole("--lanes", lanes, 1, MOST_LANES).orElse(BatchGradient.evenLanes(rowsOfStep, USUAL_LANES));
    }

    int threads() {
        return whole("--threads", threads, 1, MOST_LANES)
                .orElse(Runtime.getRuntime().availableProcessors());
    }

    int countEvery() {
        return whole("--count-every", countEvery, 1, MOST).orElse(1);
    }

    /** Methods whose evaluations are counted, by their names in the log. */
    record Counted(String name, SolveOptions options, CountedRuns runs) {}

    /** Which runs are counted. */
    enum CountedRuns {
        /** Each row takes its own steps. */
        ROW_BY_ROW,
        /** All rows take the same steps, and an error is measured over all of them. */
        ALL_ROWS
    }

    List<Counted> counted() {
        return count.stream().map(TrainOptionsGiven::counted).toList();
    }

    private static Counted counted(String text) {
        Matcher form = COUNTED.matcher(text);
        if (!form.matches()) {
            throw Refusal.usage(
                    "`--count` is `METHOD@RTOL` or `METHOD@RTOL:batch`, not `" + Arguments.shortened(text) + "`");
        }
        Method method = Method.of(form.group(1))
                .orElseThrow(() ->
                        Refusal.usage("`--count`: there is no method `" + Arguments.shortened(form.group(1)) + "`"));
        if (method.kind() == Method.Kind.FIXED_GRID) {
            throw Refusal.usage("`--count`: `" + form.group(1) + "` has steps of one length, whatever it integrates");
        }
        double rtol = form.group(2) == null ? 1e-6 : Arguments.positive("--count", form.group(2));
        CountedRuns runs = form.group(3) == null ? CountedRuns.ROW_BY_ROW : CountedRuns.ALL_ROWS;
        return new Counted("nfe " + text, SolveOptions.STANDARD.method(method).rtol(rtol), runs);
    }

    private static Optional<Integer> whole(String option, String text, int least, int most) {
        return text.isEmpty() ? Optional.empty() : Optional.of((int) SolverOptions.whole(option, text, least, most));
    }
}
