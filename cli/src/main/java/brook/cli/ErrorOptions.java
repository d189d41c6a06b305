package brook.cli;

import brook.runtime.train.LossForm;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** Whether standard errors of what was trained are asked for, how they are found and where they go. */
final class ErrorOptions {

    @Option(
            names = "--errors",
            description = "Print each weight with its standard error and its interval of 95 percent.")
    private boolean asked;

    @Option(
            names = "--errors-as",
            paramLabel = "FORM",
            description =
                    "What is minimised: `squares` of residuals, a negative log `likelihood`, or anything (`sandwich`);"
                            + " seen from the formula if not given.")
    private String form = "";

    @Option(names = "--errors-file", paramLabel = "ERRORS.csv", description = "Write them here, with all correlations.")
    private String file = "";

    @Option(names = "--correlations", description = "Print the correlations of the errors too.")
    private boolean correlations;

    boolean isAsked() {
        return asked || correlations || !form.isEmpty() || !file.isEmpty();
    }

    boolean withCorrelations() {
        return correlations;
    }

    Optional<OutputFile> file(Path model) {
        return file.isEmpty() ? Optional.empty() : Optional.of(OutputFile.of("--errors-file", file, model));
    }

    /**
     * What the value is to statistics.
     *
     * @param squares the squares that the formula adds at each reading, if it is a sum of squares
     */
    LossForm form(OptionalInt squares) {
        return switch (form) {
            case "" -> squares.isPresent() ? new LossForm.Squares(squares.getAsInt()) : new LossForm.Sandwich();
            case "squares" ->
                new LossForm.Squares(squares.orElseThrow(() -> Refusal.usage(
                        "`--errors-as squares`: what is minimised is no sum of squares, as `(x - seen)^2` is")));
            case "likelihood" -> new LossForm.Likelihood();
            case "sandwich" -> new LossForm.Sandwich();
            default ->
                throw Refusal.usage("`--errors-as` is `squares`, `likelihood` or `sandwich`, not `"
                        + Arguments.shortened(form) + "`");
        };
    }
}
