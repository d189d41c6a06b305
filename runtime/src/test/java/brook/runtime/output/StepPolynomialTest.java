package brook.runtime.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Increments with their slopes against the other ways to evaluate a step, for every remainder of blocks and orders. */
class StepPolynomialTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 12, 19, 20})
    void incrementsHaveTheBitsOfTheStepAndSlopesAreDerivatives(int order) {
        Random random = new Random(order);
        for (int dimension = 1; dimension <= 9; dimension++) {
            for (int integrals = 0; integrals <= 2; integrals++) {
                int size = dimension + integrals;
                int plane = size + 3;
                double[] jet = random.doubles((long) (order + 1) * plane, -1, 1).toArray();
                double[] carry = random.doubles(size, -1e-17, 1e-17).toArray();
                StepPolynomial polynomial = new StepPolynomial(dimension, integrals, plane, order);
                double[] whole = new double[size];
                double[] parts = new double[size];
                double[] slopes = new double[size];
                double h = 0.7;
                assertThat(polynomial.evaluate(jet, carry, h, whole, new double[size]))
                        .isTrue();
                polynomial.increments(jet, h, parts, slopes);
                assertThat(polynomial.add(jet, carry, parts, new double[size])).isTrue();
                assertThat(parts).containsExactly(whole);
                for (int i = 0; i < size; i++) {
                    // Each coefficient is at most 1, so the terms sum up to less than the sum of k 0.7^(k-1), 1/0.09.
                    assertThat(slopes[i]).isCloseTo(polynomial.derivative(jet, i, h), within(order * 0x1p-52 / 0.09));
                }
            }
        }
    }
}
