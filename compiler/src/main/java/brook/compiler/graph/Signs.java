package brook.compiler.graph;

import brook.compiler.system.Operator;

/** Signs and number constants, as the normal form sees them. */
public final class Signs {

    private Signs() {}

    /** Whether a node is the negative of another. */
    public static boolean isNegated(Node node) {
        return is(node, Operator.NEGATE);
    }

    /** Whether a node is this operation. */
    public static boolean is(Node node, Operator operator) {
        return node instanceof Node.Elementwise elementwise && elementwise.operator() == operator;
    }

    /** A negation, or a number below 0: what gives its sign to a product. */
    static boolean isNegative(Node node) {
        return isNegated(node) || isNumber(node) && number(node) < 0;
    }

    /** The opposite of a negative node, which is simpler. */
    static Node opposite(Graph graph, Node negative) {
        return isNegated(negative) ? negative.operands().get(0) : graph.constant(-number(negative));
    }

    /** Whether a node is a number. */
    public static boolean isNumber(Node node) {
        return node instanceof Node.Constant constant && constant.isScalar();
    }

    /** The number that a node is. */
    public static double number(Node node) {
        return ((Node.Constant) node).values().get(0);
    }

    /** Whether a node is this number; the two zeros are different numbers. */
    public static boolean isNumber(Node node, double value) {
        return isNumber(node) && Double.compare(number(node), value) == 0;
    }

    /** Whether multiplication by the number is exact, as is its reciprocal. */
    static boolean isPowerOfTwo(Node node) {
        if (!isNumber(node)) {
            return false;
        }
        double value = number(node);
        return Math.abs(Math.getExponent(value)) < 1022 && Math.abs(value) == Math.scalb(1.0, Math.getExponent(value));
    }

    /** f(-x) = -f(x), also in floating point. */
    static boolean isOdd(Operator operator) {
        return switch (operator) {
            case CBRT, SIN, TAN, ASIN, ATAN, SINH, TANH, ASINH, ATANH, ERF, SIGN -> true;
            case ADD,
                    SUBTRACT,
                    MULTIPLY,
                    DIVIDE,
                    POWER,
                    NEGATE,
                    EXP,
                    LOG,
                    LOG2,
                    LOG10,
                    LOG1P,
                    EXPM1,
                    SQRT,
                    COS,
                    ACOS,
                    ATAN2,
                    COSH,
                    ACOSH,
                    ERFC,
                    SIGMOID,
                    SOFTPLUS,
                    LAMBERTW,
                    BERN,
                    PHI,
                    FLOOR,
                    CEIL,
                    FREEZE,
                    NOEVENT,
                    MAX,
                    MIN,
                    ABS,
                    MOD,
                    LESS,
                    LESS_EQUAL,
                    EQUAL,
                    NOT_EQUAL,
                    AND,
                    OR,
                    NOT,
                    SELECT -> false;
        };
    }

    /** f(-x) = f(x), also in floating point. */
    static boolean isEven(Operator operator) {
        return operator == Operator.COS || operator == Operator.COSH || operator == Operator.ABS;
    }
}
