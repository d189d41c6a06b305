package brook.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.reference.ExpressionModel;
import brook.runtime.reference.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Singularities whose place is known from closed forms, found from the coefficients alone. */
class SingularityTest {

    private static final int ORDER = 40;

    private static Optional<Singularity> nearest(ExpressionModel model, int component, double t, double... state) {
        int plane = model.planeSize();
        double[] jet = Arrays.copyOf(state, plane * (ORDER + 1));
        model.jet(t, jet, ORDER);
        double[] coefficients = new double[ORDER + 1];
        for (int k = 0; k <= ORDER; k++) {
            coefficients[k] = jet[k * plane + component];
        }
        return Singularity.nearest(coefficients);
    }

    /** The right-hand side, start, and the singularity with its order: poles, a square root, a logarithm, near and far. */
    @ParameterizedTest
    @CsvSource({
        // 1/(1-t), 1/(1000-t), 1/(1e-9-t)
        "x*x, 0, 1, 1, 0, 1",
        "x*x, 0, 0.001, 1000, 0, 1",
        "x*x, 0, 1000000000, 1e-9, 0, 1",
        // tan from 0.5 on, from -1.2 on and from 0 on, where both poles are equally near
        "1+x*x, 0, 0.54630248984379048, 1.0707963267948966, 0, 1",
        "1+x*x, 0, -2.5721516221263188, -0.37079632679489667, 0, 1",
        // (1-t)^(1/2): x' = -1/(2x)
        "-1/(2*x), 0, 1, 1, 0, -0.5",
        // 1/(1-t)^2: x' = 2 x^1.5
        "2*x^1.5, 0, 1, 1, 0, 2",
        // log(1+t)
        "1/(1+t), 0, 0, -1, 0, 0",
        // atan, whose derivative is 1/(1+t^2), from 0.3 on
        "1/(1+t*t), 0.3, 0.29145679447786709, -0.3, 1, 0",
        // 1/(1+exp(-t)) from t = 1 on: a pair of poles at i pi
        "x*(1-x), 1, 0.73105857863000487, -1, 3.1415926535897932, 1",
    })
    void placesAndOrdersAreFound(String rate, double t, double x, double real, double imaginary, double order) {
        Singularity found = nearest(Problems.scalar(rate), 0, t, x).orElseThrow();
        double distance = Math.hypot(real, imaginary);
        assertThat(found.distance()).isCloseTo(distance, within(1e-6 * distance));
        assertThat(found.real()).isCloseTo(real, within(1e-6 * distance));
        assertThat(found.imaginary()).isCloseTo(imaginary, within(1e-6 * distance));
        assertThat(found.order()).isCloseTo(order, within(1e-2));
        assertThat(found.isReal()).isEqualTo(imaginary == 0);
        assertThat(Math.hypot(found.real() - real, found.imaginary() - imaginary))
                .isLessThanOrEqualTo(found.error() + 1e-12 * distance);
    }

    /** sqrt(2+t) + exp(t): the branch point shows through the entire function. */
    @Test
    void aBranchPointBehindAnEntireFunction() {
        Singularity found = nearest(
                        ExpressionModel.of(List.of("x", "y", "z"), "1/(2*x)", "y", "1/(2*x)+y"),
                        2,
                        0,
                        Math.sqrt(2),
                        1,
                        Math.sqrt(2) + 1)
                .orElseThrow();
        assertThat(found.real()).isCloseTo(-2, within(1e-9));
        assertThat(found.order()).isCloseTo(-0.5, within(1e-6));
    }

    /** Painleve's first equation y'' = 6 y^2 + t has double poles; the next one after y(0) = 1, y'(0) = 1, by integration in 40 digits. */
    @Test
    void thePoleOfPainleve() {
        ExpressionModel painleve = ExpressionModel.of(List.of("y", "v"), "v", "6*y*y+t");
        Singularity found = nearest(painleve, 0, 0, 1, 1).orElseThrow();
        assertThat(found.isReal()).isTrue();
        assertThat(found.order()).isCloseTo(2, within(0.05));
        assertThat(found.real()).isCloseTo(1.0810966561855795, within(found.error()));
    }

    /** On the attractor of Lorenz the nearest ones are complex pairs; x has simple poles (but for logarithms), y and z double ones in the same place. */
    @Test
    void thePairOfLorenz() {
        double[] state = {-8, -3, 30};
        Singularity x = nearest(Problems.lorenz(), 0, 0, state).orElseThrow();
        Singularity z = nearest(Problems.lorenz(), 2, 0, state).orElseThrow();
        assertThat(x.isReal()).isFalse();
        assertThat(x.order()).isCloseTo(1, within(0.15));
        assertThat(z.order()).isCloseTo(2, within(0.3));
        assertThat(Math.hypot(x.real() - z.real(), x.imaginary() - z.imaginary()))
                .isLessThan(3 * (x.error() + z.error()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-x", "0*x", "t^3", "cos(t)", "x*cos(t)", "2*t*x"})
    void entireFunctionsHaveNone(String rate) {
        assertThat(nearest(Problems.scalar(rate), 0, 0.3, 0.7)).isEmpty();
    }

    /** 1/(1+t^5) has five, which are equally near to 0. */
    @Test
    void manyAreToldFromEachOtherByNobody() {
        assertThat(nearest(Problems.scalar("1/(1+t^5)"), 0, 0, 0)).isEmpty();
    }
}
