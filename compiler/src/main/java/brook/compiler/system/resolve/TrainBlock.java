package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.source.Suggestions;
import brook.compiler.syntax.Name;
import brook.compiler.syntax.Statement;
import brook.compiler.syntax.Term;
import brook.compiler.system.Expr;
import brook.compiler.system.OdeSystem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code train} block: what is minimised, and how. */
final class TrainBlock {

    private static final List<String> SETTINGS = List.of(
            "minimise", "optimizer", "schedule", "clip", "epochs", "batch", "seed", "patience", "test", "steer");

    private final Resolution resolution;
    private final Context context = Context.of(Context.Place.CONSTANT);
    private final Map<String, Span> seen = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private Optional<Expr> minimised = Optional.empty();
    private final TrainMethods methods;
    private Optional<OdeSystem.Optimizer> optimizer = Optional.empty();
    private Optional<Term> schedule = Optional.empty();
    private Optional<OdeSystem.Clip> clip = Optional.empty();
    private Optional<Double> test = Optional.empty();
    private Optional<Double> steer = Optional.empty();
    private final Optional<OdeSystem.TimeSpan> span;

    TrainBlock(Resolution resolution, Optional<OdeSystem.TimeSpan> span) {
        this.resolution = resolution;
        this.methods = new TrainMethods(resolution);
        this.span = span;
    }

    Optional<OdeSystem.Train> resolve(List<Statement.Settings> blocks) {
        if (blocks.isEmpty()) {
            return Optional.empty();
        }
        for (Statement.Settings block : blocks) {
            block.settings().forEach(this::setting);
        }
        Span keyword = Spans.keyword(blocks.get(0).span());
        if (!seen.containsKey("minimise")) {
            resolution.problems.reportUnlessSyntaxIsBroken(
                    Diagnostic.error("E1009", "`train` does not say what is minimised")
                            .at(keyword)
                            .help("add `minimise " + loss() + "`"));
        }
        boolean trainable = resolution.globals.all(Entry.Parameter.class).stream()
                .anyMatch(entry -> entry.role == OdeSystem.Parameter.Role.TRAINABLE);
        if (!trainable) {
            resolution.problems.reportUnlessSyntaxIsBroken(
                    Diagnostic.error("E1010", "there is nothing to train: the model has no trainable")
                            .at(keyword)
                            .help("a parameter that may change in training: `trainable k = 1`"));
        }
        // After all others, since a cosine is as long as the training.
        List<OdeSystem.Schedule> chain = schedule.map(
                        term -> methods.schedule(term, count("epochs").map(Integer::doubleValue)))
                .orElse(List.of());
        return minimised.map(value -> new OdeSystem.Train(
                value,
                optimizer.orElseGet(TrainMethods::adam),
                chain,
                clip,
                new OdeSystem.Passes(count("epochs"), count("batch"), count("seed"), count("patience"), test, steer)));
    }

    private Optional<Integer> count(String name) {
        return Optional.ofNullable(counts.get(name));
    }

    private String loss() {
        List<Entry.Loss> losses = resolution.globals.all(Entry.Loss.class);
        return losses.isEmpty()
                ? "error`, and a loss: `loss error = ..."
                : losses.get(0).name();
    }

    private void setting(Statement.Setting setting) {
        if (setting instanceof Statement.Setting.Minimise minimise) {
            minimise(minimise);
        } else if (setting instanceof Statement.Setting.Assign assign) {
            assign(assign);
        } else {
            resolution.problems.report(Diagnostic.error("E0320", "`output` belongs into `solve { }`")
                    .at(setting.span()));
        }
    }

    private void minimise(Statement.Setting.Minimise minimise) {
        if (!isFirst("minimise", minimise.span())) {
            return;
        }
        Context place = Context.of(Context.Place.MINIMISE);
        Value value = resolution.terms.resolve(minimise.value(), place);
        if (value.isBad() || !resolution.arithmetic.isNumber(value, place)) {
            return;
        }
        if (!value.isScalar()) {
            resolution.problems.report(Diagnostic.error("E1005", "what is minimised is one number")
                    .at(value.span(), Words.shape(value.shape()))
                    .help("the sum of the squares: `sqnorm(" + Spans.brief(value.span()) + ")`"));
            return;
        }
        minimised = Optional.of(value.expr());
    }

