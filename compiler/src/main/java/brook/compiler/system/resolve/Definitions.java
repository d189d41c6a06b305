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

/** Definitions and outputs, each resolved when it is first read, so that they end up in an order that works. */
final class Definitions {

    private final Resolution resolution;
    private final List<Entry> order = new ArrayList<>();

    Definitions(Resolution resolution) {
        this.resolution = resolution;
    }

    /** Definitions, outputs and states (for their highest derivatives): each reads only earlier ones. */
    List<Entry> order() {
        return order;
    }

    void finished(Entry entry) {
        order.add(entry);
    }

    Optional<Entry.Definition.Result> resolve(Entry.Definition entry, Span reference) {
        if (!entry.result.isDone()) {
            Optional<Optional<Entry.Definition.Result>> result = resolution.pending.resolve(
                    entry, entry.name(), reference, () -> Optional.of(resolve(entry)), Optional::empty);
            if (result.isEmpty()) {
                return Optional.empty();
            }
            entry.result.finish(result.get());
            entry.result.result().ifPresent(found -> resolution.derivatives.know(found.symbol(), found.pieces()));
            order.add(entry);
        }
        return entry.result.result();
    }

    private Optional<Entry.Definition.Result> resolve(Entry.Definition entry) {
        return entry.output.isPresent() ? output(entry, entry.output.get()) : pieces(entry);
    }

    private Optional<Entry.Definition.Result> output(Entry.Definition entry, Statement.Item item) {
        Context context = Context.of(Context.Place.MODEL);
        Value value = resolution.terms.resolve(item.value().orElseThrow(), context);
        if (!resolution.arithmetic.isNumber(value, context)) {
            return Optional.empty();
        }
        Optional<List<Dimension>> dimensions =
                item.dims().isEmpty() ? Optional.of(value.dimensions()) : resolution.symbols.dimensions(item);
        Span head = Spans.head(item);
        return dimensions.flatMap(sizes -> resolution
                .fitting
                .fit(value, sizes, entry.name(), head, context)
                .map(expr -> whole(entry, head, item.span(), sizes, expr, context)));
    }

    private static Entry.Definition.Result whole(
            Entry.Definition entry, Span head, Span span, List<Dimension> sizes, Expr value, Context context) {
        Symbol symbol = new Symbol(Symbol.Kind.DEFINITION, entry.name(), sizes, head);
        return new Entry.Definition.Result(symbol, Equations.whole(span, sizes, value), context.reads());
    }

    /** A piece whose right side is resolved; its place in the whole is known later. */
    private record Resolved(Statement.Equation equation, Targets.Covered covered, Value value) {}

    private Optional<Entry.Definition.Result> pieces(Entry.Definition entry) {
        Context context = Context.of(Context.Place.MODEL);
        List<Resolved> resolved = new ArrayList<>();
        for (Statement.Equation equation : entry.equations) {
            resolve(equation, context).ifPresent(resolved::add);
        }
        if (resolved.size() < entry.equations.size()) {
            return Optional.empty();
        }
        Statement.Equation first = entry.equations.get(0);
        if (resolved.get(0).covered().isWhole()) {
            Value value = resolved.get(0).value();
            return Optional.of(whole(entry, entry.place(), first.span(), value.dimensions(), value.expr(), context));
        }
        Optional<List<Dimension>> dimensions = Targets.hull(
                resolved.stream().map(Resolved::covered).toList(),
                resolved.get(0).value().dimensions());
        if (dimensions.isEmpty()) {
            resolution.problems.report(Diagnostic.error("E0403", "the sizes of `" + entry.name() + "` are not known")
                    .at(first.target().span())
                    .help("write a range, for example `" + entry.name() + "[i in 1..N] = ...`"));
            return Optional.empty();
        }
        return assembled(entry, resolved, dimensions.get(), context);
    }

    private Optional<Resolved> resolve(Statement.Equation equation, Context context) {
        Optional<Targets.Covered> covered = resolution.targets.cover(equation.target(), context);
        if (covered.isEmpty()) {
            return Optional.empty();
        }
        Value value = resolution.equations.rightSide(equation, covered.get().context());
        return value.isBad() ? Optional.empty() : Optional.of(new Resolved(equation, covered.get(), value));
    }

    private Optional<Entry.Definition.Result> assembled(
            Entry.Definition entry, List<Resolved> resolved, List<Dimension> dimensions, Context context) {
        List<Pieces.Piece> pieces = new ArrayList<>();
        List<Coverage.Given> given = new ArrayList<>();
        boolean bad = false;
        for (Resolved one : resolved) {
            Term term = one.equation().value();
            given.add(new Coverage.Given(one.covered(), term));
            Optional<Pieces.Piece> piece = resolution.targets.fits(one.covered(), dimensions, entry.place())
                    ? resolution.equations.piece(one.equation(), one.covered(), one.value(), dimensions, entry.name())
                    : Optional.empty();
            bad |= piece.isEmpty();
            if (!one.covered().isEmpty()) {
                piece.ifPresent(pieces::add);
            }
        }
        Coverage.Subject subject =
                new Coverage.Subject(entry.name(), "", "definition", Optional.empty(), dimensions, given);
        if (bad || !resolution.coverage.check(subject)) {
            return Optional.empty();
        }
        Symbol symbol = new Symbol(Symbol.Kind.DEFINITION, entry.name(), dimensions, entry.place());
        return Optional.of(new Entry.Definition.Result(symbol, new Pieces(dimensions, pieces), context.reads()));
    }
}
