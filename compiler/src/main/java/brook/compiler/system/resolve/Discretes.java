package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.syntax.Statement;
import brook.compiler.syntax.Term;
import brook.compiler.system.Dimension;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.Pieces;
import brook.compiler.system.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Discrete variables: their sizes, and what they are at the start, which reads what initial values of states may read. */
final class Discretes {

    private final Resolution resolution;

    Discretes(Resolution resolution) {
        this.resolution = resolution;
    }

    /** {@code : `3`}, the value at the start for a message, where it is short enough to be pasted. */
    static String start(Entry.Discrete entry) {
        return entry.item
                .value()
                .map(value -> ": `" + Spans.brief(value.span()) + "`")
                .orElse("");
    }

    /** All that are right, in the order of the file. */
    List<OdeSystem.Discrete> resolve() {
        List<OdeSystem.Discrete> discretes = new ArrayList<>();
        for (Entry.Discrete entry : resolution.globals.all(Entry.Discrete.class)) {
            Optional<Symbol> symbol = symbol(entry, entry.place());
            Optional<Pieces> start = symbol.flatMap(known -> start(entry, known));
            start.ifPresent(value -> discretes.add(new OdeSystem.Discrete(
                    symbol.orElseThrow(),
                    value,
                    WrittenUnits.text(entry.item.note()),
                    entry.item.note().description().map(Statement.Text::value).orElse(""))));
        }
        return discretes;
    }

    Optional<Symbol> symbol(Entry.Discrete entry, Span reference) {
        if (!entry.symbol.isDone()) {
            Optional<List<Dimension>> sizes = resolution.pending.resolve(
                    entry.symbol, entry.name() + "[...]", reference, () -> dimensions(entry), Optional::empty);
            entry.symbol.finish(
                    sizes.map(known -> new Symbol(Symbol.Kind.DISCRETE, entry.name(), known, Spans.head(entry.item))));
        }
        return entry.symbol.result();
    }

    private Optional<List<Dimension>> dimensions(Entry.Discrete entry) {
        if (!entry.item.dims().isEmpty()) {
            return resolution.symbols.dimensions(entry.item);
        }
        boolean single = entry.item.value().isEmpty() || entry.item.value().get() instanceof Term.Number;
        return single ? Optional.of(List.of()) : value(entry).map(Value::dimensions);
    }

    private Optional<Pieces> start(Entry.Discrete entry, Symbol symbol) {
        if (entry.item.value().isEmpty()) {
            resolution.problems.reportUnlessSyntaxIsBroken(
                    Diagnostic.error("E0611", "the discrete variable `" + entry.name() + "` has no initial value")
                            .at(Spans.head(entry.item))
                            .help("say what it is until an event changes it: `discrete "
                                    + Spans.head(entry.item).text() + " = 0`"));
            return Optional.empty();
        }
        Context context = Context.of(Context.Place.INITIAL);
        return value(entry)
                .flatMap(found ->
                        resolution.fitting.fit(found, symbol.dimensions(), entry.name(), symbol.declaration(), context))
                .map(expr -> Equations.whole(entry.item.span(), symbol.dimensions(), expr));
    }

    private Optional<Value> value(Entry.Discrete entry) {
        if (!entry.initial.isDone()) {
            Context context = Context.of(Context.Place.INITIAL);
            Value value = resolution.terms.resolve(entry.item.value().orElseThrow(), context);
            entry.initial.finish(
                    resolution.arithmetic.isNumber(value, context) ? Optional.of(value) : Optional.empty());
        }
        return entry.initial.result();
    }
}