    private boolean isFirst(String name, Span place) {
        Span earlier = seen.putIfAbsent(name, place);
        if (earlier != null) {
            Diagnostic twice = Diagnostic.error("E0322", "`" + name + "` is set twice")
                    .at(place, "second setting")
                    .also(earlier, "first setting");
            resolution.problems.report(
                    name.equals("minimise")
                            ? twice.help("add them, each with its weight: `minimise mse + 0.01*R3`")
                            : twice.help("remove one of them"));
        }
        return earlier == null;
    }

    private void assign(Statement.Setting.Assign assign) {
        Name name = assign.name();
        String text = name.text().equals("optimiser") ? "optimizer" : name.text();
        if (!SETTINGS.contains(text) || text.equals("minimise")) {
            reportUnknown(name);
        } else if (!isFirst(text, name.span())) {
            return;
        } else if (assign.to().isPresent()) {
            resolution.problems.report(Diagnostic.error("E0321", "`" + text + "` is one value, not a range")
                    .at(assign.span()));
        } else {
            set(text, assign.value());
        }
    }

    private void set(String name, Term value) {
        switch (name) {
            case "optimizer" -> optimizer = methods.optimizer(value);
            case "schedule" -> schedule = Optional.of(value);
            case "clip" -> clip = methods.clip(value);
            case "test" -> test = methods.test(value);
            case "steer" -> steer(value);
            default -> count(name, value);
        }
    }

    private void reportUnknown(Name name) {
        String text = name.text();
        Diagnostic diagnostic =
                Diagnostic.error("E0320", "unknown setting `" + text + "`").at(name.span());
        if (text.equals("minimise") || text.equals("minimize") || text.equals("loss")) {
            seen.putIfAbsent("minimise", name.span());
            resolution.problems.report(diagnostic.help("without `=`: `minimise " + loss() + "`"));
        } else if (List.of("rate", "lr", "learning_rate", "step").contains(text)) {
            resolution.problems.report(
                    diagnostic.help("the rate is one of the optimizer: `optimizer = adam(rate = 1e-2)`"));
        } else if (text.startsWith("early")) {
            resolution.problems.report(
                    diagnostic.help("training ends after so many epochs without gain: `patience = 10`"));
        } else {
            resolution.problems.report(diagnostic.help(Suggestions.nearest(text, SETTINGS)
                    .map(other -> "did you mean `" + other + "`?")
                    .orElse("settings are " + Words.and(SETTINGS))));
        }
    }

    private void count(String name, Term term) {
        Optional<Integer> value = resolution.constants.whole(term, context, "`" + name + "`");
        int least = name.equals("seed") ? 0 : 1;
        if (value.isPresent() && value.get() < least) {
            resolution.problems.report(Diagnostic.error("E0321", "`" + name + "` must be at least " + least)
                    .at(term.span(), "is " + value.get()));
        }
        value.ifPresent(whole -> counts.put(name, whole));
    }

    /** No end that is drawn may lie before the start: b < t1 - t0 (Ghosh et al. 2020). */
    private void steer(Term term) {
        Optional<Double> value = resolution.constants.number(term, context, "`steer`");
        double longest = span.map(run -> Math.abs(run.end() - run.start())).orElse(Double.POSITIVE_INFINITY);
        if (value.isPresent() && !(value.get() >= 0 && value.get() < longest)) {
            String bound = Double.isInfinite(longest)
                    ? "a number from 0"
                    : "from 0 to less than " + Words.number(longest) + ", the length of the run";
            resolution.problems.report(Diagnostic.error("E0321", "`steer` must be " + bound)
                    .at(term.span(), "is " + Words.number(value.get()))
                    .note("training draws the end of each of its runs from the end of the run plus or minus `steer`"));
        }
        steer = value;
    }
}
