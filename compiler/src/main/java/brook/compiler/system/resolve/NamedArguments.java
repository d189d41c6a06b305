package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Suggestions;
import brook.compiler.syntax.Name;
import brook.compiler.syntax.Term;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The arguments of calls that have names: {@code glorot(seed = 1)}, {@code adam(rate = 1e-2)}.
 *
 * @param known the names that there are
 * @param listed what a message says of all of them
 * @param named how an argument without a name is written
 */
record NamedArguments(List<String> known, String listed, Function<Term.Argument, String> named) {

    /** What arguments are called elsewhere. */
    private static final Map<String, String> FRIENDS = Map.ofEntries(
            Map.entry("lr", "rate"),
            Map.entry("learning_rate", "rate"),
            Map.entry("eps", "epsilon"),
            Map.entry("decay", "weight_decay"),
            Map.entry("wd", "weight_decay"),
            Map.entry("l2", "weight_decay"),
            Map.entry("rho", "decay"),
            Map.entry("gamma", "factor"),
            Map.entry("milestones", "at"));

    /** The values by name, in the order of the call; what is unknown, given twice or without a name is reported (E1003). */
    Map<String, Term> of(Term.Call call, Problems problems) {
        Map<String, Term> values = new LinkedHashMap<>();
        for (Term.Argument argument : call.arguments()) {
            if (argument.name().isEmpty()) {
                problems.report(Diagnostic.error(
                                "E1003", "the arguments of `" + call.function().text() + "` have names")
                        .at(argument.span())
                        .help(named.apply(argument)));
                continue;
            }
            Name name = argument.name().get();
            if (!known.contains(name.text())) {
                problems.report(unknown(call, name));
            } else if (values.putIfAbsent(name.text(), argument.value()) != null) {
                problems.report(Diagnostic.error("E1003", "`" + name.text() + "` is given twice")
                        .at(name.span())
                        .help("remove one of them"));
            }
        }
        return values;
    }

    private Diagnostic unknown(Term.Call call, Name name) {
        return Diagnostic.error("E1003", "`" + call.function().text() + "` has no argument `" + name.text() + "`")
                .at(name.span())
                .help(Optional.ofNullable(FRIENDS.get(name.text()))
                        .filter(known::contains)
                        .or(() -> Suggestions.nearest(name.text(), known))
                        .map(other -> "did you mean `" + other + "`?")
                        .orElse("it has " + listed));
    }
}
