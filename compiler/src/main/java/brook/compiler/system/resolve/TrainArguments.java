package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Suggestions;
import brook.compiler.syntax.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What optimizers and schedules are given: words with named arguments that are known numbers. */
final class TrainArguments {

    /** Which numbers an argument may be. */
    enum Range {
        POSITIVE("a positive number"),
        NOT_NEGATIVE("0 or positive"),
        SHARE("from 0 to less than 1"),
        UNIT("from 0 to 1"),
        INSIDE("more than 0 and less than 1");

        private final String words;

        Range(String words) {
            this.words = words;
        }

        private boolean holds(double value) {
            return switch (this) {
                case POSITIVE -> value > 0 && !Double.isInfinite(value);
                case NOT_NEGATIVE -> value >= 0 && !Double.isInfinite(value);
                case SHARE -> value >= 0 && value < 1;
                case UNIT -> value >= 0 && value <= 1;
                case INSIDE -> value > 0 && value < 1;
            };
        }
    }

    /**
     * An argument.
     *
     * @param value what it is where the file is silent
     */
    record Argument(String name, Range range, double value) {}

    private final Resolution resolution;
    private final Context context = Context.of(Context.Place.CONSTANT);

    TrainArguments(Resolution resolution) {
        this.resolution = resolution;
    }

    /** A number in its range; what is wrong is reported. */
    Optional<Double> number(String name, Range range, Term term) {
        Optional<Double> value = resolution.constants.number(term, context, "`" + name + "`");
        if (value.isPresent() && !range.holds(value.get())) {
            resolution.problems.report(Diagnostic.error("E0321", "`" + name + "` must be " + range.words)
                    .at(term.span(), "is " + Words.number(value.get())));
            return Optional.empty();
        }
        return value;
    }

    /** The arguments of a call or of a word alone, each with the value it has, in the order in which they are known. */
    Map<String, Double> numbers(Term term, List<Argument> known) {
        Map<String, Term> given = given(term, known.stream().map(Argument::name).toList());
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (Argument argument : known) {
            Optional<Double> number = Optional.ofNullable(given.get(argument.name()))
                    .flatMap(value -> number(argument.name(), argument.range(), value));
            numbers.put(argument.name(), number.orElse(argument.value()));
        }
        return numbers;
    }

    /** The terms of named arguments; those with other names are reported. */
    Map<String, Term> given(Term term, List<String> known) {
        if (!(term instanceof Term.Call call)) {
            return Map.of();
        }
        return new NamedArguments(
                        known,
                        Words.and(known),
                        argument -> "`" + call.function().text() + "(" + known.get(0) + " = "
                                + Spans.brief(argument.span()) + ")`")
                .of(call, resolution.problems);
    }

    /** Positive numbers that increase: a vector, or one of them. */
    Optional<List<Double>> times(String name, Term term) {
        List<Term> terms =
                term instanceof Term.Listing listing && listing.rows().size() == 1
                        ? listing.rows().get(0)
                        : List.of(term);
        List<Double> times = new ArrayList<>();
        for (Term one : terms) {
            Optional<Double> time = number(name, Range.POSITIVE, one);
            if (time.isEmpty()) {
                return Optional.empty();
            }
            if (!times.isEmpty() && time.get() <= times.get(times.size() - 1)) {
                resolution.problems.report(Diagnostic.error("E0321", "`" + name + "` must increase")
                        .at(one.span()));
                return Optional.empty();
            }
            times.add(time.get());
        }
        return Optional.of(times);
    }

    /** The word that a term is or calls, if there is one. */
    static String word(Term term) {
        if (term instanceof Term.Call call) {
            return call.function().text();
        }
        return term instanceof Term.Reference word ? word.name() : "";
    }

    /** Reports a word that is none of those that there are. */
    void reportUnknown(String what, Term term, List<String> known, String example) {
        if (term instanceof Term.Bad) {
            return;
        }
        resolution.problems.report(Diagnostic.error("E0321", "unknown " + what + " `" + Spans.brief(term.span()) + "`")
                .at(term.span())
                .help(Suggestions.nearest(word(term), known)
                        .map(other -> "did you mean `" + other + "`?")
                        .orElse(what + "s are " + Words.and(known) + ": `" + example + "`")));
    }
}
