package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.syntax.Name;
import brook.compiler.system.Expr;
import brook.compiler.system.Operator;
import java.util.List;

/** Calls of predefined functions that work element by element; {@link ArrayCalls} has those that see a whole array. */
final class PredefinedCalls {

    private static final double HALF_SQRT = Math.sqrt(0.5);

    private final Resolution resolution;
    private final ArrayCalls arrays;

    PredefinedCalls(Resolution resolution) {
        this.resolution = resolution;
        this.arrays = new ArrayCalls(resolution);
    }

    Value call(Predefined function, Name name, Span span, List<Value> arguments, Context context) {
        if (!function.accepts(arguments.size())) {
            reportArity(function, name, span, arguments, context);
            return Value.bad(span);
        }
        boolean bad = false;
        for (Value argument : arguments) {
            bad |= !resolution.arithmetic.isNumber(argument, context);
        }
        if (bad) {
            return Value.bad(span);
        }
        Elementwise e = new Elementwise(span, context);
        if (function.operator().isPresent()) {
            return e.of(function.operator().get(), arguments.toArray(Value[]::new));
        }
        return compose(function, e, arguments, context);
    }

    /** Compositions of elementary operations. */
    private Value compose(Predefined function, Elementwise e, List<Value> arguments, Context context) {
        Value x = arguments.isEmpty() ? Value.bad(e.span) : arguments.get(0);
        return switch (function) {
            case HYPOT -> e.of(Operator.SQRT, e.of(Operator.ADD, e.square(x), e.square(arguments.get(1))));
            case RELU -> e.of(Operator.MAX, x, e.number(0));
            case SWISH -> e.of(Operator.MULTIPLY, x, e.of(Operator.SIGMOID, x));
            // x/2 (1 + erf(x/sqrt 2)) = x/2 erfc(-x/sqrt 2), which keeps its digits for negative x.
            case GELU ->
                e.of(
                        Operator.MULTIPLY,
                        e.of(Operator.MULTIPLY, x, e.number(0.5)),
                        e.of(Operator.ERFC, e.of(Operator.MULTIPLY, x, e.number(-HALF_SQRT))));
            case SMOOTH -> e.of(Operator.SQRT, e.of(Operator.ADD, e.square(x), e.square(arguments.get(1))));
            case MIN, MAX ->
                arguments.size() == 1
                        ? arrays.call(function, e.span, arguments, context)
                        : extreme(function == Predefined.MIN ? Operator.MIN : Operator.MAX, e, arguments);
            case SUM,
                    PROD,
                    MEAN,
                    DOT,
                    NORM,
                    SQNORM,
                    TRACE,
                    TRANSPOSE,
                    OUTER,
                    DIAG,
                    ZEROS,
                    ONES,
                    EYE,
                    CAT,
                    SOFTMAX,
                    LOGSUMEXP,
                    CROSS_ENTROPY,
                    CORRECT -> arrays.call(function, e.span, arguments, context);
            case EXP,
                    LOG,
                    LOG2,
                    LOG10,
                    LOG1P,
                    EXPM1,
                    SQRT,
                    CBRT,
                    ABS,
                    SIGN,
                    FLOOR,
                    CEIL,
                    NOEVENT,
                    MOD,
                    SIN,
                    COS,
                    TAN,
                    ASIN,
                    ACOS,
                    ATAN,
                    ATAN2,
                    SINH,
                    COSH,
                    TANH,
                    ASINH,
                    ACOSH,
                    ATANH,
                    ERF,
                    ERFC,
                    SIGMOID,
                    SOFTPLUS,
                    LAMBERTW,
                    BERN -> throw new AssertionError(function);
        };
    }

    private static Value extreme(Operator operator, Elementwise e, List<Value> arguments) {
        Value result = arguments.get(0);
        for (Value argument : arguments.subList(1, arguments.size())) {
            result = e.of(operator, result, argument);
        }
        return result;
    }

    /** Builds operations that all stand for one call. */
    private final class Elementwise {
        private final Span span;
        private final Context context;

        Elementwise(Span span, Context context) {
            this.span = span;
            this.context = context;
        }

        Value of(Operator operator, Value... operands) {
            return resolution.arithmetic.elementwise(span, operator, List.of(operands), context);
        }

        Value square(Value value) {
            return of(Operator.MULTIPLY, value, value);
        }

        Value number(double value) {
            return Value.number(new Expr.Literal(span, value));
        }
    }

    private void reportArity(Predefined function, Name name, Span span, List<Value> arguments, Context context) {
        Diagnostic diagnostic = Diagnostic.error(
                        "E0202", "`" + name.text() + "` takes " + function.arity() + ", not " + arguments.size())
                .at(span, Words.count(arguments.size(), "argument"));
        if (function == Predefined.LOG && arguments.size() == 2) {
            diagnostic = diagnostic.help("the logarithm to base `b` is `log(x)/log(b)`; `log2` and `log10` exist");
        } else if (function == Predefined.SUM && arguments.size() > 1) {
            diagnostic = diagnostic.help("add with `+`, or put the terms into a list: `sum([a, b])`");
        } else if (function == Predefined.ATAN && arguments.size() == 2) {
            diagnostic = diagnostic.help("the angle of the point (x, y) is `atan2(y, x)`");
        }
        resolution.problems.report(diagnostic, context);
    }
}
