package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.source.Suggestions;
import brook.compiler.syntax.Name;
import brook.compiler.syntax.Statement;
import brook.compiler.syntax.Term;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.OdeSystem.SolveSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code solve} block: known settings, each once, with values that make sense. */
final class SolveBlock {

    private static final List<String> SETTINGS = List.of(
            "t",
            SolveWords.METHOD,
            "rtol",
            "atol",
            "step",
            "max_step",
            "max_steps",
            "order",
            SolveWords.CONTROLLER,
            SolveWords.CONTROL,
            SolveWords.SCALE);

    private final Resolution resolution;
    private final SolveWords wordSettings;
    private final Context context = Context.of(Context.Place.CONSTANT);
    private final Map<String, Span> seen = new HashMap<>();
    private final Map<String, Double> numbers = new HashMap<>();
    private final List<Double> at = new ArrayList<>();
    private Optional<OdeSystem.TimeSpan> span = Optional.empty();
    private Optional<Double> every = Optional.empty();
    private final Map<String, String> words = new HashMap<>();

    SolveBlock(Resolution resolution) {
        this.resolution = resolution;
        this.wordSettings = new SolveWords(resolution.problems);
    }

    OdeSystem.SolveSettings resolve(List<Statement.Settings> blocks) {
        for (Statement.Settings block : blocks) {
            block.settings().forEach(this::setting);
        }
        checkUse();
        return new OdeSystem.SolveSettings(
                span,
                words.getOrDefault(SolveWords.METHOD, SolveSettings.TAYLOR),
                words.getOrDefault(SolveWords.CONTROLLER, ""),
                numbers.getOrDefault("rtol", Double.NaN),
                numbers.getOrDefault("atol", Double.NaN),
                numbers.getOrDefault("order", 0.0).intValue(),
                numbers.getOrDefault("step", Double.NaN),
                numbers.getOrDefault("max_step", Double.NaN),
                numbers.getOrDefault("max_steps", -1.0).longValue(),
                every,
                at,
                words.getOrDefault(SolveWords.CONTROL, "states").equals("all"),
                words.getOrDefault(SolveWords.SCALE, "largest").equals("each"));
    }

    /** Settings that the method has no use for would be ignored in silence. */
    private void checkUse() {
        if (seen.containsKey(SolveWords.METHOD) && !words.containsKey(SolveWords.METHOD)) {
            return;
        }
        String method = words.getOrDefault(SolveWords.METHOD, SolveSettings.TAYLOR);
        if (seen.containsKey("step") && !SolveSettings.ON_A_GRID.contains(method)) {
            wordSettings.reportUseless(
                    seen.get("step"),
                    "`" + method + "` chooses its own steps",
                    "`max_step` limits them; `method = rk4` takes steps of one length");
        }
        if (seen.containsKey("order") && !SolveSettings.SERIES.contains(method)) {
            wordSettings.reportUseless(
                    seen.get("order"),
                    "`" + method + "` has an order of its own",
                    "remove `order`, or write `method = taylor`");
        }
        if (seen.containsKey(SolveWords.SCALE) && !SolveSettings.SERIES.contains(method)) {
            wordSettings.reportUseless(
                    seen.get(SolveWords.SCALE),
                    "`" + method + "` takes each state by itself",
                    "remove `scale`, or write `method = taylor`");
        }
        if (seen.containsKey(SolveWords.CONTROLLER) && !SolveSettings.RUNGE_KUTTA.contains(method)) {
            wordSettings.reportUseless(
                    seen.get(SolveWords.CONTROLLER),
                    "`" + method + "` has no choice of controllers",
                    "remove `controller`, or take a Runge-Kutta method, for example `method = dopri5`");
        }
    }

    private void setting(Statement.Setting setting) {
        if (setting instanceof Statement.Setting.Assign assign) {
            assign(assign);
        } else if (setting instanceof Statement.Setting.OutputEvery output) {
            if (isFirst("output", output.span())) {
                every = number(output.interval(), "the distance of outputs");
                every.ifPresent(value ->
                        positive("output every", value, output.interval().span()));
            }
        } else if (setting instanceof Statement.Setting.OutputAt output) {
            if (isFirst("output", output.span())) {
                output.times().forEach(time -> number(time, "a time").ifPresent(at::add));
            }
        } else if (setting instanceof Statement.Setting.Minimise minimise) {
            resolution.problems.report(Diagnostic.error("E0320", "`minimise` belongs into `train { }`")
                    .at(minimise.span()));
        } else {
            throw new AssertionError(setting);
        }
    }

    private boolean isFirst(String name, Span place) {
        Span earlier = seen.putIfAbsent(name, place);
        if (earlier != null) {
            resolution.problems.report(Diagnostic.error("E0322", "`" + name + "` is set twice")
                    .at(place, "second setting")
                    .also(earlier, "first setting")
                    .help("remove one of them"));
        }
        return earlier == null;
    }

