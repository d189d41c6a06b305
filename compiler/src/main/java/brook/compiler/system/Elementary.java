package brook.compiler.system;

/** The values of the elementary operations on numbers known at compile time; conditions are 1 or 0. */
public final class Elementary {

    private static final double LOG_2 = Math.log(2);

    private Elementary() {}

    /** The value of an operation of one operand. */
    public static double value(Operator operator, double a) {
        return value(operator, a, 0, 0);
    }

    /** The value of an operation of two operands. */
    public static double value(Operator operator, double a, double b) {
        return value(operator, a, b, 0);
    }

    /** The value of an operation; operands beyond its arity are ignored. */
    public static double value(Operator operator, double a, double b, double c) {
        return switch (operator) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case POWER -> Math.pow(a, b);
            case NEGATE -> -a;
            case EXP -> Math.exp(a);
            case LOG -> Math.log(a);
            case LOG2 -> log2(a);
            case LOG10 -> Math.log10(a);
            case LOG1P -> Math.log1p(a);
            case EXPM1 -> Math.expm1(a);
            case SQRT -> Math.sqrt(a);
            case CBRT -> Math.cbrt(a);
            case SIN -> Math.sin(a);
            case COS -> Math.cos(a);
            case TAN -> Math.tan(a);
            case ASIN -> Math.asin(a);
            case ACOS -> Math.acos(a);
            case ATAN -> Math.atan(a);
            case ATAN2 -> Math.atan2(a, b);
            case SINH -> Math.sinh(a);
            case COSH -> Math.cosh(a);
            case TANH -> Math.tanh(a);
            case ASINH -> asinh(a);
            case ACOSH -> acosh(a);
            case ATANH -> 0.5 * Math.log1p(2 * a / (1 - a));
            case ERF -> SpecialFunctions.erf(a);
            case ERFC -> SpecialFunctions.erfc(a);
            case SIGMOID -> a >= 0 ? 1 / (1 + Math.exp(-a)) : Math.exp(a) / (1 + Math.exp(a));
            case SOFTPLUS -> Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a)));
            case LAMBERTW -> SpecialFunctions.lambertW(a);
            case BERN -> a == 0 ? 1 : a / Math.expm1(a);
            case SIGN -> Math.signum(a);
            case FLOOR -> Math.floor(a);
            case CEIL -> Math.ceil(a);
            case FREEZE -> a;
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case ABS -> Math.abs(a);
            case MOD -> a - b * Math.floor(a / b);
            case LESS -> truth(a < b);
            case LESS_EQUAL -> truth(a <= b);
            case EQUAL -> truth(a == b);
            case NOT_EQUAL -> truth(a != b);
            case AND -> truth(a != 0 && b != 0);
            case OR -> truth(a != 0 || b != 0);
            case NOT -> truth(a == 0);
            case SELECT -> a != 0 ? b : c;
            case PHI -> Double.NaN;
        };
    }

    private static double truth(boolean holds) {
        return holds ? 1 : 0;
    }

    private static double log2(double a) {
        int exponent = Math.getExponent(a);
        return a > 0 && a == Math.scalb(1.0, exponent) ? exponent : Math.log(a) / LOG_2;
    }

    private static double asinh(double a) {
        double x = Math.abs(a);
        double large = x > 1e150 ? Math.log(x) + LOG_2 : Math.log1p(x + x * x / (1 + Math.sqrt(1 + x * x)));
        return Math.copySign(large, a);
    }

    private static double acosh(double a) {
        double u = a - 1;
        return a > 1e150 ? Math.log(a) + LOG_2 : Math.log1p(u + Math.sqrt(u * (a + 1)));
    }
}
