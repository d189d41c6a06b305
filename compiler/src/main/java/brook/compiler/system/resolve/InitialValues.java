package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.syntax.Statement;
import brook.compiler.syntax.Term;
import brook.compiler.system.Dimension;
import brook.compiler.system.Expr;
import brook.compiler.system.Pieces;
import brook.compiler.system.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Initial values of states and their lower derivatives, in all the forms of the language. */
final class InitialValues {

    private final Resolution resolution;

    InitialValues(Resolution resolution) {
        this.resolution = resolution;
    }

    /** The value of an initial value for a whole name, resolved once. */
    Optional<Value> whole(Entry.Initial initial) {
        if (!initial.whole().isDone()) {
            Context context = Context.of(Context.Place.INITIAL);
            Value value = resolution.terms.resolve(initial.value(), context);
            boolean good = resolution.arithmetic.isNumber(value, context);
            initial.whole().finish(good ? Optional.of(value) : Optional.empty());
        }
        return initial.whole().result();
    }

    /** The initial values of orders 0 .. n-1; empty if something is reported. */
    Optional<List<Optional<Pieces>>> resolve(Entry.State entry, Symbol symbol) {
        List<Optional<Pieces>> values = new ArrayList<>();
        boolean bad = false;
        for (Entry.Initial initial : entry.initials) {
            if (initial.target().primes() >= entry.order() && !entry.equations.isEmpty()) {
                reportOrder(entry, initial);
                bad = true;
            }
        }
        for (int primes = 0; primes < entry.order(); primes++) {
            if (given(entry, primes).isEmpty() && reportTwice(entry, primes)) {
                return Optional.empty();
            }
        }
        for (int primes = 0; primes < entry.order(); primes++) {
            List<Entry.Initial> given = given(entry, primes);
            if (given.isEmpty()) {
                bad |= reportMissing(entry, primes);
                values.add(Optional.empty());
            } else {
                Optional<Pieces> pieces = resolve(entry, primes, symbol, entry.place());
                bad |= pieces.isEmpty();
                values.add(pieces);
            }
        }
        return bad ? Optional.empty() : Optional.of(values);
    }

    private static List<Entry.Initial> given(Entry.State entry, int primes) {
        return entry.initials.stream()
                .filter(initial -> initial.target().primes() == primes)
                .toList();
    }

    private void reportOrder(Entry.State entry, Entry.Initial initial) {
        String name = Words.primed(entry.name(), initial.target().primes());
        resolution.problems.report(Diagnostic.error(
                        "E0314",
                        "`" + name + "` has no initial value: the equation of `" + entry.name() + "` has order "
                                + entry.order())
                .at(initial.target().span())
                .also(
                        entry.equations.get(0).target().span(),
                        "`" + Words.primed(entry.name(), entry.order()) + "` follows from the equation")
                .help("remove the line")
                .help(another(entry, initial)));
    }

    /** The equation with the prime that it may lack. */
    private static String another(Entry.State entry, Entry.Initial initial) {
        Statement.Equation equation = entry.equations.get(0);
        String target = Spans.brief(equation.target().span());
        String more = "'".repeat(initial.target().primes() + 1 - entry.order());
        String value = equation.value() instanceof Term.Bad
                ? "..."
                : Spans.brief(equation.value().span());
        return "or is the equation of a higher order? `" + target + more + " = " + value + "`";
    }

    /** {@code theta(0)} twice, where {@code theta'(0)} is missing: reported as one mistake. */
    private boolean reportTwice(Entry.State entry, int primes) {
        for (int other = 0; other < entry.order(); other++) {
            List<Entry.Initial> given = given(entry, other);
            boolean twice = given.size() == 2
                    && given.stream()
                            .allMatch(initial -> initial.target().index().isEmpty());
            if (twice && other != primes) {
                String wanted = Words.primed(entry.name(), primes);
                resolution.problems.report(Diagnostic.error(
                                "E0303",
                                "two initial values for `" + Words.primed(entry.name(), other) + "`, none for `"
                                        + wanted + "`")
                        .at(given.get(1).target().span(), "second initial value")
                        .also(given.get(0).target().span(), "first initial value")
                        .help("write `" + wanted + "(0) = "
                                + Spans.brief(given.get(1).value().span()) + "`"));
                return true;
            }
        }
        return false;
    }

    /** Whether a missing value is an error; it may be given by the caller if nothing of the state stands in the file. */
    private boolean reportMissing(Entry.State entry, int primes) {
        boolean byCaller = entry.item.isPresent() && entry.initials.isEmpty();
        if (byCaller) {
            return false;
        }
        String name = Words.primed(entry.name(), primes);
        Span place = entry.equations.isEmpty()
                ? entry.place()
                : entry.equations.get(0).target().span();
        String text = entry.order() == 1
                ? "a primed left side makes `" + entry.name() + "` a state"
                : "a " + Words.ordinal(entry.order()) + " order equation: " + states(entry) + " are "
                        + (entry.order() == 2 ? "both" : "all") + " states";
        resolution.problems.reportUnlessSyntaxIsBroken(Diagnostic.error("E0308", "`" + name + "` has no initial value")
                .at(place, text)
                .help("add `" + name + "(0) = 0`"
                        + (entry.item.isPresent()
                                ? ""
                                : entry.initials.isEmpty() && primes == 0
                                        ? ", or `state " + entry.name() + "` if the caller gives it"
                                        : "")));
        return true;
    }

