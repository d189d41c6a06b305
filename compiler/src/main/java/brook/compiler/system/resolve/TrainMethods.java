package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.syntax.Term;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.resolve.TrainArguments.Argument;
import brook.compiler.system.resolve.TrainArguments.Range;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of a {@code train} block that say how steps are made: optimizer, schedule, clipping. */
final class TrainMethods {

    private static final Argument BETA1 = new Argument("beta1", Range.SHARE, 0.9);
    private static final Argument BETA2 = new Argument("beta2", Range.SHARE, 0.999);
    private static final Argument EPSILON = new Argument("epsilon", Range.POSITIVE, 1e-8);

    /** The optimizers with their arguments and what these are where the file is silent: for Adam and Adamax as Kingma and Ba 2015 say. */
    private static final Map<String, List<Argument>> OPTIMIZERS = optimizers();

    private static final String PIECEWISE = "piecewise";
    private static final String WARMUP = "warmup";
    private static final String COSINE = "cosine";
    private static final String EXPONENTIAL = "exponential";
    private static final List<String> SCHEDULES = List.of("constant", PIECEWISE, EXPONENTIAL, COSINE, WARMUP);
    private static final List<String> CLIPS = List.of("norm", "value");

    private final Resolution resolution;
    private final TrainArguments arguments;

    TrainMethods(Resolution resolution) {
        this.resolution = resolution;
        this.arguments = new TrainArguments(resolution);
    }

    private static Map<String, List<Argument>> optimizers() {
        Map<String, List<Argument>> known = new LinkedHashMap<>();
        known.put("adam", List.of(rate(1e-3), BETA1, BETA2, EPSILON, weightDecay(0)));
        known.put("adamw", List.of(rate(1e-3), BETA1, BETA2, EPSILON, weightDecay(1e-2)));
        known.put("adamax", List.of(rate(2e-3), BETA1, BETA2, weightDecay(0)));
        known.put("lbfgs", List.of(new Argument("memory", Range.POSITIVE, 10), weightDecay(0)));
        known.put("momentum", List.of(rate(1e-2), momentum(0.9), weightDecay(0)));
        known.put("nesterov", List.of(rate(1e-2), momentum(0.9), weightDecay(0)));
        known.put("rmsprop", List.of(rate(1e-3), new Argument("decay", Range.SHARE, 0.9), EPSILON, weightDecay(0)));
        known.put("sgd", List.of(rate(1e-2), momentum(0), weightDecay(0)));
        return known;
    }

    private static Argument rate(double value) {
        return new Argument("rate", Range.POSITIVE, value);
    }

    private static Argument momentum(double value) {
        return new Argument("momentum", Range.SHARE, value);
    }

    private static Argument weightDecay(double value) {
        return new Argument("weight_decay", Range.NOT_NEGATIVE, value);
    }

    /** What trains where the file is silent. */
    static OdeSystem.Optimizer adam() {
        Map<String, Double> values = new LinkedHashMap<>();
        OPTIMIZERS.getOrDefault("adam", List.of()).forEach(argument -> values.put(argument.name(), argument.value()));
        return new OdeSystem.Optimizer("adam", values);
    }

    /** {@code adam(rate = 1e-2)}, or a word alone. */
    Optional<OdeSystem.Optimizer> optimizer(Term term) {
        String name = TrainArguments.word(term);
        List<Argument> known = OPTIMIZERS.get(name);
        if (known == null) {
            arguments.reportUnknown(
                    "optimizer", term, List.copyOf(OPTIMIZERS.keySet()), "optimizer = adam(rate = 1e-2)");
            return Optional.empty();
        }
        return Optional.of(new OdeSystem.Optimizer(name, arguments.numbers(term, known)));
    }

    /**
     * {@code warmup(epochs = 5, next = cosine())}, or a word alone.
     *
     * @param epochs how long the whole training is, for a cosine that does not say how long it is
     */
    List<OdeSystem.Schedule> schedule(Term term, Optional<Double> epochs) {
        String name = TrainArguments.word(term);
        return switch (name) {
            case "constant" -> constant(term);
            case PIECEWISE -> piecewise(term);
            case EXPONENTIAL ->
                plain(term, new Argument("factor", Range.POSITIVE, 0.95), new Argument("every", Range.POSITIVE, 1));
            case COSINE -> cosine(term, epochs);
            case WARMUP -> warmup(term, epochs);
            default -> unknown(term);
        };
    }

