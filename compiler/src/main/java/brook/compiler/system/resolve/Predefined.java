package brook.compiler.system.resolve;

import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The functions that every model knows, with the number of their arguments. */
enum Predefined {
    EXP(Operator.EXP),
    LOG(Operator.LOG),
    LOG2(Operator.LOG2),
    LOG10(Operator.LOG10),
    LOG1P(Operator.LOG1P),
    EXPM1(Operator.EXPM1),
    SQRT(Operator.SQRT),
    CBRT(Operator.CBRT),
    ABS(Operator.ABS),
    SIGN(Operator.SIGN),
    FLOOR(Operator.FLOOR),
    CEIL(Operator.CEIL),
    NOEVENT(Operator.NOEVENT),
    MOD(Operator.MOD),
    SIN(Operator.SIN),
    COS(Operator.COS),
    TAN(Operator.TAN),
    ASIN(Operator.ASIN),
    ACOS(Operator.ACOS),
    ATAN(Operator.ATAN),
    ATAN2(Operator.ATAN2),
    SINH(Operator.SINH),
    COSH(Operator.COSH),
    TANH(Operator.TANH),
    ASINH(Operator.ASINH),
    ACOSH(Operator.ACOSH),
    ATANH(Operator.ATANH),
    ERF(Operator.ERF),
    ERFC(Operator.ERFC),
    SIGMOID(Operator.SIGMOID),
    SOFTPLUS(Operator.SOFTPLUS),
    LAMBERTW(Operator.LAMBERTW),
    BERN(Operator.BERN),
    HYPOT(2, 2),
    RELU(1, 1),
    SWISH(1, 1),
    GELU(1, 1),
    SMOOTH(2, 2),
    MIN(1, Predefined.ANY),
    MAX(1, Predefined.ANY),
    SUM(1, 1),
    PROD(1, 1),
    MEAN(1, 1),
    DOT(2, 2),
    NORM(1, 1),
    SQNORM(1, 1),
    TRACE(1, 1),
    TRANSPOSE(1, 1),
    OUTER(2, 2),
    DIAG(1, 1),
    ZEROS(0, Predefined.ANY),
    ONES(0, Predefined.ANY),
    EYE(1, 1),
    CAT(1, Predefined.ANY),
    SOFTMAX(1, 1),
    LOGSUMEXP(1, 1),
    CROSS_ENTROPY(2, 2),
    CORRECT(2, 2);

    static final int ANY = Integer.MAX_VALUE;

    private static final Map<String, Predefined> BY_NAME = new HashMap<>();

    static {
        for (Predefined function : values()) {
            BY_NAME.put(function.text(), function);
        }
    }

    private final Optional<Operator> operator;
    private final int least;
    private final int most;

    Predefined(Operator operator) {
        this.operator = Optional.of(operator);
        this.least = operator.arity();
        this.most = operator.arity();
    }

    Predefined(int least, int most) {
        this.operator = Optional.empty();
        this.least = least;
        this.most = most;
    }

    static Optional<Predefined> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Predefined function : values()) {
            names.add(function.text());
        }
        return names;
    }

    /** The name in a model. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one operation that it is, if it is one. */
    Optional<Operator> operator() {
        return operator;
    }

    boolean accepts(int arguments) {
        return arguments >= least && arguments <= most;
    }

    /** {@code 1 argument}, {@code at least 1 argument}. */
    String arity() {
        return most == ANY ? "at least " + Words.count(least, "argument") : Words.count(least, "argument");
    }

    /** Whether it takes {@code (e for i in 1..N)}. */
    boolean isReduction() {
        return this == SUM || this == PROD || this == MIN || this == MAX || this == MEAN;
    }
}
