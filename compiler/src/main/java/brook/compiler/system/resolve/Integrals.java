package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.syntax.Statement;
import brook.compiler.system.Dimension;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.Pieces;
import brook.compiler.system.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Integrals along the solution: each has an integrand, and nothing that acts on the solution reads it. */
final class Integrals {

    private final Resolution resolution;

    Integrals(Resolution resolution) {
        this.resolution = resolution;
    }

    /** All integrals of the model in the order of the file; those with an error are left out. */
    List<OdeSystem.Integral> all() {
        List<OdeSystem.Integral> integrals = new ArrayList<>();
        for (Entry.Integral entry : resolution.globals.all(Entry.Integral.class)) {
            symbol(entry, entry.place())
                    .flatMap(symbol -> pieces(entry, symbol)
                            .map(pieces -> new OdeSystem.Integral(symbol, pieces, "", description(entry))))
                    .ifPresent(integrals::add);
        }
        return integrals;
    }

    private static String description(Entry.Integral entry) {
        return entry.statement.note().description().map(Statement.Text::value).orElse("");
    }

    private Optional<Pieces> pieces(Entry.Integral entry, Symbol symbol) {
        List<Dimension> sizes = symbol.dimensions();
        return integrand(entry, entry.place())
                .flatMap(value -> resolution.fitting.fit(
                        value, sizes, entry.name(), symbol.declaration(), Context.of(Context.Place.RATE)))
                .map(expr -> Equations.whole(entry.statement.span(), sizes, expr));
    }

    /** What the name of an integral stands for, or empty if something is reported. */
    Optional<Symbol> symbol(Entry.Integral entry, Span reference) {
        if (!entry.symbol.isDone()) {
            Statement.Integral statement = entry.statement;
            Statement.Item item = new Statement.Item(
                    statement.span(), statement.name(), statement.dims(), Optional.empty(), statement.note());
            Optional<List<Dimension>> sizes = statement.dims().isEmpty()
                    ? integrand(entry, reference).map(Value::dimensions)
                    : resolution.symbols.dimensions(item);
            entry.symbol.finish(
                    sizes.map(known -> new Symbol(Symbol.Kind.INTEGRAL, entry.name(), known, Spans.head(item))));
        }
        return entry.symbol.result();
    }

    private Optional<Value> integrand(Entry.Integral entry, Span reference) {
        if (!entry.integrand.isDone()) {
            entry.integrand.finish(
                    resolution.pending.resolve(entry, entry.name(), reference, () -> resolved(entry), Optional::empty));
        }
        return entry.integrand.result();
    }

    private Optional<Value> resolved(Entry.Integral entry) {
        Context context = Context.of(Context.Place.RATE);
        Value value = resolution.terms.resolve(entry.statement.value(), context);
        return resolution.arithmetic.isNumber(value, context) ? Optional.of(value) : Optional.empty();
    }

    /** Whether an integral, or what is made of it, may be read here; if not, it is reported. */
    boolean mayRead(Entry.Integral integral, Span span, Context context) {
        if (context.place() != Context.Place.RATE) {
            context.reads().state();
            context.reads().integral(integral);
            return true;
        }
        String name = integral.name();
        boolean direct = span.text().equals(name);
        Diagnostic diagnostic = Diagnostic.error(
                        "E0503",
                        direct
                                ? "`" + name + "` is an integral: no equation and no integrand may read it"
                                : "no equation and no integrand may read an integral")
                .at(span, direct ? "read here" : "reads the integral `" + name + "`")
                .also(integral.place(), "the integral")
                .help("what acts on the solution is a state that starts at 0: `state " + name + " = 0`, `" + name
                        + "' = " + Spans.brief(integral.statement.value().span()) + "`")
                .note("integrals are computed beside the solution; outputs, events and losses may read them");
        resolution.problems.report(diagnostic, context);
        return false;
    }
}
