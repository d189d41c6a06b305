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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code train} block: what is minimised, and how. */
final class TrainBlock {

    private static final List<String> SETTINGS = List.of("minimise", "optimizer", "epochs", "batch", "seed");

    /** The optimizers with their arguments and what these are where the file is silent. */
    private static final Map<String, Map<String, Double>> OPTIMIZERS = optimizers();

    private final Resolution resolution;
    private final Context context = Context.of(Context.Place.CONSTANT);
    private final Map<String, Span> seen = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private Optional<Expr> minimised = Optional.empty();
    private Optional<OdeSystem.Optimizer> optimizer = Optional.empty();

    TrainBlock(Resolution resolution) {
        this.resolution = resolution;
    }

    private static Map<String, Map<String, Double>> optimizers() {
        Map<String, Map<String, Double>> known = new LinkedHashMap<>();
        known.put("adam", arguments("rate", 1e-3, "beta1", 0.9, "beta2", 0.999, "epsilon", 1e-8));
        known.put("momentum", arguments("rate", 1e-2, "momentum", 0.9));
        known.put("rmsprop", arguments("rate", 1e-3, "decay", 0.9, "epsilon", 1e-8));
        known.put("sgd", arguments("rate", 1e-2));
        return known;
    }

    private static Map<String, Double> arguments(Object... namesAndValues) {
        Map<String, Double> arguments = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            arguments.put((String) namesAndValues[i], (Double) namesAndValues[i + 1]);
        }
        return arguments;
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
        return minimised.map(value -> new OdeSystem.Train(
                value,
                optimizer.orElseGet(() -> new OdeSystem.Optimizer("adam", known("adam"))),
                count("epochs"),
                count("batch"),
                count("seed")));
    }

    private static Map<String, Double> known(String name) {
        Map<String, Double> arguments = OPTIMIZERS.get(name);
        if (arguments == null) {
            throw new AssertionError(name);
        }
        return arguments;
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
        } else if (text.equals("optimizer")) {
            optimizer(assign.value());
        } else {
            count(text, assign.value());
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

    private void optimizer(Term term) {
        if (term instanceof Term.Call call
                && OPTIMIZERS.containsKey(call.function().text())) {
            Map<String, Double> arguments =
                    new LinkedHashMap<>(known(call.function().text()));
            List<String> known = List.copyOf(arguments.keySet());
            new NamedArguments(
                            known,
                            Words.and(known),
                            argument -> "`" + call.function().text() + "(rate = " + Spans.brief(argument.span()) + ")`")
                    .of(call, resolution.problems)
                    .forEach((name, value) -> number(name, value).ifPresent(number -> arguments.put(name, number)));
            optimizer = Optional.of(new OdeSystem.Optimizer(call.function().text(), arguments));
        } else if (term instanceof Term.Reference word && OPTIMIZERS.containsKey(word.name())) {
            optimizer = Optional.of(new OdeSystem.Optimizer(word.name(), known(word.name())));
        } else if (!(term instanceof Term.Bad)) {
            String name = term instanceof Term.Call call
                    ? call.function().text()
                    : term instanceof Term.Reference word ? word.name() : "";
            List<String> names = List.copyOf(OPTIMIZERS.keySet());
            resolution.problems.report(Diagnostic.error("E0321", "unknown optimizer `" + Spans.brief(term.span()) + "`")
                    .at(term.span())
                    .help(Suggestions.nearest(name, names)
                            .map(other -> "did you mean `" + other + "`?")
                            .orElse("optimizers are " + Words.and(names) + ": `optimizer = adam(rate = 1e-2)`")));
        }
    }

    private Optional<Double> number(String name, Term term) {
        Optional<Double> value = resolution.constants.number(term, context, "`" + name + "`");
        boolean share = !name.equals("rate") && !name.equals("epsilon");
        if (value.isPresent() && (!(value.get() > 0 || share && value.get() == 0) || share && value.get() >= 1)) {
            resolution.problems.report(Diagnostic.error(
                            "E0321",
                            "`" + name + "` must be " + (share ? "from 0 to less than 1" : "a positive number"))
                    .at(term.span(), "is " + Words.number(value.get())));
        }
        return value;
    }
}
