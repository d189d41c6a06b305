package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.syntax.Statement;
import brook.compiler.system.Dimension;
import brook.compiler.system.Expr;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.Pieces;
import brook.compiler.system.Symbol;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
                            .map(pieces -> new OdeSystem.Integral(
                                    symbol, pieces, WrittenUnits.text(entry.statement.note()), description(entry))))
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

    /** Whether partial derivatives of a value are known: not of a total derivative of an integral; if it is one, it is reported. */
    boolean isFormula(Value value, Map<Symbol, Pieces> definitions, Context context) {
        for (Expr part : parts(value.expr(), definitions)) {
            if (part instanceof Expr.Derivative derivative) {
                for (Expr inner : parts(derivative, definitions)) {
                    if (inner instanceof Expr.Reference reference
                            && reference.symbol().kind() == Symbol.Kind.INTEGRAL) {
                        String name = reference.symbol().name();
                        resolution.problems.report(
                                Diagnostic.error(
                                                "E0505", "the derivative of an integral cannot be differentiated again")
                                        .at(value.span(), "reads a derivative of the integral `" + name + "`")
                                        .help("write what is integrated in the place of `" + name + "'`"),
                                context);
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** All parts of an expression, those of definitions that it reads among them. */
    private static Set<Expr> parts(Expr root, Map<Symbol, Pieces> definitions) {
        Set<Expr> found = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Symbol> read = new HashSet<>();
        Deque<Expr> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Expr expr = open.pop();
            if (found.add(expr)) {
                Variables.parts(expr).forEach(open::push);
                if (expr instanceof Expr.Reference reference && read.add(reference.symbol())) {
                    Optional.ofNullable(definitions.get(reference.symbol())).stream()
                            .flatMap(pieces -> pieces.pieces().stream())
                            .forEach(piece -> open.push(piece.value()));
                }
            }
        }
        return found;
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
