package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.syntax.Term;
import brook.compiler.system.Dimension;
import brook.compiler.system.Expr;
import brook.compiler.system.Operator;
import brook.compiler.system.Shape;
import java.util.List;

/** Signs between values: which operation they mean and whether the shapes fit. */
final class Arithmetic {

    private final Problems problems;
    private final ShapeMessages messages;

    Arithmetic(Resolution resolution) {
        this.problems = resolution.problems;
        this.messages = new ShapeMessages(resolution.globals);
    }

    Value unary(Term.Unary term, Value operand, Context context) {
        if (operand.isBad()) {
            return Value.bad(term.span());
        }
        return switch (term.operator()) {
            case NOT ->
                isCondition(operand, context)
                        ? Value.condition(apply(term.span(), Operator.NOT, operand))
                        : Value.bad(term.span());
            case PLUS -> isNumber(operand, context) ? operand : Value.bad(term.span());
            case MINUS ->
                isNumber(operand, context)
                        ? elementwise(term.span(), Operator.NEGATE, List.of(operand), context)
                        : Value.bad(term.span());
        };
    }

    private static Expr apply(Span span, Operator operator, Value... operands) {
        return new Expr.Apply(
                span, operator, List.of(operands).stream().map(Value::expr).toList(), Shape.SCALAR);
    }

    Value binary(Term.Binary term, Value left, Value right, Context context) {
        if (left.isBad() || right.isBad()) {
            return Value.bad(term.span());
        }
        return switch (term.operator()) {
            case AND -> logical(term, Operator.AND, left, right, context);
            case OR -> logical(term, Operator.OR, left, right, context);
            case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL -> compare(term, left, right, context);
            case ADD, SUBTRACT, TIMES, DIVIDE, DOT_TIMES, DOT_DIVIDE, POWER, DOT_POWER ->
                areNumbers(left, right, context) ? numeric(term, left, right, context) : Value.bad(term.span());
        };
    }

    private Value logical(Term.Binary term, Operator operator, Value left, Value right, Context context) {
        boolean first = isCondition(left, context);
        return isCondition(right, context) && first
                ? Value.condition(apply(term.span(), operator, left, right))
                : Value.bad(term.span());
    }

    /** Asks both, so that both are reported. */
    private boolean areNumbers(Value left, Value right, Context context) {
        boolean first = isNumber(left, context);
        return isNumber(right, context) && first;
    }

    private Value compare(Term.Binary term, Value left, Value right, Context context) {
        if (!areNumbers(left, right, context)) {
            return Value.bad(term.span());
        }
        if (!left.isScalar() || !right.isScalar()) {
            Value array = left.isScalar() ? right : left;
            problems.report(
                    Diagnostic.error("E0418", "numbers are compared, not arrays")
                            .at(term.span())
                            .also(array.span(), Words.shape(array.shape()))
                            .help("compare elements, or a single number such as `norm(...)` or `max(...)`"),
                    context);
            return Value.bad(term.span());
        }
        return Value.condition(
                switch (term.operator()) {
                    case LESS -> apply(term.span(), Operator.LESS, left, right);
                    case LESS_EQUAL -> apply(term.span(), Operator.LESS_EQUAL, left, right);
                    case GREATER -> apply(term.span(), Operator.LESS, right, left);
                    case GREATER_EQUAL -> apply(term.span(), Operator.LESS_EQUAL, right, left);
                    case EQUAL -> apply(term.span(), Operator.EQUAL, left, right);
                    case NOT_EQUAL -> apply(term.span(), Operator.NOT_EQUAL, left, right);
                    case ADD, SUBTRACT, TIMES, DIVIDE, DOT_TIMES, DOT_DIVIDE, POWER, DOT_POWER, AND, OR ->
                        throw new AssertionError(term);
                });
    }

    private Value numeric(Term.Binary term, Value left, Value right, Context context) {
        return switch (term.operator()) {
            case ADD -> elementwise(term, Operator.ADD, left, right, context);
            case SUBTRACT -> elementwise(term, Operator.SUBTRACT, left, right, context);
            case DOT_TIMES -> elementwise(term, Operator.MULTIPLY, left, right, context);
            case DOT_DIVIDE -> elementwise(term, Operator.DIVIDE, left, right, context);
            case DOT_POWER -> elementwise(term, Operator.POWER, left, right, context);
            case TIMES -> times(term, left, right, context);
            case DIVIDE ->
                right.isScalar()
                        ? elementwise(term, Operator.DIVIDE, left, right, context)
                        : byElements(term, right, "/", "divides by a number", context);
            case POWER ->
                left.isScalar() && right.isScalar()
                        ? elementwise(term, Operator.POWER, left, right, context)
                        : byElements(term, left.isScalar() ? right : left, "^", "is a power of numbers", context);
            case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL, AND, OR -> throw new AssertionError(term);
        };
    }

    private Value byElements(Term.Binary term, Value array, String sign, String meaning, Context context) {
        problems.report(
                Diagnostic.error("E0402", "`" + sign + "` " + meaning + ", here is " + Words.shape(array.shape()))
                        .at(term.span())
                        .also(array.span(), Words.shape(array.shape()))
                        .help("element by element: `" + dotted(term, sign) + "`"),
                context);
        return Value.bad(term.span());
    }

