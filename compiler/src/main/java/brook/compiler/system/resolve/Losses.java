package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.syntax.Statement;
import brook.compiler.system.OdeSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Losses: one number each, taken at the end of a run or at each row of a time series. */
final class Losses {

    private final Resolution resolution;

    Losses(Resolution resolution) {
        this.resolution = resolution;
    }

    List<OdeSystem.Loss> resolve() {
        List<OdeSystem.Loss> losses = new ArrayList<>();
        for (Entry.Loss entry : resolution.globals.all(Entry.Loss.class)) {
            resolve(entry).ifPresent(losses::add);
        }
        return losses;
    }

    private Optional<OdeSystem.Loss> resolve(Entry.Loss entry) {
        Statement.Loss loss = entry.statement;
        Context context = Context.of(Context.Place.MODEL);
        Value value = resolution.terms.resolve(loss.value(), context);
        if (loss.atData()) {
            requireInput(loss);
        }
        if (value.isBad() || !resolution.arithmetic.isNumber(value, context)) {
            return Optional.empty();
        }
        if (!value.isScalar()) {
            String text = Spans.brief(value.span());
            resolution.problems.report(Diagnostic.error("E1005", "a loss is one number")
                    .at(value.span(), Words.shape(value.shape()))
                    .help("the sum of all elements: `sum(" + text + ")`; of their squares: `sqnorm(" + text + ")`"));
            return Optional.empty();
        }
        String description =
                loss.note().description().map(Statement.Text::value).orElse("");
        return Optional.of(new OdeSystem.Loss(entry.symbol, loss.atData(), value.expr(), "", description));
    }

    private void requireInput(Statement.Loss loss) {
        boolean compared = resolution.globals.all(Entry.Parameter.class).stream()
                .anyMatch(entry -> entry.role == OdeSystem.Parameter.Role.INPUT);
        if (!compared) {
            resolution.problems.report(Diagnostic.error(
                            "E1008", "a loss `at data` compares with a time series, but the model has no input")
                    .at(loss.name().span())
                    .help("say what each row brings: `input yobs`, and compare with it: `loss "
                            + loss.name().text() + " at data = (y - yobs)^2`")
                    .help("at the end of the run: `loss " + loss.name().text() + " = ...`"));
        }
    }

    /** A loss where another value is expected. */
    Value misread(Entry.Loss loss, Span span, Context context) {
        resolution.problems.report(
                Diagnostic.error("E1006", "`" + loss.name() + "` is a loss: only `minimise` may read it")
                        .at(span)
                        .also(loss.place(), "declared here")
                        .help("what is wanted along the run is an output: `output error = "
                                + Spans.brief(loss.statement.value().span()) + "`"),
                context);
        return Value.bad(span);
    }
}
