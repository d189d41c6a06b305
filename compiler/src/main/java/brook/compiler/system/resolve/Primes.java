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

    private Optional<Expr> differentiate(Expr expr, Span span, int count, Context context) {
        if (expr instanceof Expr.Element element) {
            return differentiate(element.base(), span, count, context)
                    .map(base -> new Expr.Element(span, base, element.subscripts(), element.shape()));
        }
        if (expr instanceof Expr.Reference reference) {
            Entry.State state = states.get(reference.symbol());
            return state == null
                    ? ofValue(reference, span, context)
                    : ofState(state, reference, span, reference.primes() + count);
        }
        resolution.problems.defer(NotSupported.error("the derivative of a formula", span)
                .help("the derivative of a state `x` is written `x'`"));
        return Optional.empty();
    }

    private Optional<Expr> ofState(Entry.State state, Expr.Reference reference, Span span, int primes) {
        if (primes < state.order()) {
            return Optional.of(new Expr.Reference(span, reference.symbol(), primes));
        }
        if (state.equations.isEmpty()) {
            // The missing equation is reported where the state is declared.
            return Optional.empty();
        }
        if (primes > state.order()) {
            resolution.problems.defer(NotSupported.error("a derivative above the order of the equation", span)
                    .also(state.equations.get(0).target().span(), "has order " + state.order()));
            return Optional.empty();
        }
        return resolution.equations.highest(state, span).map(symbol -> new Expr.Reference(span, symbol, 0));
    }

    private Optional<Expr> ofValue(Expr.Reference reference, Span span, Context context) {
        Symbol symbol = reference.symbol();
        String name = symbol.name();
        if (symbol.kind() == Symbol.Kind.DEFINITION) {
            resolution.problems.defer(NotSupported.error("the derivative of a definition", span)
                    .help("write the derivative of `" + name + "` as a formula, or make `" + name + "` a state"));
            return Optional.empty();
        }
        String kind = symbol.kind() == Symbol.Kind.TIME ? "the time" : "a parameter";
        Diagnostic diagnostic = Diagnostic.error("E0319", "`" + name + "` is " + kind + ": it has no derivative")
                .at(span);
        resolution.problems.report(
                symbol.shape().rank() == 2
                        ? diagnostic.help("`'` is the time derivative; the transpose is `transpose(" + name + ")`")
                        : diagnostic.help("`'` is the time derivative, only a state has one"),
                context);
        return Optional.empty();
    }
}
