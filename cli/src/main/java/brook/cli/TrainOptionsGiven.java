package brook.cli;

import brook.runtime.Method;
import brook.runtime.SolveOptions;
import brook.runtime.gradient.BatchGradient;
import brook.runtime.train.TrainOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How training goes on; what is not given is what the model says. */
final class TrainOptionsGiven {

    private static final int MOST = 1_000_000_000;
    private static final int MOST_LANES = 1024;
    private static final int USUAL_LANES = 64;

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
            paramLabel = "METHOD@RTOL",
            description =
                    "Also count the evaluations of this method on the test rows: `--count dopri5@1e-6,bosh3@1e-6`.",
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
    record Counted(String name, SolveOptions options) {}

    List<Counted> counted() {
        List<Counted> all = new ArrayList<>();
        for (String one : count) {
            int at = one.indexOf('@');
            String name = at < 0 ? one : one.substring(0, at);
            Method method = Method.of(name)
                    .orElseThrow(
                            () -> Refusal.usage("`--count`: there is no method `" + Arguments.shortened(name) + "`"));
            double rtol = at < 0 ? 1e-6 : Arguments.positive("--count", one.substring(at + 1));
            all.add(new Counted(
                    "nfe " + one, SolveOptions.STANDARD.method(method).rtol(rtol)));
        }
        return all;
    }

    private static Optional<Integer> whole(String option, String text, int least, int most) {
        return text.isEmpty() ? Optional.empty() : Optional.of((int) SolverOptions.whole(option, text, least, most));
    }
}
