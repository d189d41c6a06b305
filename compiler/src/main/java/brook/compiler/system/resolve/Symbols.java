package brook.compiler.system.resolve;

import brook.compiler.source.Budget;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.syntax.Statement;
import brook.compiler.syntax.Term;
import brook.compiler.system.Dimension;
import brook.compiler.system.Expr;
import brook.compiler.system.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Declared names: their sizes, the values of constants, the defaults of parameters. */
final class Symbols {

    /** Elements that one name may have, whatever the limits. */
    private static final long LARGEST = 10_000_000;

    private final Resolution resolution;

    Symbols(Resolution resolution) {
        this.resolution = resolution;
    }

    static long largest() {
        return Math.min(LARGEST, Budget.here().most(Budget.Amount.ELEMENTS));
    }

    static Diagnostic tooLarge(String what, double elements, Span span) {
        return Diagnostic.error("E0412", what + " would have " + Words.large(elements) + " elements")
                .at(span)
                .note("at most " + Words.large((double) largest()) + " are supported");
    }

    static Diagnostic notPositive(Span span, int size) {
        return Diagnostic.error("E0411", "a size must be at least 1").at(span, "is " + size);
    }

    /** The sizes of a declaration, or empty if they are reported. */
    Optional<List<Dimension>> dimensions(Statement.Item item) {
        List<Dimension> dimensions = new ArrayList<>();
        for (Statement.Dim dim : item.dims()) {
            Optional<Dimension> dimension = dimension(dim, Context.of(Context.Place.CONSTANT));
            dimension.ifPresent(dimensions::add);
            if (dimension.isEmpty()) {
                return Optional.empty();
            }
        }
        double elements = dimensions.stream().mapToDouble(Dimension::size).reduce(1, (a, b) -> a * b);
        if (elements > largest()) {
            resolution.problems.report(tooLarge("`" + item.name().text() + "`", elements, Spans.head(item)));
            return Optional.empty();
        }
        return Optional.of(dimensions);
    }

    /** As {@link #dimensions(Statement.Item)}, where a size may read the very name that is declared. */
    private Optional<List<Dimension>> declared(Statement.Item item, Object key, Span span) {
        return resolution.pending.resolve(
                key, item.name().text() + "[...]", span, () -> dimensions(item), Optional::empty);
    }

    Optional<Dimension> dimension(Statement.Dim dim, Context context) {
        Optional<Integer> from = dim.from().isEmpty()
                ? Optional.of(1)
                : resolution.constants.whole(dim.from().get(), context, "the first index");
        Optional<Integer> to =
                resolution.constants.whole(dim.to(), context, dim.from().isEmpty() ? "a size" : "the last index");
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        long size = (long) to.get() - from.get() + 1;
        if (size < 1) {
            resolution.problems.report(
                    dim.from().isEmpty()
                            ? notPositive(dim.span(), to.get())
                            : Fitting.emptyRange(dim.span(), from.get(), to.get()),
                    context);
            return Optional.empty();
        }
        return Optional.of(new Dimension(from.get(), (int) size));
    }

    /** The value of a constant as it stands at a place. */
    Value constant(Entry.Constant entry, Span span) {
        if (!entry.value.isDone()) {
            Optional<Value> value =
                    resolution.pending.resolve(entry, entry.name(), span, () -> constant(entry), Optional::empty);
            entry.value.finish(value);
        }
        return entry.value
                .result()
                .map(value -> {
                    Expr here = Constants.at(value.expr(), span);
                    resolution.units.origin(here, value.expr());
                    return Value.number(here, value.dimensions());
                })
                .orElse(Value.bad(span));
    }

