package brook.compiler.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortestDecimalTest {

    @ParameterizedTest
    @CsvSource({
        "0.0, 0",
        "-0.0, -0",
        "1.0, 1",
        "-3.0, -3",
        "0.1, 0.1",
        "0.30000000000000004, 0.30000000000000004",
        "200000.0, 200000",
        "1e15, 1000000000000000",
        "9007199254740993.0, 9007199254740992",
        "1e16, 1e16",
        "-1.5e300, -1.5e300",
        "0.00001, 0.00001",
        "0.000001, 1e-6",
        "0.0000123, 0.0000123",
        "1.25e-7, 1.25e-7",
        // Too long before JDK 19.
        "2e23, 2e23",
        "2.0e-3, 0.002",
        "8.41e21, 8.41e21",
        "2.2250738585072014e-308, 2.2250738585072014e-308",
        "4.9e-324, 5e-324",
        "9.9e-324, 1e-323",
        "1.5e-323, 1.5e-323",
        "1.7976931348623157e308, 1.7976931348623157e308",
        "NaN, NaN",
        "Infinity, Infinity",
        "-Infinity, -Infinity"
    })
    void textIs(double value, String text) {
        assertThat(ShortestDecimal.of(value)).isEqualTo(text);
    }

    @Test
    void randomBitsReadBackAndNothingShorterDoes() {
        Random random = new Random(20_260_101);
        random.longs(20_000)
                .mapToDouble(Double::longBitsToDouble)
                .filter(Double::isFinite)
                .forEach(ShortestDecimalTest::check);
    }

    @Test
    void powersAndTheirNeighboursReadBackAndNothingShorterDoes() {
        for (int e = -1074; e <= 1023; e++) {
            double power = Math.scalb(1.0, e);
            DoubleStream.of(power, Math.nextUp(power), Math.nextDown(power))
                    .filter(value -> value != 0)
                    .forEach(ShortestDecimalTest::check);
        }
        for (int e = -323; e <= 308; e++) {
            double power = Double.parseDouble("1e" + e);
            DoubleStream.of(power, Math.nextUp(power), Math.nextDown(power)).forEach(ShortestDecimalTest::check);
        }
    }

    @Test
    void smallestNumbersReadBackAndNothingShorterDoes() {
        for (long bits = 1; bits < 2_000; bits++) {
            check(Double.longBitsToDouble(bits));
        }
    }

    private static void check(double value) {
        String text = ShortestDecimal.of(value);
        assertThat(Double.parseDouble(text)).as(text).isEqualTo(value);
        BigDecimal decimal = new BigDecimal(text).stripTrailingZeros();
        if (decimal.precision() > 1) {
            assertThat(rounded(value, decimal.precision() - 1, RoundingMode.DOWN))
                    .as(text)
                    .isNotEqualTo(value);
            assertThat(rounded(value, decimal.precision() - 1, RoundingMode.UP))
                    .as(text)
                    .isNotEqualTo(value);
        }
        double distance = distance(decimal, value);
        assertThat(distance)
                .as(text)
                .isLessThanOrEqualTo(distance(exactly(value, decimal.precision(), RoundingMode.HALF_EVEN), value));
    }

    private static double rounded(double value, int digits, RoundingMode mode) {
        return exactly(value, digits, mode).doubleValue();
    }

    private static BigDecimal exactly(double value, int digits, RoundingMode mode) {
        return new BigDecimal(value).round(new MathContext(digits, mode));
    }

    /** How far a decimal is from a double, infinite if it does not read back. */
    private static double distance(BigDecimal decimal, double value) {
        return decimal.doubleValue() == value
                ? decimal.subtract(new BigDecimal(value)).abs().doubleValue()
                : Double.POSITIVE_INFINITY;
    }
}
