package brook.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionsTest {

    /** The files hold 30 digits, computed with 60 or more. */
    @ParameterizedTest
    @CsvFileSource(resources = "/functions/functions.csv", numLinesToSkip = 1)
    void isWithinTwoUnitsInTheLastPlace(String function, double x, BigDecimal expected) {
        assertThat(ulps(named(function).applyAsDouble(x), expected)).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/functions/phi.csv", numLinesToSkip = 1)
    void phiIsWithinTwoUnitsNearZeroAndWithinTenFarOut(int n, double x, BigDecimal expected) {
        assertThat(ulps(Functions.phi(n, x), expected)).isLessThanOrEqualTo(Math.abs(x) <= 1 ? 2 : 10);
    }

    @ParameterizedTest
    @CsvSource({
        "sigmoid, 500, 1",
        "sigmoid, -500, 7.124576406741286E-218",
        "sigmoid, Infinity, 1",
        "sigmoid, -Infinity, 0",
        "softplus, 500, 500",
        "softplus, -500, 7.124576406741286E-218",
        "softplus, -Infinity, 0",
        "erf, 500, 1",
        "erf, -500, -1",
        "erf, -0.0, -0.0",
        "erfc, 500, 0",
        "erfc, -500, 2",
        "lambertw, 0, 0",
        "lambertw, -0.36787944117144233, -1",
        "lambertw, -0.3678794411714424, NaN",
        "lambertw, Infinity, Infinity",
        "asinh, -0.0, -0.0",
        "asinh, -Infinity, -Infinity",
        "acosh, 1, 0",
        "acosh, 0.5, NaN",
        "atanh, 1, Infinity",
        "atanh, 2, NaN",
        "log2, 8, 3",
        "log2, 4.9E-324, -1074",
        "log2, 0, -Infinity",
        "log2, -1, NaN",
        "bern, 0, 1",
        "bern, -0.0, 1",
        "bern, 800, 0",
        "bern, -800, 800",
        "bern, Infinity, 0",
        "bern, -Infinity, Infinity"
    })
    void holdsAtTheEnds(String function, double x, double expected) {
        assertThat(named(function).applyAsDouble(x)).isEqualTo(Double.valueOf(expected));
    }

    @Test
    void keepsNaN() {
        for (String function :
                new String[] {"sigmoid", "softplus", "erf", "erfc", "lambertw", "asinh", "bern", "log2"}) {
            assertThat(named(function).applyAsDouble(Double.NaN)).as(function).isNaN();
        }
    }

    private static double ulps(double value, BigDecimal expected) {
        return new BigDecimal(value).subtract(expected).abs().doubleValue() / Math.ulp(expected.doubleValue());
    }

    private static DoubleUnaryOperator named(String function) {
        return switch (function) {
            case "sigmoid" -> Functions::sigmoid;
            case "softplus" -> Functions::softplus;
            case "erf" -> Functions::erf;
            case "erfc" -> Functions::erfc;
            case "lambertw" -> Functions::lambertw;
            case "asinh" -> Functions::asinh;
            case "acosh" -> Functions::acosh;
            case "atanh" -> Functions::atanh;
            case "log2" -> Functions::log2;
            case "bern" -> Functions::bern;
            default -> throw new IllegalArgumentException(function);
        };
    }
}
