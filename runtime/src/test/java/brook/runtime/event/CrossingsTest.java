package brook.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Crossings of polynomials whose roots are known. */
class CrossingsTest {

    private static double[] withRoots(double... roots) {
        double[] polynomial = {1};
        for (double root : roots) {
            double[] next = new double[polynomial.length + 1];
            for (int k = 0; k < polynomial.length; k++) {
                next[k + 1] += polynomial[k];
                next[k] -= root * polynomial[k];
            }
            polynomial = next;
        }
        return polynomial;
    }

    private static double[] crossings(double[] polynomial, double h, int side) {
        Crossings crossings = new Crossings(polynomial.length - 1);
        double[] found = new double[crossings.find(polynomial, 0, 1, h, side)];
        for (int i = 0; i < found.length; i++) {
            found[i] = crossings.offset(i);
            assertThat(crossings.direction(i)).isEqualTo(i == 0 ? crossings.direction(0) : -crossings.direction(i - 1));
        }
        return found;
    }

    @Test
    void rootsAreFoundInOrder() {
        assertThat(crossings(withRoots(0.7, 0.1, 0.4, 5), 1, 1))
                .containsExactly(new double[] {0.1, 0.4, 0.7}, within(1e-14));
        assertThat(crossings(withRoots(0.7, 0.1, 0.4, 5), 0.5, 1))
                .containsExactly(new double[] {0.1, 0.4}, within(1e-14));
        assertThat(crossings(withRoots(-0.7, -0.1, 0.4), -1, -1))
                .containsExactly(new double[] {-0.1, -0.7}, within(1e-14));
        assertThat(crossings(withRoots(3, 4), 1, 1)).isEmpty();
    }

    @Test
    void directionsFollowTheStep() {
        Crossings crossings = new Crossings(1);
        assertThat(crossings.find(new double[] {-1, 2}, 0, 1, 1, -1)).isEqualTo(1);
        assertThat(crossings.offset(0)).isEqualTo(0.5);
        assertThat(crossings.direction(0)).isEqualTo(1);
        assertThat(crossings.sideAfter()).isEqualTo(1);
        assertThat(crossings.find(new double[] {1, 2}, 0, 1, -1, 1)).isEqualTo(1);
        assertThat(crossings.direction(0)).isEqualTo(-1);
    }

    @Test
    void anEvenRootIsNoCrossingAndAnOddOneIs() {
        assertThat(crossings(withRoots(0.5, 0.5), 1, 1)).isEmpty();
        assertThat(crossings(withRoots(0.25, 0.25, 0.75), 1, -1)).containsExactly(new double[] {0.75}, within(1e-14));
        // A triple root is known to the cube root of the rounding unit.
        assertThat(crossings(withRoots(0.3, 0.3, 0.3), 1, -1)).containsExactly(new double[] {0.3}, within(1e-5));
    }

    @Test
    void closeRootsAreSeparated() {
        assertThat(crossings(withRoots(0.5, 0.5 + 1e-6), 1, 1))
                .containsExactly(new double[] {0.5, 0.5 + 1e-6}, within(1e-9));
        // g = s^2 - 1e-20 from the left: both within the step, far below its length.
        double[] g = {-1e-20, 0, 1};
        assertThat(crossings(g, 1, -1)).containsExactly(new double[] {1e-10}, within(1e-25));
    }

    @Test
    void aRootAtTheStartThatWasDealtWithIsNotFoundAgain() {
        assertThat(crossings(withRoots(0, 0.5), 1, 0)).containsExactly(new double[] {0.5}, within(1e-15));
        double[] rounded = withRoots(0, 0.5);
        rounded[0] = 1e-17;
        assertThat(crossings(rounded, 1, 0)).containsExactly(new double[] {0.5}, within(1e-15));
        rounded[0] = -1e-17;
        assertThat(crossings(rounded, 1, 0)).containsExactly(new double[] {0.5}, within(1e-15));
    }

    @Test
    void aCrossingThatRoundingHidBetweenTwoStepsIsFoundAtTheStart() {
        assertThat(crossings(new double[] {1e-18, 1}, 1, -1)).containsExactly(0.0);
        assertThat(crossings(new double[] {0, 1}, 1, -1)).containsExactly(0.0);
        assertThat(crossings(new double[] {0, 1}, 1, 1)).isEmpty();
    }

    @Test
    void aRootAtTheVeryEndCounts() {
        assertThat(crossings(withRoots(1), 1, -1)).containsExactly(1.0);
        assertThat(crossings(withRoots(0.5), 1, -1)).containsExactly(0.5);
        assertThat(crossings(withRoots(0.5, 1), 1, 1)).containsExactly(0.5, 1.0);
        assertThat(crossings(withRoots(1, 1), 1, 1)).isEmpty();
    }

    @Test
    void nothingIsFoundWhereThereIsNothing() {
        assertThat(crossings(new double[] {0, 0, 0}, 1, 1)).isEmpty();
        assertThat(crossings(new double[] {0, 0, 0}, 1, 0)).isEmpty();
        assertThat(crossings(new double[] {1, 0, 0}, 1, 1)).isEmpty();
    }

    @Test
    void randomRootsAreAllFound() {
        Random random = new Random(1);
        for (int trial = 0; trial < 20_000; trial++) {
            int n = 1 + random.nextInt(6);
            double[] roots = random.doubles(n, -0.5, 1.5).toArray();
            double[] sorted =
                    Arrays.stream(roots).filter(r -> r > 0 && r <= 1).sorted().toArray();
            double gap = Double.POSITIVE_INFINITY;
            for (int i = 1; i < sorted.length; i++) {
                gap = Math.min(gap, sorted[i] - sorted[i - 1]);
            }
            if (gap < 1e-3) {
                continue;
            }
            double[] polynomial = withRoots(roots);
            assertThat(crossings(polynomial, 1, (int) Math.signum(polynomial[0])))
                    .as(Arrays.toString(roots))
                    .containsExactly(sorted, within(1e-9));
        }
    }

    @Test
    void aSineIsCrossedWhereItShouldBe() {
        double[] sine = new double[31];
        double factorial = 1;
        for (int k = 1; k <= 30; k++) {
            factorial *= k;
            sine[k] = k % 2 == 0 ? 0 : (k % 4 == 1 ? 1 : -1) / factorial;
        }
        assertThat(crossings(sine, 7, 0)).containsExactly(new double[] {Math.PI, 2 * Math.PI}, within(1e-8));
        assertThat(crossings(sine, 3.5, 0)).containsExactly(new double[] {Math.PI}, within(1e-15));
    }
}
