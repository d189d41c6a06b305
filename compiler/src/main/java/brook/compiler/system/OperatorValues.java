package brook.compiler.system;

/**
 * What each elementary operation gives for numbers: the only place in the compiler where that is written.
 *
 * <p>Constants are folded and tests are judged with it. It uses {@link StrictMath}, so that a folded constant is the same on every machine; emitted
 * code uses {@code Math} and {@code brook.runtime}, which may differ in the last two bits: a test compares them.
 */
public final class OperatorValues {

    private static final double LN2 = StrictMath.log(2);

    private OperatorValues() {}

    /** The value for as many operands as the operator has; conditions are 1 and 0. */
    public static double of(Operator operator, double... x) {
        return switch (operator) {
            case ADD -> x[0] + x[1];
            case SUBTRACT -> x[0] - x[1];
            case MULTIPLY -> x[0] * x[1];
            case DIVIDE -> x[0] / x[1];
            case POWER -> power(x[0], x[1]);
            case NEGATE -> -x[0];
            case EXP -> StrictMath.exp(x[0]);
            case LOG -> StrictMath.log(x[0]);
            case LOG2 -> StrictMath.log(x[0]) / LN2;
            case LOG10 -> StrictMath.log10(x[0]);
            case LOG1P -> StrictMath.log1p(x[0]);
            case EXPM1 -> StrictMath.expm1(x[0]);
            case SQRT -> Math.sqrt(x[0]);
            case CBRT -> StrictMath.cbrt(x[0]);
            case SIN -> StrictMath.sin(x[0]);
            case COS -> StrictMath.cos(x[0]);
            case TAN -> StrictMath.tan(x[0]);
            case ASIN -> StrictMath.asin(x[0]);
            case ACOS -> StrictMath.acos(x[0]);
            case ATAN -> StrictMath.atan(x[0]);
            case ATAN2 -> atan2(x[0], x[1]);
            case SINH -> StrictMath.sinh(x[0]);
            case COSH -> StrictMath.cosh(x[0]);
            case TANH -> StrictMath.tanh(x[0]);
            case ASINH -> asinh(x[0]);
            case ACOSH -> acosh(x[0]);
            case ATANH -> atanh(x[0]);
            case ERF -> SpecialValues.erf(x[0]);
            case ERFC -> SpecialValues.erfc(x[0]);
            case SIGMOID -> SpecialValues.sigmoid(x[0]);
            case SOFTPLUS -> SpecialValues.softplus(x[0]);
            case LAMBERTW -> SpecialValues.lambertW(x[0]);
            case BERN -> SpecialValues.bern(x[0]);
            case PHI -> SpecialValues.phi(x[0], (int) x[1]);
            case SIGN -> Math.signum(x[0]);
            case FLOOR -> Math.floor(x[0]);
            case CEIL -> Math.ceil(x[0]);
            case FREEZE, NOEVENT -> x[0];
            case MAX -> Math.max(x[0], x[1]);
            case MIN -> Math.min(x[0], x[1]);
            case ABS -> Math.abs(x[0]);
            case MOD -> x[0] - x[1] * Math.floor(x[0] / x[1]);
            case LESS -> truth(x[0] < x[1]);
            case LESS_EQUAL -> truth(x[0] <= x[1]);
            case EQUAL -> truth(x[0] == x[1]);
            case NOT_EQUAL -> truth(x[0] != x[1]);
            case AND -> truth(x[0] != 0 && x[1] != 0);
            case OR -> truth(x[0] != 0 || x[1] != 0);
            case NOT -> truth(x[0] == 0);
            case SELECT -> x[0] != 0 ? x[1] : x[2];
        };
    }

    /** Half-integers through the square root: u^2.5 = (u u) sqrt(u), u^-1.5 = 1/(u sqrt(u)); the rest as the library has it. */
    public static double power(double u, double a) {
        double size = Math.abs(a);
        if (size <= 64 && size != Math.rint(size) && 2 * size == Math.rint(2 * size)) {
            double root = Math.sqrt(u);
            double value = size < 1 ? root : natural(u, (int) size) * root;
            return a < 0 ? 1 / value : value;
        }
        return StrictMath.pow(u, a);
    }

    /** By squaring, from the lowest bit: u^3 = u (u u), as the graph builds it from products. */
    static double natural(double u, int n) {
        double square = u;
        double result = Double.NaN;
        boolean empty = true;
        for (int rest = n; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result = empty ? square : result * square;
                empty = false;
            }
            square *= square;
        }
        return result;
    }

    /** With both zeros of y as the positive one: signs float through differences, so a zero has no sign to rely on. */
    private static double atan2(double y, double x) {
        return StrictMath.atan2(y + 0.0, x);
    }

    private static double asinh(double x) {
        double u = Math.abs(x);
        double value = u > 1e8 ? StrictMath.log(u) + LN2 : StrictMath.log1p(u + u * u / (1 + Math.sqrt(1 + u * u)));
        return Math.copySign(value, x);
    }

    private static double acosh(double x) {
        double u = x - 1;
        return x > 1e8 ? StrictMath.log(x) + LN2 : StrictMath.log1p(u + Math.sqrt(2 * u + u * u));
    }

    private static double atanh(double x) {
        double u = Math.abs(x);
        return Math.copySign(StrictMath.log1p(2 * u / (1 - u)) / 2, x);
    }

    private static double truth(boolean condition) {
        return condition ? 1 : 0;
    }
}
