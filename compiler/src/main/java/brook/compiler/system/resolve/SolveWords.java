package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.source.Suggestions;
import brook.compiler.syntax.Name;
import brook.compiler.syntax.Term;
import brook.compiler.system.OdeSystem.SolveSettings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The settings of a {@code solve} block whose values are words, and what other libraries call them. */
final class SolveWords {

    /** The setting for the method. */
    static final String METHOD = "method";
    /** The setting for how a Runge-Kutta method chooses its steps. */
    static final String CONTROLLER = "controller";
    /** The setting for whose error counts. */
    static final String CONTROL = "control";

    /** The setting for what errors are relative to. */
    static final String SCALE = "scale";

    private static final Map<String, List<String>> WORDS = Map.of(
            METHOD,
            SolveSettings.METHODS,
            CONTROLLER,
            List.of("i", "pi", "pid", "paper"),
            CONTROL,
            List.of("states", "all"),
            SCALE,
            List.of("largest", "each"));

    private static final Map<String, String> FRIENDS = Map.ofEntries(
            Map.entry("ode45", "dopri5"),
            Map.entry("rk45", "dopri5"),
            Map.entry("dp5", "dopri5"),
            Map.entry("ode23", "bosh3"),
            Map.entry("rk23", "bosh3"),
            Map.entry("bs3", "bosh3"),
            Map.entry("dp8", "dop853"),
            Map.entry("ode89", "dop853"),
            Map.entry("vern9", "taylor"),
            Map.entry("ode113", "adams"),
            Map.entry("abm", "adams"),
            Map.entry("vcabm", "adams"),
            Map.entry("fehlberg", "rkf45"),
            Map.entry("rk", "rk4"),
            Map.entry("rungekutta", "rk4"),
            Map.entry("radau", "radau5"),
            Map.entry("radauiia5", "radau5"),
            Map.entry("ode15s", "radau5"),
            Map.entry("bdf", "radau5"),
            Map.entry("gear", "radau5"),
            Map.entry("cvode", "auto"),
            Map.entry("lsoda", "auto"),
            Map.entry("dassl", "radau5"),
            Map.entry("stiff", "radau5"),
            Map.entry("rodas5", "rodas5p"),
            Map.entry("rodas4", "rodas5p"),
            Map.entry("rodas", "rodas5p"),
            Map.entry("rosenbrock", "rodas5p"),
            Map.entry("ode23s", "rodas5p"),
            Map.entry("autotsit5", "auto"));

    private final Problems problems;

    SolveWords(Problems problems) {
        this.problems = problems;
    }

    static boolean isWord(String setting) {
        return WORDS.containsKey(setting);
    }

    /** The word that a setting is given, if it is one that it knows. */
    Optional<String> of(Name setting, Term value) {
        List<String> known = WORDS.getOrDefault(setting.text(), List.of());
        if (!(value instanceof Term.Reference word)) {
            problems.report(Diagnostic.error("E0321", "`" + setting.text() + "` is a word")
                    .at(value.span())
                    .help(setting.text() + " = " + known.get(0)));
            return Optional.empty();
        }
        if (known.contains(word.name())) {
            return Optional.of(word.name());
        }
        reportUnknown(setting, word, known);
        return Optional.empty();
    }

    private void reportUnknown(Name setting, Term.Reference word, List<String> known) {
        String plain = word.name().toLowerCase(Locale.ROOT).replace("_", "");
        Optional<String> near = Optional.ofNullable(FRIENDS.get(plain))
                .filter(known::contains)
                .or(() -> known.stream()
                        .filter(one -> one.replace("_", "").equals(plain))
                        .findFirst())
                .or(() -> Suggestions.nearest(word.name(), known));
        Diagnostic diagnostic = Diagnostic.error("E0321", "unknown " + setting.text() + " `" + word.name() + "`")
                .at(word.span());
        problems.report(near.map(other -> diagnostic.help("write `" + setting.text() + " = " + other + "`"))
                .orElse(diagnostic.help("there are: " + Words.and(known))));
    }

    /** Reports a setting that the method has no use for. */
    void reportUseless(Span setting, String message, String help) {
        problems.report(Diagnostic.error("E0323", message).at(setting).help(help));
    }
}
