package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.system.Dimension;
import brook.compiler.system.Expr;
import brook.compiler.system.Expr.Partial.Kind;
import brook.compiler.system.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Calls of {@code jac}, {@code grad}, {@code div}, {@code jvp}, {@code vjp}: with respect to what, and the shapes. */
final class PartialDerivatives {

    private final Problems problems;

    PartialDerivatives(Problems problems) {
        this.problems = problems;
    }

    /** The number of arguments of a function that differentiates. */
    static int arity(String function) {
        return function.equals("jvp") || function.equals("vjp") ? 3 : 2;
    }

    Value call(Kind kind, Span span, List<Value> arguments, Context context) {
        Value of = arguments.get(0);
        Value by = arguments.get(1);
        Optional<Expr.Reference> state = state(kind, by, context);
        Optional<Value> direction = arguments.size() > 2 ? Optional.of(arguments.get(2)) : Optional.empty();
        if (state.isEmpty() || !fits(kind, of, by, direction, context)) {
            return Value.bad(span);
        }
        List<Dimension> dimensions = dimensions(kind, of, by);
        Expr.Partial partial = new Expr.Partial(
                span, kind, of.expr(), state.get(), direction.map(Value::expr), Fitting.shape(dimensions));
        return Value.number(partial, dimensions);
    }

    private static String name(Kind kind) {
        return "`" + kind.name().toLowerCase(Locale.ROOT) + "`";
    }

    /** The state, or derivative of one, with respect to which is differentiated; if it is none, it is reported. */
    private Optional<Expr.Reference> state(Kind kind, Value by, Context context) {
        if (by.expr() instanceof Expr.Reference reference && reference.symbol().kind() == Symbol.Kind.STATE) {
            return Optional.of(reference);
        }
        String text = Spans.brief(by.span());
        Diagnostic diagnostic = Diagnostic.error(
                "E0505", name(kind) + " differentiates with respect to a state, which `" + text + "` is not");
        if (by.expr() instanceof Expr.Reference reference) {
            Symbol symbol = reference.symbol();
            diagnostic = diagnostic.at(by.span(), "`" + symbol.name() + "` is " + kind(symbol));
            Optional<String> help = help(symbol);
            diagnostic = help.isPresent() ? diagnostic.help(help.get()) : diagnostic;
        } else if (by.expr() instanceof Expr.Element element && element.base() instanceof Expr.Reference whole) {
            String base = whole.symbol().name() + "'".repeat(whole.primes());
            diagnostic = diagnostic
                    .at(by.span(), "part of `" + base + "`")
                    .help("differentiate with respect to all of `" + base + "` and take the element of the result");
        } else {
            diagnostic = diagnostic
                    .at(by.span(), "a formula")
                    .help("differentiate with respect to one state after the other");
        }
        problems.report(diagnostic, context);
        return Optional.empty();
    }

    private static Optional<String> help(Symbol symbol) {
        return switch (symbol.kind()) {
            case TIME -> Optional.of("the derivative along the solution is `der(e, 1)`");
            case PARAMETER ->
                Optional.of("to differentiate with respect to `" + symbol.name() + "` make it a state: `"
                        + symbol.name() + "' = 0`");
            case DEFINITION ->
                isRate(symbol)
                        ? Optional.of("the state is `" + symbol.name().replace("'", "") + "`")
                        : Optional.of("write the formula with a state in it, and differentiate with respect to that");
            case CONSTANT, STATE, DISCRETE, INTEGRAL, OUTPUT, LOSS -> Optional.empty();
        };
    }

    private static boolean isRate(Symbol symbol) {
        return symbol.kind() == Symbol.Kind.DEFINITION && symbol.name().endsWith("'");
    }

    private static String kind(Symbol symbol) {
        return switch (symbol.kind()) {
            case CONSTANT -> "a constant";
            case TIME -> "the time";
            case PARAMETER -> "a parameter";
            case STATE -> "a state";
            case DISCRETE -> "a discrete variable";
            case INTEGRAL -> "an integral";
            case DEFINITION -> isRate(symbol) ? "the right-hand side of an equation" : "a definition";
            case OUTPUT -> "an output";
            case LOSS -> "a loss";
        };
    }

    private boolean fits(Kind kind, Value of, Value by, Optional<Value> direction, Context context) {
        String e = Spans.brief(of.span());
        String z = Spans.brief(by.span());
        Optional<Diagnostic> diagnostic = switch (kind) {
            case JAC -> Optional.empty();
            case GRAD ->
                of.isScalar()
                        ? Optional.empty()
                        : Optional.of(Diagnostic.error(
                                        "E0506",
                                        "`grad` differentiates a number, `" + e + "` is " + Words.shape(of.shape()))
                                .at(of.span(), Words.shape(of.shape()))
                                .help("all derivatives of all elements are `jac(" + e + ", " + z + ")`"));
            case DIV ->
                of.shape().equals(by.shape())
                        ? Optional.empty()
                        : Optional.of(Diagnostic.error(
                                        "E0506",
                                        "`div` needs equal shapes: `" + e + "` is " + Words.shape(of.shape()) + ", `"
                                                + z + "` " + Words.shape(by.shape()))
                                .at(of.span(), Words.shape(of.shape()))
                                .also(by.span(), Words.shape(by.shape())));
            case JVP -> product(kind, "direction", direction.orElseThrow(), by);
            case VJP -> product(kind, "weights", direction.orElseThrow(), of);
        };
        diagnostic.ifPresent(error -> problems.report(error, context));
        return diagnostic.isEmpty();
    }

    private static Optional<Diagnostic> product(Kind kind, String what, Value direction, Value like) {
        if (direction.shape().equals(like.shape())) {
            return Optional.empty();
        }
        return Optional.of(Diagnostic.error(
                        "E0506",
                        "the " + what + " of " + name(kind) + " must have the shape of `" + Spans.brief(like.span())
                                + "`: " + Words.shape(like.shape()) + ", not " + Words.shape(direction.shape()))
                .at(direction.span(), Words.shape(direction.shape()))
                .also(like.span(), Words.shape(like.shape())));
    }

    private static List<Dimension> dimensions(Kind kind, Value of, Value by) {
        return switch (kind) {
            case JAC -> {
                List<Dimension> both = new ArrayList<>(of.dimensions());
                both.addAll(by.dimensions());
                yield both;
            }
            case GRAD, VJP -> by.dimensions();
            case DIV -> List.of();
            case JVP -> of.dimensions();
        };
    }
}
