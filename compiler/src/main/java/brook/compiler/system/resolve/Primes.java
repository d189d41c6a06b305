package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.syntax.Term;
import brook.compiler.system.Expr;
import brook.compiler.system.Symbol;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Time derivatives in expressions: {@code theta'} is a state, {@code z'} of the highest order the right-hand side of its equation. */
final class Primes {

    private final Resolution resolution;
    private final Map<Symbol, Entry.State> states = new HashMap<>();

    Primes(Resolution resolution) {
        this.resolution = resolution;
    }

    void register(Symbol symbol, Entry.State state) {
        states.put(symbol, state);
    }

    Value prime(Term.Prime prime, Context context) {
        if (context.place() == Context.Place.TIMES) {
            resolution.problems.report(EventMessages.timeChanges(prime.span()), context);
            return Value.bad(prime.span());
        }
        if (context.place() == Context.Place.INITIAL) {
            String text = Spans.brief(prime.span());
            resolution.problems.report(
                    Diagnostic.error("E0317", "an initial value cannot read `" + text + "`, which changes during a run")
                            .at(prime.span()),
                    context);
            return Value.bad(prime.span());
        }
        Value base = resolution.terms.resolve(prime.base(), context);
        if (base.isBad() || !resolution.arithmetic.isNumber(base, context)) {
            return Value.bad(prime.span());
        }
        return differentiate(base.expr(), prime.span(), prime.count(), context)
                .map(expr -> Value.number(expr, base.dimensions()))
                .orElse(Value.bad(prime.span()));
    }

    /** The state that a symbol stands for. */
    Optional<Entry.State> state(Symbol symbol) {
        return Optional.ofNullable(states.get(symbol));
    }

    /** Nothing if the expression is no state, no element of one. */
    private Optional<Expr> differentiate(Expr expr, Span span, int count, Context context) {
        if (expr instanceof Expr.Element element) {
            return differentiate(element.base(), span, count, context)
                    .map(base -> new Expr.Element(span, base, element.subscripts(), element.shape()));
        }
        boolean isState = expr instanceof Expr.Reference reference && states.containsKey(reference.symbol());
        return isState || hasDerivative(expr, span, context)
                ? resolution.derivatives.total(expr, count, span, context)
                : Optional.empty();
    }

    /** Whether a prime is no slip of the pen here; if it is, it is reported. */
    private boolean hasDerivative(Expr expr, Span span, Context context) {
        String text = Spans.brief(expr.span());
        boolean isMatrix = expr.shape().rank() == 2;
        Optional<Diagnostic> diagnostic = Optional.empty();
        if (Variables.first(expr).isEmpty()) {
            diagnostic = Optional.of(Diagnostic.error("E0319", "`" + text + "` never changes: it has no derivative"));
        } else if (expr instanceof Expr.Reference reference
                && reference.symbol().kind() != Symbol.Kind.DEFINITION) {
            diagnostic = ofSymbol(reference.symbol());
        } else if (isMatrix) {
            diagnostic = Optional.of(Diagnostic.error(
                            "E0319", "`'` after the matrix `" + text + "` could be a derivative or the transpose")
                    .help("the time derivative is `der(" + text + ", 1)`, the transpose `transpose(" + text + ")`"));
        }
        diagnostic.ifPresent(found -> resolution.problems.report(found.at(span), context));
        return diagnostic.isEmpty();
    }

    private static Optional<Diagnostic> ofSymbol(Symbol symbol) {
        String name = symbol.name();
        String kind = symbol.kind() == Symbol.Kind.TIME
                ? "the time"
                : symbol.kind() == Symbol.Kind.DISCRETE ? "constant between events" : "a parameter";
        Diagnostic diagnostic = Diagnostic.error("E0319", "`" + name + "` is " + kind + ": it has no derivative");
        return switch (symbol.kind()) {
            case TIME, PARAMETER, CONSTANT, DISCRETE ->
                Optional.of(
                        symbol.shape().rank() == 2
                                ? diagnostic.help(
                                        "`'` is the time derivative; the transpose is `transpose(" + name + ")`")
                                : diagnostic.help("`'` is the time derivative, only a state has one"));
            case STATE, INTEGRAL, LOSS, DEFINITION, OUTPUT -> Optional.empty();
        };
    }
}
