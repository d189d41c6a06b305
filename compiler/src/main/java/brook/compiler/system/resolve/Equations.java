package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.syntax.Statement;
import brook.compiler.system.Dimension;
import brook.compiler.system.Expr;
import brook.compiler.system.Pieces;
import brook.compiler.system.Shape;
import brook.compiler.system.Symbol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The equations of states: every element exactly once, right sides of the right shape. */
final class Equations {

    private final Resolution resolution;

    Equations(Resolution resolution) {
        this.resolution = resolution;
    }

    /** A value for a whole name. */
    static Pieces whole(Span span, List<Dimension> dimensions, Expr value) {
        List<Pieces.Part> parts = Collections.nCopies(dimensions.size(), new Pieces.Part.All());
        return new Pieces(dimensions, List.of(new Pieces.Piece(span, List.copyOf(parts), value)));
    }

    /** The right sides of a state, or empty if something is reported. */
    Optional<Pieces> resolve(Entry.State entry, Span reference) {
        if (!entry.equation.isDone()) {
            Optional<Optional<Pieces>> pieces = resolution.pending.resolve(
                    entry,
                    Words.primed(entry.name(), entry.order()),
                    reference,
                    () -> Optional.of(pieces(entry)),
                    Optional::empty);
            if (pieces.isEmpty()) {
                return Optional.empty();
            }
            entry.equation.finish(pieces.get());
            resolution.definitions.finished(entry);
        }
        return entry.equation.result();
    }

    /** The highest derivative as a definition of its own. */
    Optional<Symbol> highest(Entry.State entry, Span reference) {
        Optional<Pieces> equation = resolve(entry, reference);
        if (equation.isEmpty()) {
            return Optional.empty();
        }
        if (entry.highest.isEmpty()) {
            entry.highest = Optional.of(new Symbol(
                    Symbol.Kind.DEFINITION,
                    Words.primed(entry.name(), entry.order()),
                    equation.get().dimensions(),
                    entry.equations.get(0).target().span()));
            resolution.derivatives.know(entry.highest.get(), equation.get());
        }
        return entry.highest;
    }

    private Optional<Pieces> pieces(Entry.State entry) {
        Optional<Symbol> symbol = resolution.symbols.symbol(entry, entry.place());
        List<Pieces.Piece> pieces = new ArrayList<>();
        List<Coverage.Given> given = new ArrayList<>();
        boolean bad = symbol.isEmpty() || entry.broken;
        for (Statement.Equation equation : entry.equations) {
            Optional<Targets.Covered> covered =
                    resolution.targets.cover(equation.target(), Context.of(Context.Place.RATE));
            Value value = covered.map(at -> rightSide(equation, at.context().with(goal(entry, equation, symbol))))
                    .orElse(Value.bad(equation.value().span()));
            if (symbol.isEmpty()
                    || covered.isEmpty()
                    || !resolution.targets.fits(
                            covered.get(),
                            symbol.get().dimensions(),
                            symbol.get().declaration())) {
                bad = true;
                continue;
            }
            given.add(new Coverage.Given(covered.get(), equation.value()));
            Optional<Pieces.Piece> piece =
                    piece(equation, covered.get(), value, symbol.get().dimensions(), entry.name());
            bad |= piece.isEmpty();
            if (!covered.get().isEmpty()) {
                piece.ifPresent(pieces::add);
            }
        }
        boolean complete = given.size() == entry.equations.size()
                && !given.isEmpty()
                && !entry.broken
                && resolution.coverage.check(subject(entry, symbol.orElseThrow(), given));
        return bad || !complete
                ? Optional.empty()
                : Optional.of(new Pieces(symbol.orElseThrow().dimensions(), pieces));
    }

    private static Context.Goal goal(Entry.State entry, Statement.Equation equation, Optional<Symbol> symbol) {
        Shape shape =
                equation.target().index().isEmpty() ? symbol.map(Symbol::shape).orElse(Shape.SCALAR) : Shape.SCALAR;
        return new Context.Goal(equation, entry.item, shape);
    }

    private static Coverage.Subject subject(Entry.State entry, Symbol symbol, List<Coverage.Given> given) {
        return new Coverage.Subject(
                entry.name(), "'".repeat(entry.order()), "equation", entry.item, symbol.dimensions(), given);
    }

    /** The value right of the equals sign. */
    Value rightSide(Statement.Equation equation, Context context) {
        Context inner = resolution.terms.where(equation.where(), context);
        Value value = resolution.terms.resolve(equation.value(), inner);
        resolution.terms.readAll(equation.where(), inner);
        return resolution.arithmetic.isNumber(value, context)
                ? value
                : Value.bad(equation.value().span());
    }

    /** One piece with its value in the shape of the axes that its left side leaves open. */
    Optional<Pieces.Piece> piece(
            Statement.Equation equation,
            Targets.Covered covered,
            Value value,
            List<Dimension> dimensions,
            String name) {
        if (value.isBad()) {
            return Optional.empty();
        }
        Shape open = Fitting.shape(covered.open(dimensions));
        Optional<Expr> fitted = resolution.fitting.fitted(value, open);
        if (fitted.isEmpty()) {
            reportShape(equation, value, open, name);
        }
        return fitted.map(expr -> new Pieces.Piece(equation.span(), covered.parts(dimensions.size()), expr));
    }

    private void reportShape(Statement.Equation equation, Value value, Shape open, String name) {
        String target = Spans.brief(equation.target().span());
        Diagnostic diagnostic = Diagnostic.error(
                        "E0401",
                        "shapes do not fit: `" + target + "` is " + Words.shape(open) + ", its right-hand side "
                                + Words.shape(value.shape()))
                .at(equation.value().span(), Words.shape(value.shape()))
                .also(equation.target().span(), Words.shape(open));
        boolean undeclared = open.isScalar() && equation.target().index().isEmpty();
        resolution.problems.report(
                undeclared
                        ? diagnostic.help("declare the state with its size: `state " + name + "["
                                + Words.sizes(value.shape()).replace(" x ", ", ") + "]`")
                        : diagnostic);
    }
}
