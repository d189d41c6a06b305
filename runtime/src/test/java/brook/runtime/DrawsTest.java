package brook.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.Draw.Law;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Drawn inputs: their laws, over the elements and over the trajectories, and where they are put. */
class DrawsTest {

    private static final int COUNT = 100_000;
    private static final double STANDARD_ERRORS = 5;

    private static double variance(Law law) {
        return switch (law) {
            case RADEMACHER, NORMAL -> 1;
            case UNIFORM -> 1.0 / 3;
        };
    }

    private static double fourthMoment(Law law) {
        return switch (law) {
            case RADEMACHER -> 1;
            case NORMAL -> 3;
            case UNIFORM -> 0.2;
        };
    }

    @ParameterizedTest
    @EnumSource(Law.class)
    void elementsHaveTheirMoments(Law law) {
        double[] x = new double[COUNT];
        new Draw(law, 1, 11).into(x, 0, COUNT, 3);
        requireMoments(law, x);
    }

    @ParameterizedTest
    @EnumSource(Law.class)
    void trajectoriesHaveTheirMoments(Law law) {
        double[] x = new double[COUNT];
        for (int trajectory = 0; trajectory < COUNT; trajectory++) {
            new Draw(law, 1, 11).into(x, trajectory, 1, trajectory);
        }
        requireMoments(law, x);
    }

    private static void requireMoments(Law law, double[] x) {
        double sum = 0;
        double squares = 0;
        double lagged = 0;
        for (int i = 0; i < COUNT; i++) {
            sum += x[i];
            squares += x[i] * x[i];
            lagged += i > 0 ? x[i] * x[i - 1] : 0;
        }
        double error = STANDARD_ERRORS / Math.sqrt(COUNT);
        double v = variance(law);
        assertThat(sum / COUNT).isCloseTo(0, within(error * Math.sqrt(v)));
        assertThat(lagged / COUNT).isCloseTo(0, within(error * v));
        double spread = Math.sqrt(fourthMoment(law) - v * v);
        assertThat(squares / COUNT).isCloseTo(v, within(error * spread + 1e-12));
    }

    @Test
    void rademachersNumbersAreOneOrMinusOne() {
        double[] x = new double[1000];
        new Draw(Law.RADEMACHER, 2, 1).into(x, 0, 1000, 0);
        assertThat(x).containsOnly(2, -2);
    }

    @Test
    void aScaleIsAFactorAndASeedAnotherSequence() {
        double[] x = new double[3];
        double[] y = new double[3];
        new Draw(Law.NORMAL, 1, 4).into(x, 0, 3, 17);
        new Draw(Law.NORMAL, 3, 4).into(y, 0, 3, 17);
        assertThat(y).containsExactly(3 * x[0], 3 * x[1], 3 * x[2]);
        new Draw(Law.NORMAL, 1, 5).into(y, 0, 3, 17);
        assertThat(y).doesNotContain(x);
    }

    @Test
    void seedsOfTrajectoriesDiffer() {
        Set<Long> seeds = new HashSet<>();
        for (int trajectory = -1000; trajectory < 1000; trajectory++) {
            seeds.add(SplitMix.split(0, trajectory));
            seeds.add(SplitMix.split(1, trajectory));
        }
        assertThat(seeds).hasSize(4000);
    }

    @Test
    void whatIsGivenStays() {
        ModelDescription description = ModelDescription.named("m", "m.ode")
                .parameter("k")
                .input("eps")
                .axis(1, 3)
                .drawn("RADEMACHER", 1, 7)
                .input("dose")
                .input("u")
                .drawn("UNIFORM", 2, 7)
                .build();
        assertThat(description.drawnInputs()).extracting(Quantity::name).containsExactly("eps", "u");
        double nan = Double.NaN;
        double[] values = {nan, nan, 0.5, nan, nan, nan};
        Draws.of(description).complete(values, 9);
        double[] eps = new double[3];
        new Draw(Law.RADEMACHER, 1, 7).into(eps, 0, 3, 9);
        double[] u = new double[1];
        new Draw(Law.UNIFORM, 2, 7).into(u, 0, 1, 9);
        assertThat(values).containsExactly(nan, eps[0], 0.5, eps[2], nan, u[0]);
    }
}