    /** The term as it stands, brackets included, with a dot before its sign. */
    private static String dotted(Term.Binary term, String sign) {
        String text = term.span().file().text();
        int left = term.left().span().end();
        int right = term.right().span().start();
        String between = text.substring(left, right).replaceFirst("\\s*(\\*\\*|[/^])\\s*", " ." + sign + " ");
        return Spans.brief(text.substring(term.span().start(), left)
                + between
                + text.substring(right, term.span().end()));
    }

    private Value times(Term.Binary term, Value left, Value right, Context context) {
        if (left.isScalar() || right.isScalar()) {
            return elementwise(term, Operator.MULTIPLY, left, right, context);
        }
        if (left.rank() == 1 && right.rank() == 1) {
            problems.report(ShapeMessages.vectorTimesVector(term, left, right), context);
            return Value.bad(term.span());
        }
        boolean fits = left.rank() == 2
                && right.rank() <= 2
                && left.shape().sizes().get(1).equals(right.shape().sizes().get(0));
        if (!fits) {
            problems.report(messages.product(term, left, right, context), context);
            return Value.bad(term.span());
        }
        int rows = left.shape().sizes().get(0);
        boolean vector = right.rank() == 1;
        Shape shape =
                vector ? Shape.of(rows) : Shape.of(rows, right.shape().sizes().get(1));
        Expr.Product.Kind kind = vector ? Expr.Product.Kind.MATRIX_VECTOR : Expr.Product.Kind.MATRIX_MATRIX;
        List<Dimension> dimensions = vector
                ? List.of(left.dimensions().get(0))
                : List.of(left.dimensions().get(0), right.dimensions().get(1));
        return Value.number(new Expr.Product(term.span(), kind, left.expr(), right.expr(), shape), dimensions);
    }

    private Value elementwise(Term.Binary term, Operator operator, Value left, Value right, Context context) {
        if (!left.isScalar() && !right.isScalar() && !left.shape().equals(right.shape())) {
            problems.report(messages.elementwise(term, left, right), context);
            return Value.bad(term.span());
        }
        return elementwise(term.span(), operator, List.of(left, right), context);
    }

    /** An operation on each element; scalars fit everything, arrays must be equal in shape. */
    Value elementwise(Span span, Operator operator, List<Value> operands, Context context) {
        List<Dimension> dimensions = List.of();
        Shape shape = Shape.SCALAR;
        for (Value operand : operands) {
            if (operand.isBad()) {
                return Value.bad(span);
            }
            if (operand.isScalar()) {
                continue;
            }
            if (!shape.isScalar() && !shape.equals(operand.shape())) {
                problems.report(ShapeMessages.differ(span, operands), context);
                return Value.bad(span);
            }
            dimensions = shape.isScalar() || dimensions.equals(operand.dimensions())
                    ? operand.dimensions()
                    : Value.fromOne(operand.shape());
            shape = operand.shape();
        }
        List<Expr> exprs = operands.stream().map(Value::expr).toList();
        return Value.number(new Expr.Apply(span, operator, exprs, shape), dimensions);
    }

    /** {@code if c then a else b}; the condition is one, the values may be arrays. */
    Value select(Span span, Value condition, Value then, Value otherwise, Context context) {
        if (condition.isBad() || then.isBad() || otherwise.isBad()) {
            return Value.bad(span);
        }
        if (then.isCondition() != otherwise.isCondition()) {
            Value odd = then.isCondition() ? then : otherwise;
            problems.report(
                    Diagnostic.error("E0407", "one branch of the `if` is a condition, the other a number")
                            .at(odd.span(), "a condition"),
                    context);
            return Value.bad(span);
        }
        if (Terms.isKnown(condition)) {
            Value taken = Terms.holds(condition) ? then : otherwise;
            Value other = Terms.holds(condition) ? otherwise : then;
            if (taken.shape().equals(other.shape())) {
                return taken;
            }
        }
        Value whole = elementwise(span, Operator.SELECT, List.of(condition, then, otherwise), context);
        return then.isCondition() && !whole.isBad() ? Value.condition(whole.expr()) : whole;
    }

    private boolean isCondition(Value value, Context context) {
        if (!value.isCondition()) {
            problems.report(
                    Diagnostic.error("E0406", "a condition is expected, found " + Words.shape(value.shape()))
                            .at(value.span(), Words.shape(value.shape()))
                            .help("compare it, for example `" + Spans.brief(value.span()) + " > 0`"),
                    context);
        }
        return value.isCondition();
    }

    /** Whether a value is a number or an array; a condition is reported. */
    boolean isNumber(Value value, Context context) {
        if (value.isCondition()) {
            String text = Spans.brief(value.span());
            problems.report(
                    Diagnostic.error("E0407", "a number is expected, found a condition")
                            .at(value.span(), "true or false")
                            .help("`if " + text + " then 1 else 0`"),
                    context);
        }
        return !value.isCondition() && !value.isBad();
    }
}