    private Optional<Value> constant(Entry.Constant entry) {
        Context context = Context.of(Context.Place.CONSTANT);
        Span place = entry.place();
        Double override = resolution.overrides.get(entry);
        if (override == null && entry.item.value().isEmpty()) {
            resolution.problems.reportUnlessSyntaxIsBroken(
                    Diagnostic.error("E0210", "the constant `" + entry.name() + "` has no value")
                            .at(place)
                            .help("const " + entry.name() + " = ..., or `-D " + entry.name() + "=...`"));
            return Optional.empty();
        }
        Value value = override != null
                ? Value.number(new Expr.Literal(place, override))
                : resolution.terms.resolve(entry.item.value().get(), context);
        if (!resolution.arithmetic.isNumber(value, context)
                || !resolution.constants.known(value, context, "a constant")) {
            return Optional.empty();
        }
        if (entry.item.dims().isEmpty()) {
            Expr number = Constants.literal(value.expr(), place);
            WrittenUnits.give(resolution.units, number, value.expr(), entry.item.note());
            return Optional.of(Value.number(number, value.dimensions()));
        }
        Optional<List<Dimension>> dimensions = dimensions(entry.item);
        return dimensions
                .flatMap(sizes -> resolution.fitting.fit(value, sizes, entry.name(), Spans.head(entry.item), context))
                .map(expr -> {
                    Expr number = Constants.literal(expr, place);
                    WrittenUnits.give(resolution.units, number, expr, entry.item.note());
                    return Value.number(number, dimensions.get());
                });
    }

    Optional<Symbol> symbol(Entry.Parameter entry, Span span) {
        if (!entry.symbol.isDone()) {
            Optional<List<Dimension>> dimensions =
                    entry.item.dims().isEmpty() ? inferred(entry, span) : declared(entry.item, entry.symbol, span);
            entry.symbol.finish(dimensions.map(
                    sizes -> new Symbol(Symbol.Kind.PARAMETER, entry.name(), sizes, Spans.head(entry.item))));
        }
        return entry.symbol.result();
    }

    private Optional<List<Dimension>> inferred(Entry.Parameter entry, Span span) {
        boolean scalar = entry.item.value().isEmpty()
                || entry.item.value().get() instanceof Term.Number
                || resolution.initialisers.hasOne(entry);
        if (scalar) {
            return Optional.of(List.of());
        }
        return defaultValue(entry, span).map(Value::dimensions);
    }

    /** The default of a parameter as written, before it is fitted to the declared sizes. */
    Optional<Value> defaultValue(Entry.Parameter entry, Span span) {
        if (!entry.value.isDone()) {
            Optional<Value> value = resolution.pending.resolve(
                    entry, entry.name(), span, () -> resolvedDefault(entry), Optional::empty);
            entry.value.finish(value);
        }
        return entry.value.result();
    }

    private Optional<Value> resolvedDefault(Entry.Parameter entry) {
        Context context = Context.of(Context.Place.DEFAULT);
        Value value = resolution.terms.resolve(entry.item.value().orElseThrow(), context);
        return resolution.arithmetic.isNumber(value, context) ? Optional.of(value) : Optional.empty();
    }

    /** A default that reads another parameter needs the other one's default. */
    void checkDefault(Entry.Parameter entry, Span span) {
        if (entry.item.value().isPresent() && !resolution.initialisers.hasOne(entry)) {
            defaultValue(entry, span);
        }
    }

    Optional<Symbol> symbol(Entry.State entry, Span span) {
        if (!entry.symbol.isDone()) {
            Span head = entry.item.map(Spans::head).orElse(entry.place());
            Optional<List<Dimension>> dimensions = entry.hasSizes()
                    ? declared(entry.item.orElseThrow(), entry.symbol, span)
                    : resolution.pending.resolve(
                            entry.symbol, entry.name() + "(0)", span, () -> dimensions(entry), Optional::empty);
            entry.symbol.finish(dimensions.map(sizes -> new Symbol(Symbol.Kind.STATE, entry.name(), sizes, head)));
            entry.symbol.result().ifPresent(symbol -> resolution.primes.register(symbol, entry));
        }
        return entry.symbol.result();
    }

    private Optional<List<Dimension>> dimensions(Entry.State entry) {
        for (Entry.Initial initial : entry.initials) {
            if (initial.target().index().isEmpty()) {
                return initial.value() instanceof Term.Number
                        ? Optional.of(List.of())
                        : resolution.initialValues.whole(initial).map(Value::dimensions);
            }
        }
        boolean indexed = entry.item.isEmpty()
                && !entry.equations.isEmpty()
                && !entry.equations.get(0).target().index().isEmpty();
        return indexed ? resolution.targets.hull(entry) : Optional.of(List.of());
    }
}