    private List<OdeSystem.Schedule> constant(Term term) {
        if (term instanceof Term.Call call && !call.arguments().isEmpty()) {
            resolution.problems.report(Diagnostic.error("E1003", "`constant` has no arguments")
                    .at(call.arguments().get(0).span())
                    .help("the rate is one of the optimizer: `optimizer = adam(rate = 1e-2)`"));
        }
        return List.of();
    }

    private List<OdeSystem.Schedule> unknown(Term term) {
        arguments.reportUnknown("schedule", term, SCHEDULES, "schedule = cosine(floor = 0.01)");
        return List.of();
    }

    private List<OdeSystem.Schedule> plain(Term term, Argument... known) {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        arguments.numbers(term, List.of(known)).forEach((name, value) -> values.put(name, List.of(value)));
        return List.of(new OdeSystem.Schedule(TrainArguments.word(term), values));
    }

    private List<OdeSystem.Schedule> piecewise(Term term) {
        Map<String, Term> given = arguments.given(term, List.of("at", "factor"));
        Term at = given.get("at");
        if (at == null) {
            resolution.problems.report(Diagnostic.error("E0321", "`piecewise` does not say when the rate changes")
                    .at(term.span())
                    .help("after 60 and 100 epochs: `piecewise(at = [60, 100], factor = 0.1)`"));
            return List.of();
        }
        Map<String, List<Double>> values = new LinkedHashMap<>();
        arguments.times("at", at).ifPresent(times -> values.put("at", times));
        Optional<Double> factor = Optional.ofNullable(given.get("factor"))
                .flatMap(value -> arguments.number("factor", Range.POSITIVE, value));
        values.put("factor", List.of(factor.orElse(0.1)));
        return List.of(new OdeSystem.Schedule(PIECEWISE, values));
    }

    private List<OdeSystem.Schedule> cosine(Term term, Optional<Double> epochs) {
        Argument floor = new Argument("floor", Range.UNIT, 0);
        boolean says = term instanceof Term.Call call
                && call.arguments().stream()
                        .flatMap(argument -> argument.name().stream())
                        .anyMatch(name -> name.text().equals("epochs"));
        if (!says && epochs.filter(left -> left > 0).isEmpty()) {
            resolution.problems.report(Diagnostic.error("E0321", "`cosine` does not say how long it is")
                    .at(term.span())
                    .help("`cosine(epochs = 100)`, or a setting `epochs = 100` of the training"));
            return List.of();
        }
        return plain(term, new Argument("epochs", Range.POSITIVE, epochs.orElse(1.0)), floor);
    }

    private List<OdeSystem.Schedule> warmup(Term term, Optional<Double> epochs) {
        Map<String, Term> given = arguments.given(term, List.of("epochs", "from", "next"));
        Map<String, List<Double>> values = new LinkedHashMap<>();
        double length = value(given, "epochs", Range.POSITIVE).orElse(1.0);
        values.put("epochs", List.of(length));
        values.put("from", List.of(value(given, "from", Range.UNIT).orElse(0.1)));
        List<OdeSystem.Schedule> chain = new ArrayList<>(List.of(new OdeSystem.Schedule(WARMUP, values)));
        Optional.ofNullable(given.get("next"))
                .ifPresent(next -> chain.addAll(schedule(next, epochs.map(all -> all - length))));
        return chain;
    }

    private Optional<Double> value(Map<String, Term> given, String name, Range range) {
        return Optional.ofNullable(given.get(name)).flatMap(value -> arguments.number(name, range, value));
    }

    /** {@code norm(1)}, {@code value(0.5)}; a number alone is one of the norm. */
    Optional<OdeSystem.Clip> clip(Term term) {
        if (!(term instanceof Term.Call call)) {
            return limit("norm", term);
        }
        String name = call.function().text();
        boolean one =
                call.arguments().size() == 1 && call.arguments().get(0).name().isEmpty();
        if (!CLIPS.contains(name) || !one) {
            resolution.problems.report(Diagnostic.error(
                            "E0321", "`clip` has one limit: for the length of the gradient, or for each of its values")
                    .at(term.span())
                    .help("`clip = norm(1)` or `clip = value(0.5)`"));
            return Optional.empty();
        }
        return limit(name, call.arguments().get(0).value());
    }

    private Optional<OdeSystem.Clip> limit(String name, Term term) {
        return arguments.number("clip", Range.POSITIVE, term).map(limit -> new OdeSystem.Clip(name, limit));
    }

    /** The share of the trajectories that tests. */
    Optional<Double> test(Term term) {
        return arguments.number("test", Range.INSIDE, term);
    }
}
