package brook.runtime.elements;

import brook.runtime.ElementFunctions;
import java.math.BigDecimal;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/** An element function in its two forms, with its reference. */
@SuppressWarnings("ImmutableEnumChecker") // method references hold nothing
enum ElementFunction {
    EXP(ElementFunctions::exp, functions -> functions::exp, BigFunctions::exp),
    TANH(ElementFunctions::tanh, functions -> functions::tanh, BigFunctions::tanh),
    SIGMOID(ElementFunctions::sigmoid, functions -> functions::sigmoid, BigFunctions::sigmoid),
    SOFTPLUS(ElementFunctions::softplus, functions -> functions::softplus, BigFunctions::softplus),
    LOG(ElementFunctions::log, functions -> functions::log, BigFunctions::log),
    SIN(ElementFunctions::sin, functions -> functions::sin, BigFunctions::sin),
    COS(ElementFunctions::cos, functions -> functions::cos, BigFunctions::cos);

    private final DoubleUnaryOperator scalar;
    private final Function<ElementFunctions, OverArrays> overArrays;
    private final Function<BigDecimal, BigDecimal> reference;

    ElementFunction(
            DoubleUnaryOperator scalar,
            Function<ElementFunctions, OverArrays> overArrays,
            Function<BigDecimal, BigDecimal> reference) {
        this.scalar = scalar;
        this.overArrays = overArrays;
        this.reference = reference;
    }

    /** A function from a range to a range. */
    @FunctionalInterface
    interface OverArrays {
        void apply(double[] in, int from, double[] out, int to, int count);
    }

    double value(double x) {
        return scalar.applyAsDouble(x);
    }

    OverArrays overArrays() {
        return overArrays.apply(new ElementFunctions());
    }

    /** The error of the scalar form at x in units in the last place of the exact value. */
    double ulps(double x) {
        return ulps(x, reference.apply(new BigDecimal(x, BigFunctions.DIGITS)));
    }

    /** The same, where the exact value is known. */
    double ulps(double x, BigDecimal exact) {
        BigDecimal error = new BigDecimal(value(x)).subtract(exact).abs();
        return error.divide(new BigDecimal(Math.ulp(exact.doubleValue())), BigFunctions.DIGITS)
                .doubleValue();
    }
}
