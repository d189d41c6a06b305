package brook.cli;

import brook.cli.train.ErrorTable;
import brook.compiler.source.Diagnostic;
import brook.runtime.train.Estimates;
import brook.runtime.train.StandardErrors;
import brook.runtime.train.StandardErrors.Question;
import brook.runtime.train.UndeterminedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds standard errors after training, prints and writes them, and says where there are none. */
final class TrainErrors {

    /** More weights than this are no parameters but a network; their curvature would take too long and say nothing. */
    private static final int MOST = 200;

    /** A step of Newton's method of more than this part of a standard error is worth a warning. */
    private static final double FAR = 0.1;

    private final TrainPlan plan;
    private final ErrorOptions asked;
    private final Question question;
    private final Optional<OutputFile> file;

    private TrainErrors(TrainPlan plan, ErrorOptions asked, Path model) {
        this.plan = plan;
        this.asked = asked;
        this.question =
                new Question(asked.form(plan.squares()), plan.solveOptions().rtol());
        this.file = asked.file(model);
    }

    /** Those that are asked for, if any; what cannot be is refused before training. */
    static Optional<TrainErrors> of(TrainPlan plan, ErrorOptions asked, Path model) {
        if (!asked.isAsked()) {
            return Optional.empty();
        }
        if (plan.names().size() > MOST) {
            throw Refusal.usage("`--errors` is for parameters, at most " + MOST + " of them; the model has "
                    + plan.names().size() + " trainables");
        }
        if (plan.isSteered()) {
            throw Refusal.usage("`--errors` and `steer`: the end of the runs must not be random");
        }
        return Optional.of(new TrainErrors(plan, asked, model));
    }

    /** Of the weights that training came to; the code with which the command ends. */
    int show(Messages messages, Streams streams, double[] parameters, double[] weights) throws IOException {
        List<String> names = plan.names();
        Estimates estimates;
        try {
            estimates = StandardErrors.of(plan.objective(parameters, 1), plan.trained(), weights, question);
        } catch (UndeterminedException none) {
            messages.show(explained(none, names));
            return ExitCode.STOPPED;
        }
        if (estimates.distanceToMinimum() > FAR) {
            messages.show(Diagnostic.warning(
                            "errors",
                            String.format(
                                    Locale.ROOT,
                                    "the minimum is still %.2g standard errors away: the table is of weights that are not yet fitted",
                                    estimates.distanceToMinimum()))
                    .help("more `epochs`, a smaller rate at the end (`schedule = cosine()`), or `--resume`"));
        }
        ErrorTable table = new ErrorTable(names, estimates);
        String shown = asked.withCorrelations() ? table.textWithCorrelations() : table.text();
        streams.out().write(shown.getBytes(StandardCharsets.UTF_8));
        streams.out().flush();
        if (file.isPresent()) {
            try (var out = file.get().open()) {
                out.write(table.csv().getBytes(StandardCharsets.UTF_8));
            }
        }
        return ExitCode.DONE;
    }

    private static Diagnostic explained(UndeterminedException none, List<String> names) {
        String weights = "`"
                + String.join("`, `", none.weights().stream().map(names::get).toList()) + "`";
        boolean single = none.weights().size() == 1;
        return switch (none.reason()) {
            case FLAT ->
                Diagnostic.error(
                                "errors",
                                single
                                        ? "the data does not determine " + weights + ": the value does not depend on it"
                                        : "the data does not determine " + weights
                                                + " one by one: they can change together and the value stays")
                        .help(
                                "hold one of them: a `param` in the place of a `trainable`; or measure what tells them apart");
            case NO_MINIMUM ->
                Diagnostic.error(
                                "errors",
                                "there are no standard errors: the value still falls where " + weights
                                        + (single ? " changes" : " change together"))
                        .help("train for longer; or the value has no minimum");
            case TOO_FEW ->
                Diagnostic.error("errors", "there are no standard errors: no more residuals than trainables");
        };
    }
}
