package brook.compiler.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.special.ErrorFunction;
import brook.runtime.special.ExponentialMoment;
import brook.runtime.special.LambertW;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of the elementary operations against numbers of 20 digits, computed elsewhere. */
class OperatorValuesTest {

    private static final Percentage LAST_BITS = Percentage.withPercentage(2e-13);

    @ParameterizedTest
    @CsvSource({
        "ERF, 0.5, 0.52049987781304653768",
        "ERF, -2, -0.99532226501895273416",
        "ERF, 1e-10, 1.1283791670955125739e-10",
        "ERFC, 0.3, 0.67137324054087258193",
        "ERFC, 0.7, 0.32219880616258152702",
        "ERFC, 3, 2.2090496998585441373e-5",
        "ERFC, 10, 2.0884875837625447570e-45",
        "ERFC, -1, 1.8427007929497148693",
        "SIGMOID, 2, 0.88079707797788244406",
        "SIGMOID, -500, 7.1245764067412855315e-218",
        "SOFTPLUS, 0, 0.69314718055994530942",
        "SOFTPLUS, 500, 500",
        "LAMBERTW, 1, 0.56714329040978387300",
        "LAMBERTW, -0.2, -0.25917110181907374506",
        "LAMBERTW, 100, 3.3856301402900501849",
        "LAMBERTW, 1e-5, 9.9999000014999733339e-6",
        "BERN, 0, 1",
        "BERN, 1, 0.58197670686932642439",
        "BERN, -800, 800",
        "ASINH, -0.1, -0.099834078899207563327",
        "ACOSH, 1.5, 0.96242365011920689500",
        "ATANH, 0.5, 0.54930614433405484570",
        "LOG2, 10, 3.3219280948873623479",
        "CBRT, -8, -2",
    })
    void ofOneNumber(Operator operator, double x, double expected) {
        assertThat(OperatorValues.of(operator, x)).isCloseTo(expected, LAST_BITS);
    }

    @Test
    void momentsOfTheExponential() {
        assertThat(OperatorValues.of(Operator.PHI, 1, 0)).isCloseTo(Math.E - 1, LAST_BITS);
        assertThat(OperatorValues.of(Operator.PHI, -1, 1)).isCloseTo(1 - 2 / Math.E, LAST_BITS);
        assertThat(OperatorValues.of(Operator.PHI, 0, 3)).isEqualTo(0.25);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-40, -3.7, -1, -0.36, -1e-3, 0, 1e-9, 0.2, 0.6, 1.4, 2.3, 7, 26, 300})
    void theRuntimesFunctionsGiveTheSame(double x) {
        assertThat(ErrorFunction.erf(x)).isCloseTo(OperatorValues.of(Operator.ERF, x), LAST_BITS);
        assertThat(ErrorFunction.erfc(x)).isCloseTo(OperatorValues.of(Operator.ERFC, x), LAST_BITS);
        assertThat(ExponentialMoment.value(3, x)).isCloseTo(OperatorValues.of(Operator.PHI, x, 3), LAST_BITS);
        if (x > -1 / Math.E) {
            assertThat(LambertW.value(x)).isCloseTo(OperatorValues.of(Operator.LAMBERTW, x), LAST_BITS);
        }
    }

    @Test
    void halfIntegersGoThroughTheSquareRoot() {
        assertThat(OperatorValues.power(3, -1.5)).isEqualTo(1 / (3 * Math.sqrt(3)));
        assertThat(OperatorValues.power(3, 2.5)).isEqualTo(9 * Math.sqrt(3));
        assertThat(OperatorValues.power(3, -0.5)).isEqualTo(1 / Math.sqrt(3));
        assertThat(OperatorValues.power(3, 0.3)).isEqualTo(StrictMath.pow(3, 0.3));
    }

    @Test
    void theAngleOfAZeroOfEitherSignIsTheSame() {
        assertThat(OperatorValues.of(Operator.ATAN2, -0.0, -1)).isCloseTo(Math.PI, within(0.0));
    }

    @Test
    void conditionsAreOneAndZero() {
        assertThat(OperatorValues.of(Operator.LESS, 1, 2)).isEqualTo(1);
        assertThat(OperatorValues.of(Operator.AND, 1, 0)).isEqualTo(0);
        assertThat(OperatorValues.of(Operator.NOT, 0)).isEqualTo(1);
        assertThat(OperatorValues.of(Operator.SELECT, 0, 5, 6)).isEqualTo(6);
        assertThat(OperatorValues.of(Operator.MOD, -1, 3)).isEqualTo(2);
    }
}
