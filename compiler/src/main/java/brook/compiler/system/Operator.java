package brook.compiler.system;

/**
 * The elementary operations, applied element by element; scalars broadcast.
 *
 * <p>Everything else ({@code abs min max mod relu hypot swish gelu softmax ...}) is composed of these while a model is resolved or lowered.
 */
public enum Operator {
    ADD(2),
    SUBTRACT(2),
    MULTIPLY(2),
    DIVIDE(2),
    POWER(2),
    NEGATE(1),
    EXP(1),
    LOG(1),
    LOG2(1),
    LOG10(1),
    LOG1P(1),
    EXPM1(1),
    SQRT(1),
    CBRT(1),
    SIN(1),
    COS(1),
    TAN(1),
    ASIN(1),
    ACOS(1),
    ATAN(1),
    ATAN2(2),
    SINH(1),
    COSH(1),
    TANH(1),
    ASINH(1),
    ACOSH(1),
    ATANH(1),
    ERF(1),
    ERFC(1),
    SIGMOID(1),
    SOFTPLUS(1),
    LAMBERTW(1),
    BERN(1),
    /** PHI(u, n), n a constant: the integral of s^n exp(u s) over 0 .. 1; no user's function, the unrolled series of BERN is made of it. */
    PHI(2),
    /** -1, 0 or 1; piecewise constant. */
    SIGN(1),
    FLOOR(1),
    CEIL(1),
    /** The value at the start of a step, held constant through it: the shift of {@code logsumexp}. */
    FREEZE(1),
    /** The operand; what jumps in it is chosen anew at each step, not located. */
    NOEVENT(1),
    /** The greater (lesser) argument; the choice is piecewise constant. */
    MAX(2),
    MIN(2),
    ABS(1),
    /** a - b floor(a/b). */
    MOD(2),
    LESS(2),
    LESS_EQUAL(2),
    EQUAL(2),
    NOT_EQUAL(2),
    AND(2),
    OR(2),
    NOT(1),
    /** SELECT(condition, a, b). */
    SELECT(3);

    private final int arity;

    Operator(int arity) {
        this.arity = arity;
    }

    /** The number of operands. */
    public int arity() {
        return arity;
    }

    /** Whether the result is a condition (1 or 0 in the graph) rather than a number. */
    public boolean isCondition() {
        return switch (this) {
            case LESS, LESS_EQUAL, EQUAL, NOT_EQUAL, AND, OR, NOT -> true;
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
                    CBRT,
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
                    BERN,
                    PHI,
                    SIGN,
                    FLOOR,
                    CEIL,
                    FREEZE,
                    NOEVENT,
                    MAX,
                    MIN,
                    ABS,
                    MOD,
                    SELECT -> false;
        };
    }
}