    private static String states(Entry.State entry) {
        List<String> names = new ArrayList<>();
        for (int primes = 0; primes < entry.order(); primes++) {
            names.add("`" + Words.primed(entry.name(), primes) + "`");
        }
        return Words.and(names);
    }

    private Optional<Pieces> resolve(Entry.State entry, int primes, Symbol symbol, Span reference) {
        while (entry.initialValues.size() <= primes) {
            entry.initialValues.add(new Entry.Lazy<>());
        }
        Entry.Lazy<Pieces> lazy = entry.initialValues.get(primes);
        if (!lazy.isDone()) {
            String label = Words.primed(entry.name(), primes) + "(0)";
            Optional<Optional<Pieces>> pieces = resolution.pending.resolve(
                    lazy, label, reference, () -> Optional.of(pieces(entry, primes, symbol)), Optional::empty);
            if (pieces.isEmpty()) {
                return Optional.empty();
            }
            lazy.finish(pieces.get());
        }
        return lazy.result();
    }

    private Optional<Pieces> pieces(Entry.State entry, int primes, Symbol symbol) {
        List<Entry.Initial> given = given(entry, primes);
        List<Pieces.Piece> pieces = new ArrayList<>();
        List<Coverage.Given> covered = new ArrayList<>();
        for (Entry.Initial initial : given) {
            Optional<Targets.Covered> target =
                    resolution.targets.cover(initial.target(), Context.of(Context.Place.INITIAL));
            if (target.isEmpty() || !resolution.targets.fits(target.get(), symbol.dimensions(), symbol.declaration())) {
                return Optional.empty();
            }
            covered.add(new Coverage.Given(target.get(), initial.value()));
            Optional<Expr> value = value(entry, initial, target.get(), symbol);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            if (!target.get().isEmpty()) {
                pieces.add(new Pieces.Piece(
                        initial.span(), target.get().parts(symbol.dimensions().size()), value.get()));
            }
        }
        String name = Words.primed(entry.name(), primes);
        Coverage.Subject subject =
                new Coverage.Subject(name, "(0)", "initial value", entry.item, symbol.dimensions(), covered);
        return resolution.coverage.check(subject)
                ? Optional.of(new Pieces(symbol.dimensions(), pieces))
                : Optional.empty();
    }

    private Optional<Expr> value(Entry.State entry, Entry.Initial initial, Targets.Covered target, Symbol symbol) {
        Context context = target.context();
        Optional<Value> value =
                target.isWhole() ? whole(initial) : Optional.of(resolution.terms.resolve(initial.value(), context));
        if (value.isEmpty() || !resolution.arithmetic.isNumber(value.get(), context)) {
            return Optional.empty();
        }
        List<Dimension> open = target.open(symbol.dimensions());
        return resolution.fitting.fit(value.get(), open, entry.name(), symbol.declaration(), context);
    }

    /** {@code y(0)} in an expression: in initial values it is the value at the start. */
    Value atStart(Term.Call call, Entry.State entry, Context context) {
        entry.use();
        boolean number = call.arguments().size() == 1 && call.arguments().get(0).value() instanceof Term.Number;
        if (!number || context.place() != Context.Place.INITIAL) {
            reportCall(call, entry, number, context);
            return Value.bad(call.span());
        }
        if (call.arguments().get(0).value() instanceof Term.Number at) {
            entry.times.add(at);
        }
        Optional<Symbol> symbol = resolution.symbols.symbol(entry, call.span());
        if (symbol.isEmpty()) {
            return Value.bad(call.span());
        }
        boolean known = given(entry, 0).isEmpty()
                || resolve(entry, 0, symbol.get(), call.span()).isPresent();
        return known
                ? Value.number(
                        new Expr.Reference(call.span(), symbol.get(), 0),
                        symbol.get().dimensions())
                : Value.bad(call.span());
    }

    private void reportCall(Term.Call call, Entry.State entry, boolean number, Context context) {
        String name = entry.name();
        boolean isTime = call.arguments().size() == 1
                && call.arguments().get(0).value() instanceof Term.Reference argument
                && resolution.names(argument.span()).find(argument.name()).orElse(entry) instanceof Entry.Time;
        boolean element = ForeignNames.size(entry).isPresent() && !isTime;
        if (element) {
            String text = Spans.brief(call.span());
            resolution.problems.report(
                    Diagnostic.error("E0208", "`" + name + "` is a vector; an element stands in square brackets")
                            .at(call.span())
                            .help("write `" + text.replace('(', '[').replace(')', ']') + "`"),
                    context);
            return;
        }
        Diagnostic diagnostic = number
                ? Diagnostic.error("E0310", "`" + Spans.brief(call.span()) + "` is known in initial values only")
                        .at(call.span())
                        .help("the value now is `" + name + "`; a value to keep is a parameter")
                : Diagnostic.error("E0208", "`" + name + "` is a state, here it is called like a function")
                        .at(call.span())
                        .help(
                                isTime
                                        ? "write `" + name + "`: states are always taken at the present time"
                                        : "a product is written `" + name
                                                + "*(...)`; values of the past are not available");
        resolution.problems.report(diagnostic, context);
    }
}
