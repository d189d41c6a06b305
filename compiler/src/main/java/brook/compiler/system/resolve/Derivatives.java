package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.syntax.Name;
import brook.compiler.system.ConstantEvaluator;
import brook.compiler.system.Expr;
import brook.compiler.system.Pieces;
import brook.compiler.system.Symbol;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Total derivatives, {@code der(e, k)}, and calls of the functions that differentiate.
 *
 * <p>Of a state with its equation's order n, the k-th derivative is the (k-n)-th of the right side. So a derivative needs right sides of states that it
 * reads, of those that these read where it is of higher order, and so on: they are resolved here, and if one is being resolved already it needs itself.
 */
final class Derivatives {

    /** The functions that differentiate. */
    static final List<String> FUNCTIONS = List.of("der", "jac", "grad", "div", "jvp", "vjp");

    /** 100! is about 1e158. */
    private static final int LARGEST = 100;

    private record Wanted(Symbol symbol, int order) {}

    private final Resolution resolution;
    private final PartialDerivatives partial;
    private final Map<Symbol, Pieces> values = new LinkedHashMap<>();
    private final Set<Wanted> found = new HashSet<>();

    Derivatives(Resolution resolution) {
        this.resolution = resolution;
        this.partial = new PartialDerivatives(resolution.problems);
    }

    /** Tells what a definition, or the highest derivative of a state, is. */
    void know(Symbol definition, Pieces value) {
        values.put(definition, value);
    }

    /** A call of one of the functions, its arguments resolved. */
    Value call(Name function, Span span, List<Value> arguments, Context context) {
        String name = function.text();
        int arity = PartialDerivatives.arity(name);
        if (arguments.size() != arity) {
            reportArity(name, arity, span, arguments, context);
            return Value.bad(span);
        }
        for (Value argument : arguments) {
            if (argument.isBad() || !resolution.arithmetic.isNumber(argument, context)) {
                return Value.bad(span);
            }
        }
        if (!mayStandHere(span, context)) {
            return Value.bad(span);
        }
        if (!name.equals("der") && !resolution.integrals.isFormula(arguments.get(0), values, context)) {
            return Value.bad(span);
        }
        return name.equals("der")
                ? der(span, arguments.get(0), arguments.get(1), context)
                : partial.call(
                        Expr.Partial.Kind.valueOf(name.toUpperCase(java.util.Locale.ROOT)), span, arguments, context);
    }

    private void reportArity(String name, int arity, Span span, List<Value> arguments, Context context) {
        Diagnostic diagnostic = Diagnostic.error(
                        "E0202", "`" + name + "` takes " + Words.count(arity, "argument") + ", not " + arguments.size())
                .at(span, Words.count(arguments.size(), "argument"));
        String first = arguments.isEmpty() ? "x" : Spans.brief(arguments.get(0).span());
        resolution.problems.report(
                diagnostic.help(
                        switch (name) {
                            case "der" ->
                                "the first derivative is `der(" + first + ", 1)`, the second `der(" + first + ", 2)`";
                            case "jvp" -> "a formula, a state and a direction: `jvp(z', z, v)`";
                            case "vjp" -> "a formula, a state and weights: `vjp(z', z, w)`";
                            default -> "a formula and a state: `" + name + "(" + first + ", z)`";
                        }),
                context);
    }

    private boolean mayStandHere(Span span, Context context) {
        String text = Spans.brief(span);
        Optional<Diagnostic> diagnostic = switch (context.place()) {
            case MODEL, RATE -> Optional.empty();
            case INITIAL ->
                Optional.of(Diagnostic.error(
                        "E0317", "an initial value cannot read `" + text + "`, which changes during a run"));
            case DEFAULT ->
                Optional.of(
                        Diagnostic.error("E0318", "the default of a parameter may read constants and parameters only"));
            case TIMES ->
                Optional.of(Diagnostic.error("E0608", "the time of an event must be known when the run starts"));
            case MINIMISE ->
                Optional.of(Diagnostic.error(
                                "E1007",
                                "`" + text
                                        + "` has many values: what is minimised reads losses, integrals and trainables")
                        .help("its integral along the run: `integral R = sqnorm(" + text + ")`, `minimise R`"));
            case CONSTANT ->
                Optional.of(Diagnostic.error("E0405", "a constant must be known when the model is compiled"));
        };
        diagnostic.ifPresent(error -> resolution.problems.report(error.at(span, "is a derivative"), context));
        return diagnostic.isEmpty();
    }

    private Value der(Span span, Value value, Value order, Context context) {
        return order(order, context)
                .flatMap(k -> total(value.expr(), k, span, context))
                .map(expr -> Value.number(expr, value.dimensions()))
                .orElse(Value.bad(span));
    }

    /** The order of {@code der}; if it is none, it is reported. */
    private Optional<Integer> order(Value value, Context context) {
        String wanted = "the order of `der` must be a whole number known at compile time";
        Optional<Expr.Reference> variable = Variables.first(value.expr());
        Diagnostic diagnostic = Diagnostic.error("E0501", wanted);
        if (variable.isPresent()) {
            diagnostic = notConstant(diagnostic, variable.get());
        } else if (!value.isScalar()) {
            diagnostic = diagnostic.at(value.span(), Words.shape(value.shape()));
        } else if (!Variables.indices(value.expr()).isEmpty()) {
            diagnostic = diagnostic
                    .at(value.span(), "changes with the index")
                    .help("write the derivatives one by one: `[der(x, 1), der(x, 2)]`");
        } else {
            double k = ConstantEvaluator.evaluate(value.expr())[0];
            if (k == Math.rint(k) && k >= 0 && k <= LARGEST) {
                return Optional.of((int) k);
            }
            diagnostic = notAnOrder(k, value.span());
        }
        resolution.problems.report(diagnostic, context);
        return Optional.empty();
    }

