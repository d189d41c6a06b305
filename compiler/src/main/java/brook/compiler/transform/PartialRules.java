package brook.compiler.transform;

import brook.compiler.graph.Graph;
import brook.compiler.graph.Node;
import brook.compiler.system.Operator;
import brook.compiler.transform.Factor.Times;
import brook.compiler.transform.Factor.Where;
import java.util.Optional;

/**
 * The partial derivatives of all elementary operations: the only place where they are written.
 *
 * <p>They are made of the operands and of the value itself, as the Taylor recurrences are, so that both share nodes. What jumps has the derivative 0,
 * a choice that of the branch that is chosen.
 */
final class PartialRules {

    private static final double LN2 = Math.log(2);
    private static final double LN10 = Math.log(10);
    private static final double TWO_OVER_ROOT_PI = 2 / Math.sqrt(Math.PI);

    private final Graph graph;

    PartialRules(Graph graph) {
        this.graph = graph;
    }

    /** The derivative of an operation with respect to an operand, counted from 0; nothing where it is 0 everywhere. */
    Optional<Factor> of(Node.Elementwise v, int operand) {
        Node u = v.operands().get(0);
        return switch (v.operator()) {
            case NEGATE -> times(number(-1));
            case NOEVENT -> times(number(1));
            case EXP -> times(v);
            case EXPM1 -> times(apply(Operator.EXP, u));
            case LOG -> over(u);
            case LOG2 -> over(scaled(LN2, u));
            case LOG10 -> over(scaled(LN10, u));
            case LOG1P -> over(plus(number(1), u));
            case SQRT -> times(divide(number(0.5), v));
            case CBRT -> over(scaled(3, square(v)));
            case SIN -> times(apply(Operator.COS, u));
            case COS -> times(negative(apply(Operator.SIN, u)));
            case TAN -> times(plus(number(1), square(v)));
            case ASIN -> over(root(oneMinus(square(u))));
            case ACOS -> times(negative(divide(number(1), root(oneMinus(square(u))))));
            case ATAN -> over(plus(number(1), square(u)));
            case SINH -> times(apply(Operator.COSH, u));
            case COSH -> times(apply(Operator.SINH, u));
            case TANH -> times(oneMinus(square(v)));
            case ASINH -> over(root(plus(number(1), square(u))));
            case ACOSH -> over(root(minus(square(u), number(1))));
            case ATANH -> over(oneMinus(square(u)));
            case ERF -> times(bell(u));
            case ERFC -> times(negative(bell(u)));
            case SIGMOID -> times(minus(v, square(v)));
            case SOFTPLUS -> times(apply(Operator.SIGMOID, u));
            case LAMBERTW -> over(plus(apply(Operator.EXP, v), u));
            case BERN -> times(bern(v, u));
            case ABS -> times(apply(Operator.SELECT, less(u, number(0)), number(-1), number(1)));
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER, ATAN2, PHI, MAX, MIN, MOD, SELECT -> ofSeveral(v, operand);
            case SIGN, FLOOR, CEIL, FREEZE, LESS, LESS_EQUAL, EQUAL, NOT_EQUAL, AND, OR, NOT -> Optional.empty();
        };
    }

    private Optional<Factor> ofSeveral(Node.Elementwise v, int operand) {
        Node u = v.operands().get(0);
        Node w = v.operands().get(1);
        boolean first = operand == 0;
        return switch (v.operator()) {
            case ADD -> times(number(1));
            case SUBTRACT -> times(number(first ? 1 : -1));
            case MULTIPLY -> times(first ? w : u);
            case DIVIDE -> times(first ? divide(number(1), w) : negative(divide(v, w)));
            case POWER ->
                times(
                        first
                                ? graph.multiply(w, apply(Operator.POWER, u, minus(w, number(1))))
                                : graph.multiply(v, apply(Operator.LOG, u)));
            case ATAN2 -> {
                Node distance = plus(square(w), square(u));
                yield times(first ? divide(w, distance) : negative(divide(u, distance)));
            }
            case PHI -> first ? times(apply(Operator.PHI, u, plus(w, number(1)))) : Optional.empty();
            case MAX -> where(apply(Operator.LESS_EQUAL, w, u), first);
            case MIN -> where(apply(Operator.LESS_EQUAL, u, w), first);
            case MOD -> times(first ? number(1) : negative(apply(Operator.FLOOR, divide(u, w))));
            case SELECT -> first ? Optional.empty() : where(u, operand == 1);
            case NEGATE,
                    EXP,
                    LOG,
                    LOG2,
                    LOG10,
                    LOG1P,
                    EXPM1,
                    SQRT,
                    CBRT,
                    SIN,
                    COS,
                    TAN,
                    ASIN,
                    ACOS,
                    ATAN,
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
                    BERN,
                    SIGN,
                    FLOOR,
                    CEIL,
                    FREEZE,
                    NOEVENT,
                    ABS,
                    LESS,
                    LESS_EQUAL,
                    EQUAL,
                    NOT_EQUAL,
                    AND,
                    OR,
                    NOT -> throw new AssertionError(v.operator());
        };
    }

    /**
     * b = 1/PHI(u, 0), so b' = -b^2 PHI(u, 1); where that would overflow b' = b (1 - b - u)/u, from u = b (exp(u) - 1). The choice of the formula is
     * no jump.
     */
    private Node bern(Node b, Node u) {
        Node near = negative(graph.multiply(square(b), apply(Operator.PHI, u, number(1))));
        Node far = divide(graph.multiply(b, minus(oneMinus(b), u)), u);
        Node isNear = apply(Operator.NOEVENT, less(square(u), number(256)));
        return apply(Operator.SELECT, isNear, near, far);
    }

    private static Optional<Factor> times(Node node) {
        return Optional.of(new Times(node));
    }

    private Optional<Factor> over(Node node) {
        return times(divide(number(1), node));
    }

    private static Optional<Factor> where(Node condition, boolean holds) {
        return Optional.of(new Where(condition, holds));
    }

    private Node number(double value) {
        return graph.constant(value);
    }

    private Node scaled(double factor, Node u) {
        return graph.multiply(number(factor), u);
    }

    private Node square(Node u) {
        return graph.multiply(u, u);
    }

    private Node plus(Node u, Node w) {
        return apply(Operator.ADD, u, w);
    }

    private Node minus(Node u, Node w) {
        return apply(Operator.SUBTRACT, u, w);
    }

    private Node oneMinus(Node u) {
        return minus(number(1), u);
    }

    private Node divide(Node u, Node w) {
        return apply(Operator.DIVIDE, u, w);
    }

    private Node root(Node u) {
        return apply(Operator.SQRT, u);
    }

    private Node less(Node u, Node w) {
        return apply(Operator.LESS, u, w);
    }

    private Node negative(Node u) {
        return graph.negate(u);
    }

    private Node bell(Node u) {
        return scaled(TWO_OVER_ROOT_PI, apply(Operator.EXP, negative(square(u))));
    }

    private Node apply(Operator operator, Node... operands) {
        return graph.apply(operator, operands);
    }
}
