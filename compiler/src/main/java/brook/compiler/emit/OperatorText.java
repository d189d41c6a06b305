package brook.compiler.emit;

import brook.compiler.system.Operator;
import java.util.List;
import java.util.Set;

/** The value of an elementary operation as Java text. */
final class OperatorText {

    private OperatorText() {}

    static Text of(Operator operator, List<Text> operands) {
        Text a = operands.get(0);
        return switch (operator) {
            case ADD -> a.plus(operands.get(1));
            case SUBTRACT -> a.minus(operands.get(1));
            case MULTIPLY -> a.times(operands.get(1));
            case DIVIDE -> a.over(operands.get(1));
            case NEGATE -> a.negated();
            case POWER -> power(a, operands.get(1));
            case EXP -> math("exp", a);
            case LOG -> math("log", a);
            case LOG10 -> math("log10", a);
            case LOG1P -> math("log1p", a);
            case EXPM1 -> math("expm1", a);
            case SQRT -> sqrt(a);
            case CBRT -> math("cbrt", a);
            case SIN -> math("sin", a);
            case COS -> math("cos", a);
            case TAN -> math("tan", a);
            case ASIN -> math("asin", a);
            case ACOS -> math("acos", a);
            case ATAN -> math("atan", a);
            // y + 0.0: the sign of a zero depends on how differences were ordered, and must not choose between pi and
            // -pi.
            case ATAN2 -> math("atan2", a.plus(Text.ZERO), operands.get(1));
            case SINH -> math("sinh", a);
            case COSH -> math("cosh", a);
            case TANH -> math("tanh", a);
            case SIGN -> math("signum", a);
            case FLOOR -> math("floor", a);
            case CEIL -> math("ceil", a);
            case ABS -> a.isVector() ? a.call("abs") : math("abs", a);
            case MAX -> math("max", a, operands.get(1));
            case MIN -> math("min", a, operands.get(1));
            case LOG2 -> function("log2", a);
            case ASINH -> function("asinh", a);
            case ACOSH -> function("acosh", a);
            case ATANH -> function("atanh", a);
            case ERF -> function("erf", a);
            case ERFC -> function("erfc", a);
            case SIGMOID -> function("sigmoid", a);
            case SOFTPLUS -> function("softplus", a);
            case LAMBERTW -> function("lambertw", a);
            case BERN -> function("bern", a);
            case PHI ->
                Text.call("Functions.phi", Text.atom("(int) " + operands.get(1).in(Text.Level.ATOM)), a);
            case FREEZE, NOEVENT -> a;
            case MOD -> a.minus(operands.get(1).times(math("floor", a.over(operands.get(1)))));
            case LESS -> truth(compare(a, "<", operands.get(1)));
            case LESS_EQUAL -> truth(compare(a, "<=", operands.get(1)));
            case EQUAL -> truth(compare(a, "==", operands.get(1)));
            case NOT_EQUAL -> truth(compare(a, "!=", operands.get(1)));
            case AND -> truth(holds(a) + " && " + holds(operands.get(1)));
            case OR -> truth(holds(a) + " || " + holds(operands.get(1)));
            case NOT -> truth(a.in(Text.Level.SUM) + " == 0.0");
            case SELECT -> Text.choice(holds(a), operands.get(1), operands.get(2));
        };
    }

    /** Java text that is true where a condition of the graph is not 0. */
    static String holds(Text condition) {
        return condition.in(Text.Level.SUM) + " != 0.0";
    }

    /** Exponents of powers that are square roots, products and a division. */
    private static final Set<Double> HALVES = Set.of(0.5, -0.5, 1.5, -1.5);

    /** Whether a power is made of a square root. */
    static boolean isRoot(double exponent) {
        return HALVES.contains(exponent);
    }

    /** Half-integer powers through the square root: faster, and as exact. */
    private static Text power(Text base, Text exponent) {
        Text one = base.isVector() ? Text.ONE.like(base) : Text.ONE;
        return switch (exponent.code()) {
            case "0.5" -> sqrt(base);
            case "-0.5" -> one.over(sqrt(base));
            case "1.5" -> base.times(sqrt(base));
            case "-1.5" -> {
                Text cube = base.times(sqrt(base));
                yield one.over(cube.isVector() ? cube : Text.atom("(" + cube.code() + ")"));
            }
            default -> math("pow", base, exponent);
        };
    }

    private static Text sqrt(Text a) {
        return a.isVector() ? a.call("sqrt") : math("sqrt", a);
    }

    private static Text math(String name, Text... arguments) {
        return Text.call("Math." + name, arguments);
    }

    private static Text function(String name, Text argument) {
        return Text.call("Functions." + name, argument);
    }

    private static String compare(Text a, String sign, Text b) {
        return a.in(Text.Level.SUM) + " " + sign + " " + b.in(Text.Level.SUM);
    }

    private static Text truth(String condition) {
        return Text.choice(condition, Text.ONE, Text.ZERO);
    }
}