    private Diagnostic notConstant(Diagnostic diagnostic, Expr.Reference reference) {
        String name = reference.symbol().name();
        Optional<Entry> entry = resolution.globals.find(name);
        String kind = entry.map(Entry::kind).orElse("definition");
        Diagnostic placed = diagnostic.at(reference.span(), "`" + name + "` is " + Words.withArticle(kind));
        if (entry.isPresent() && entry.get() instanceof Entry.Parameter parameter) {
            String text =
                    parameter.item.value().map(term -> Spans.brief(term.span())).orElse("...");
            return placed.help("const " + name + " = " + text);
        }
        return placed;
    }

    private static Diagnostic notAnOrder(double k, Span span) {
        if (k > LARGEST) {
            return Diagnostic.error("E0501", "the order of `der` is at most " + LARGEST)
                    .at(span, "is " + Words.number(k));
        }
        Diagnostic diagnostic = Diagnostic.error("E0501", "the order of `der` must be a whole number")
                .at(span, "is " + Words.number(k));
        return k < 0 ? diagnostic.help("an integral from the start is declared: `integral I = ...`") : diagnostic;
    }

    /** The k-th total derivative, or nothing if it is reported that it needs itself. */
    Optional<Expr> total(Expr expr, int k, Span span, Context context) {
        if (expr instanceof Expr.Element element) {
            return total(element.base(), k, span, context)
                    .map(base -> new Expr.Element(span, base, element.subscripts(), element.shape()));
        }
        if (k == 0) {
            return Optional.of(expr);
        }
        if (expr instanceof Expr.Derivative inner) {
            int order = inner.order() + k;
            if (order > LARGEST) {
                resolution.problems.report(
                        Diagnostic.error("E0501", "the order of `der` is at most " + LARGEST)
                                .at(span, "higher, with the derivative inside of it"),
                        context);
                return Optional.empty();
            }
            return total(inner.of(), order, span, context);
        }
        if (expr instanceof Expr.Reference reference
                && resolution.primes.state(reference.symbol()).isPresent()) {
            return ofState(resolution.primes.state(reference.symbol()).get(), reference, k, span, context);
        }
        resolution.pending.differentiate(span, SelfDerivative.of(span, Optional.empty(), context));
        return needs(expr, k, span) ? Optional.of(new Expr.Derivative(span, expr, k)) : Optional.empty();
    }

    private Optional<Expr> ofState(Entry.State state, Expr.Reference reference, int k, Span span, Context context) {
        int primes = reference.primes() + k;
        if (primes < state.order()) {
            return Optional.of(new Expr.Reference(span, reference.symbol(), primes));
        }
        if (state.equations.isEmpty()) {
            // The missing equation is reported where the state is declared.
            return Optional.empty();
        }
        if (primes > state.order()) {
            String name = primes <= 3 ? Words.primed(state.name(), primes) : Spans.brief(span);
            resolution.pending.differentiate(span, SelfDerivative.of(span, Optional.of(name), context));
        }
        Optional<Expr> highest =
                resolution.equations.highest(state, span).map(symbol -> new Expr.Reference(span, symbol, 0));
        if (primes == state.order() || highest.isEmpty()) {
            return highest;
        }
        int beyond = primes - state.order();
        return needs(highest.get(), beyond, span)
                ? Optional.of(new Expr.Derivative(span, highest.get(), beyond))
                : Optional.empty();
    }

    /** Resolves the right sides that the k-th derivative of an expression needs. */
    private boolean needs(Expr root, int k, Span span) {
        Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Expr> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Expr expr = open.pop();
            if (!seen.add(expr)) {
                continue;
            }
            if (expr instanceof Expr.Reference reference && !needs(reference, k, span)) {
                return false;
            }
            boolean deeper = expr instanceof Expr.Derivative;
            if (deeper) {
                Expr.Derivative inner = (Expr.Derivative) expr;
                if (!needs(inner.of(), inner.order() + k, span)) {
                    return false;
                }
            } else {
                Variables.parts(expr).forEach(open::push);
            }
        }
        return true;
    }

    private boolean needs(Expr.Reference reference, int k, Span span) {
        Symbol symbol = reference.symbol();
        Optional<Entry.State> state = resolution.primes.state(symbol);
        int order = state.map(entry -> reference.primes() + k - entry.order()).orElse(k);
        if (order < 0 || !found.add(new Wanted(symbol, reference.primes() + k))) {
            return true;
        }
        Optional<Symbol> definition = Optional.of(symbol);
        if (state.isPresent()) {
            definition = resolution.equations.highest(state.get(), span);
        }
        boolean known = definition.isPresent();
        List<Expr> parts = new ArrayList<>();
        definition.map(values::get).ifPresent(value -> value.pieces().forEach(piece -> parts.add(piece.value())));
        for (Expr part : order == 0 ? List.<Expr>of() : parts) {
            known &= needs(part, order, span);
        }
        if (!known) {
            found.remove(new Wanted(symbol, reference.primes() + k));
        }
        return known;
    }
}