    private void assign(Statement.Setting.Assign assign) {
        Name name = assign.name();
        String time = resolution.globals.all(Entry.Time.class).get(0).name();
        String text = name.text().equals(time) ? "t" : name.text();
        if (!SETTINGS.contains(text)) {
            reportUnknown(name, time);
            return;
        }
        if (!isFirst(text, name.span())) {
            return;
        }
        if (text.equals("t")) {
            timeSpan(assign, name.text());
        } else if (assign.to().isPresent()) {
            resolution.problems.report(Diagnostic.error("E0321", "`" + text + "` is one value, not a range")
                    .at(assign.span()));
        } else if (SolveWords.isWord(text)) {
            wordSettings.of(name, assign.value()).ifPresent(word -> words.put(text, word));
        } else {
            number(text, assign.value());
        }
    }

    private void reportUnknown(Name name, String time) {
        List<String> known = new ArrayList<>(SETTINGS);
        known.set(0, time);
        known.add("output");
        Optional<String> friend = friend(name.text()).or(() -> Suggestions.nearest(name.text(), known));
        Diagnostic diagnostic = Diagnostic.error("E0320", "unknown setting `" + name.text() + "`")
                .at(name.span());
        resolution.problems.report(friend.map(other -> diagnostic.help("did you mean `" + other + "`?"))
                .orElse(diagnostic.help("settings are " + Words.and(known))));
    }

    private static Optional<String> friend(String name) {
        return Optional.ofNullable(Map.ofEntries(
                        Map.entry("tol", "rtol"),
                        Map.entry("reltol", "rtol"),
                        Map.entry("abstol", "atol"),
                        Map.entry("tolerance", "rtol"),
                        Map.entry("dt", "output every"),
                        Map.entry("h", "step"),
                        Map.entry("hmax", "max_step"),
                        Map.entry("dtmax", "max_step"),
                        Map.entry("maxiters", "max_steps"),
                        Map.entry("maxiter", "max_steps"),
                        Map.entry("nsteps", "max_steps"),
                        Map.entry("solver", "method"),
                        Map.entry("alg", "method"),
                        Map.entry("meth", "method"),
                        Map.entry("total", "t = 0 .. 20"),
                        Map.entry("tspan", "t = 0 .. 20"),
                        Map.entry("tend", "t = 0 .. 20"),
                        Map.entry("t_end", "t = 0 .. 20"),
                        Map.entry("saveat", "output at"))
                .get(name));
    }

    private void timeSpan(Statement.Setting.Assign assign, String time) {
        if (assign.to().isEmpty()) {
            resolution.problems.report(Diagnostic.error("E0321", "the time needs a start and an end")
                    .at(assign.span())
                    .help("`" + time + " = 0 .. " + Spans.brief(assign.value().span()) + "`"));
            return;
        }
        Optional<Double> from = number(assign.value(), "the start");
        Optional<Double> to = number(assign.to().get(), "the end");
        if (from.isEmpty() || to.isEmpty()) {
            return;
        }
        if (from.get().equals(to.get()) || Double.isInfinite(from.get()) || Double.isInfinite(to.get())) {
            String problem = from.get().equals(to.get()) ? "ends where it starts" : "needs a finite start and end";
            resolution.problems.report(
                    Diagnostic.error("E0321", "the run " + problem).at(assign.span()));
            return;
        }
        span = Optional.of(new OdeSystem.TimeSpan(from.get(), to.get()));
    }

    private void number(String name, Term term) {
        Optional<Double> value = number(term, "`" + name + "`");
        if (value.isEmpty()) {
            return;
        }
        numbers.put(name, value.get());
        boolean counted = name.equals("order") || name.equals("max_steps");
        if (counted && value.get() != Math.rint(value.get())) {
            reportValue(name, value.get(), term.span(), "a whole number");
        } else if (name.equals("order") && (value.get() < 2 || value.get() > 1000)) {
            reportValue(name, value.get(), term.span(), "between 2 and 1000");
        } else if (name.equals("rtol") && value.get() >= 1) {
            reportValue(name, value.get(), term.span(), "less than 1, for example 1e-9");
        } else if (!(name.equals("atol") && value.get() == 0)) {
            positive(name, value.get(), term.span());
        }
    }

    private void positive(String name, double value, Span place) {
        boolean infinite = Double.isInfinite(value) && !name.equals("max_step");
        if (!(value > 0) || infinite) {
            reportValue(name, value, place, name.equals("atol") ? "0 or positive" : "a positive number");
        }
    }

    private void reportValue(String name, double value, Span place, String wanted) {
        resolution.problems.report(
                Diagnostic.error("E0321", "`" + name + "` must be " + wanted).at(place, "is " + Words.number(value)));
    }

    private Optional<Double> number(Term term, String what) {
        return resolution.constants.number(term, context, what);
    }
}
