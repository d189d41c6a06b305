package brook.runtime.elements;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ElementFunctionsTest {

    private static final long MANTISSA = (1L << 52) - 1;

    private static final double[] SPECIAL = {
        0.0,
        -0.0,
        1,
        -1,
        4.9e-324,
        -4.9e-324,
        2e-310,
        -2e-310,
        Double.MIN_NORMAL,
        1e-20,
        708.5,
        -708.5,
        709.78,
        709.79,
        -745.1,
        -745.2,
        1e6,
        -1e6,
        1e300,
        -1e300,
        Double.MAX_VALUE,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };

    /**
     * The hardest of 12 million points for each function, and some of every kind. The points were found with the 113 bits of
     * libquadmath; the values are those of mpmath 1.3 with 60 digits, written with 30.
     */
    @ParameterizedTest
    @CsvFileSource(resources = "/functions/elements.csv", numLinesToSkip = 1)
    void isWithinItsBoundAtTheHardestPoints(ElementFunction function, String x, BigDecimal exact) {
        assertThat(function.ulps(Double.valueOf(x), exact)).isLessThanOrEqualTo(bound(function));
    }

    @ParameterizedTest
    @EnumSource
    void isWithinItsBoundAtAllExponents(ElementFunction function) {
        for (double x : sample(function)) {
            assertThat(function.ulps(x)).as("%s(%s)", function, x).isLessThanOrEqualTo(bound(function));
        }
    }

    @ParameterizedTest
    @EnumSource
    void overArraysHasTheBitsOfTheScalarForm(ElementFunction function) {
        double[] in = new Random(3).doubles(1100, 0.1, 30).toArray();
        assertSameBits(function, in, 1031);
        for (int count : new int[] {0, 1, 39, 40, 41, 255, 256, 257, 300}) {
            assertSameBits(function, in, count);
        }
        assertSameBits(function, new Random(4).doubles(1100, -3, 3).toArray(), 1031);
        in[700] = Double.NaN;
        System.arraycopy(SPECIAL, 0, in, 50, SPECIAL.length);
        assertSameBits(function, in, 1031);
    }

    private static void assertSameBits(ElementFunction function, double[] in, int count) {
        double[] out = new double[count + 7];
        Arrays.fill(out, 77);
        function.overArrays().apply(in, 5, out, 3, count);
        double[] expected = out.clone();
        for (int i = 0; i < count; i++) {
            expected[3 + i] = function.value(in[5 + i]);
        }
        assertThat(bits(out)).isEqualTo(bits(expected));
        assertThat(DoubleStream.of(out[0], out[1], out[2], out[count + 3], out[count + 6]))
                .containsOnly(77.0);
    }

    @ParameterizedTest
    @EnumSource
    void worksInPlace(ElementFunction function) {
        double[] values = new Random(5).doubles(600, 0.5, 3).toArray();
        double[] expected = Arrays.stream(values).map(function::value).toArray();
        function.overArrays().apply(values, 0, values, 0, 600);
        assertThat(values).isEqualTo(expected);
    }

    /** Loops that were interpreted at first give the same bits when they are compiled. */
    @ParameterizedTest
    @EnumSource
    void hasTheSameBitsWhenCompiled(ElementFunction function) {
        double[] in = new Random(6).doubles(256, 0.01, 40).toArray();
        double[] first = new double[256];
        double[] later = new double[256];
        ElementFunction.OverArrays overArrays = function.overArrays();
        overArrays.apply(in, 0, first, 0, 256);
        for (int i = 0; i < 6000; i++) {
            overArrays.apply(in, 0, later, 0, 256);
        }
        assertThat(bits(later)).isEqualTo(bits(first));
    }

    @ParameterizedTest
    @EnumSource(names = {"TANH", "SIGMOID", "SIN", "COS"})
    void doesNotExceedOne(ElementFunction function) {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            double x = random.nextInt(25_000) * (Math.PI / 2) * (1 + random.nextInt(5) * 0x1p-53);
            assertThat(Math.abs(function.value(x))).isLessThanOrEqualTo(1);
            assertThat(Math.abs(function.value(40 * random.nextDouble()))).isLessThanOrEqualTo(1);
            assertThat(Math.abs(function.value(750 * random.nextDouble()))).isLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EXP, 0, 1",
        "EXP, -0.0, 1",
        "EXP, 709.782712893384, 1.7976931348622732e308",
        "EXP, 709.7827128933841, Infinity",
        "EXP, -745.1332191019411, 4.9e-324",
        "EXP, -745.1332191019412, 0",
        "EXP, Infinity, Infinity",
        "EXP, -Infinity, 0",
        "TANH, 0, 0",
        "TANH, -0.0, -0.0",
        "TANH, 4.9e-324, 4.9e-324",
        "TANH, -1e-310, -1e-310",
        "TANH, 1e-9, 1e-9",
        "TANH, 19.5, 1",
        "TANH, -300, -1",
        "TANH, 1e300, 1",
        "TANH, Infinity, 1",
        "TANH, -Infinity, -1",
        "SIGMOID, 0, 0.5",
        "SIGMOID, 40, 1",
        "SIGMOID, 1e300, 1",
        "SIGMOID, -745.1332191019411, 4.9e-324",
        "SIGMOID, Infinity, 1",
        "SIGMOID, -Infinity, 0",
        "SOFTPLUS, 0, 0.6931471805599453",
        "SOFTPLUS, -745.1332191019411, 4.9e-324",
        "SOFTPLUS, 1e300, 1e300",
        "SOFTPLUS, Infinity, Infinity",
        "SOFTPLUS, -Infinity, 0",
        "LOG, 1, 0",
        "LOG, 0, -Infinity",
        "LOG, -0.0, -Infinity",
        "LOG, -1, NaN",
        "LOG, 4.9e-324, -744.4400719213812",
        "LOG, Infinity, Infinity",
        "LOG, -Infinity, NaN",
        "SIN, 0, 0",
        "SIN, -0.0, -0.0",
        "SIN, 4.9e-324, 4.9e-324",
        "SIN, 1.5707963267948966, 1",
        "SIN, Infinity, NaN",
        "COS, 0, 1",
        "COS, -0.0, 1",
        "COS, 3.141592653589793, -1",
        "COS, -Infinity, NaN"
    })
    void holdsAtTheEnds(ElementFunction function, double x, double expected) {
        assertThat(function.value(x)).isEqualTo(Double.valueOf(expected));
    }

    @ParameterizedTest
    @EnumSource
    void keepsNaN(ElementFunction function) {
        assertThat(function.value(Double.NaN)).isNaN();
    }

    @ParameterizedTest
    @CsvSource({"500001", "1e22", "-3.3e200", "1.7976931348623157e308"})
    void farOutSineAndCosineAreThoseOfMath(double x) {
        assertThat(ElementFunction.SIN.value(x)).isEqualTo(Math.sin(x));
        assertThat(ElementFunction.COS.value(x)).isEqualTo(Math.cos(x));
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
    }

    /** What docs/accuracy.md says, rounded up: a hundredth above the largest error ever found. */
    private static double bound(ElementFunction function) {
        return switch (function) {
            case EXP -> 1.11;
            case TANH -> 1.03;
            case SIGMOID -> 1.22;
            case SOFTPLUS -> 1.65;
            case LOG -> 0.91;
            case SIN -> 1.02;
            case COS -> 1.03;
        };
    }

    /** A point of either sign for each exponent, and 1500 where the function does something. */
    private static double[] sample(ElementFunction function) {
        Random random = new Random(8);
        DoubleStream everywhere = IntStream.range(0, 2 * 2047).mapToDouble(i -> {
            double x = Double.longBitsToDouble((long) (i / 2) << 52 | random.nextLong() & MANTISSA);
            return i % 2 == 0 ? x : -x;
        });
        DoubleStream middle = random.doubles(1000, -20, 20);
        DoubleStream wide = random.doubles(500, -750, 750);
        return DoubleStream.concat(everywhere, DoubleStream.concat(middle, wide))
                .filter(x -> inDomain(function, x))
                .toArray();
    }

    private static boolean inDomain(ElementFunction function, double x) {
        return switch (function) {
            case EXP -> x < 709.78 && x > -745;
            case SIGMOID, TANH, SOFTPLUS -> x > -745 && x < 1e6;
            case LOG -> x > 0;
            case SIN, COS -> Math.abs(x) <= 500_000;
        };
    }
}
