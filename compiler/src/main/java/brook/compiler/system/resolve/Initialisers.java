package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.syntax.Term;
import brook.compiler.system.OdeSystem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Random first values of trainables, {@code glorot(seed = 1)}, and random values of inputs, {@code rademacher()}. */
final class Initialisers {

    private static final List<String> ARGUMENTS = List.of("seed", "scale");

    /** The laws of inputs; those of weights depend on the sizes of a matrix. */
    private static final List<OdeSystem.Initialiser.Law> OF_INPUTS = List.of(
            OdeSystem.Initialiser.Law.NORMAL, OdeSystem.Initialiser.Law.RADEMACHER, OdeSystem.Initialiser.Law.UNIFORM);

    private final Resolution resolution;
    private final Context context = Context.of(Context.Place.CONSTANT);

    Initialisers(Resolution resolution) {
        this.resolution = resolution;
    }

    /** Whether a name that the model does not use itself is that of an initialiser. */
    static boolean isOne(String name) {
        return law(name).isPresent();
    }

    private static Optional<OdeSystem.Initialiser.Law> law(String name) {
        for (OdeSystem.Initialiser.Law law : OdeSystem.Initialiser.Law.values()) {
            if (law.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(law);
            }
        }
        return Optional.empty();
    }

    /** Whether the first value of a trainable is random, or an input drawn. */
    boolean hasOne(Entry.Parameter entry) {
        return call(entry).isPresent();
    }

    private Optional<Term.Call> call(Entry.Parameter entry) {
        if (entry.item.value().isPresent()
                && entry.item.value().get() instanceof Term.Call call
                && law(call.function().text()).filter(law -> fits(law, entry)).isPresent()
                && resolution.globals.find(call.function().text()).isEmpty()) {
            return Optional.of(call);
        }
        return Optional.empty();
    }

    private static boolean fits(OdeSystem.Initialiser.Law law, Entry.Parameter entry) {
        return switch (entry.role) {
            case SHARED -> false;
            case TRAINABLE -> true;
            case INPUT -> OF_INPUTS.contains(law);
        };
    }

    /** Reports the value of an input that is not drawn. */
    void checkInput(Entry.Parameter entry) {
        Optional<Term> value = entry.item.value();
        boolean drawn = value.isEmpty() || hasOne(entry) || value.get() instanceof Term.Bad;
        if (entry.role != OdeSystem.Parameter.Role.INPUT || drawn) {
            return;
        }
        String head = Spans.head(entry.item).text();
        Diagnostic diagnostic = Diagnostic.error(
                        "E1002", "an input has no value in the model: each trajectory brings its own")
                .at(value.get().span());
        boolean random =
                value.get() instanceof Term.Call call && isOne(call.function().text());
        Diagnostic given = random
                ? diagnostic
                : diagnostic
                        .help("`input " + head + "`")
                        .help("a value that all trajectories share is a parameter: `param "
                                + Spans.brief(entry.item.span()) + "`");
        resolution.problems.report(given.help(
                "drawn at random for each trajectory: `input " + head + " = normal()`, `rademacher()` or `uniform()`"));
    }

    /** What is written for a trainable, if it is random, or an input, if it is drawn. */
    Optional<OdeSystem.Initialiser> of(Entry.Parameter entry) {
        return call(entry).map(call -> initialiser(entry, call));
    }

    private OdeSystem.Initialiser initialiser(Entry.Parameter entry, Term.Call call) {
        long seed = seedOf(entry.name());
        double scale = 1;
        Map<String, Term> arguments = new NamedArguments(
                        ARGUMENTS, "`seed` and `scale`", argument -> named(call, argument))
                .of(call, resolution.problems);
        for (Map.Entry<String, Term> argument : arguments.entrySet()) {
            if (argument.getKey().equals("seed")) {
                seed = resolution
                        .constants
                        .whole(argument.getValue(), context, "a seed")
                        .orElse(0);
            } else {
                scale = scale(argument.getValue());
            }
        }
        return new OdeSystem.Initialiser(law(call.function().text()).orElseThrow(), scale, seed);
    }

    private double scale(Term term) {
        Optional<Double> value = resolution.constants.number(term, context, "the scale");
        if (value.isPresent() && !(value.get() > 0 && Double.isFinite(value.get()))) {
            resolution.problems.report(
                    Diagnostic.error("E1003", "the scale of random first values is a positive number")
                            .at(term.span(), "is " + Words.number(value.get())));
        }
        return value.orElse(1.0);
    }

    private static String named(Term.Call call, Term.Argument argument) {
        boolean plain = call.arguments().size() == 1;
        return "`" + call.function().text() + "(seed = " + (plain ? Spans.brief(argument.span()) : "1")
                + ")`; the shape is that of the declaration";
    }

    /** An initialiser where no trainable gets its first value and no input is drawn. */
    Value misplaced(Term.Call call, Context place) {
        String name = call.function().text();
        boolean draws = law(name).filter(OF_INPUTS::contains).isPresent();
        Diagnostic diagnostic = Diagnostic.error(
                        "E1004",
                        "`" + name + "` gives a trainable its first value" + (draws ? " or draws an input" : "")
                                + ", and stands alone")
                .at(call.span())
                .help("`trainable W[3, 3] = " + name + "()`, and then use `W`");
        resolution.problems.report(
                draws
                        ? diagnostic.help(
                                "a random number for each trajectory: `input eps = " + name + "()`, and then use `eps`")
                        : diagnostic,
                place);
        return Value.bad(call.span());
    }

    /** Without a seed each trainable has its own, from its name: FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo). */
    private static long seedOf(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
