package brook.jmh.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.jmh.precision.Curve.Reach;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What an error costs lies on the lines between the measured points, and a verdict where two of them cross. */
class CurveTest {

    /** Doubles its work for each two decades. */
    private static final Curve STEEP =
            new Curve("steep", List.of(point(1e-2, 1), point(1e-4, 2), point(1e-6, 4), point(1e-8, 8)));
    /** Ten percent for each two decades. */
    private static final Curve FLAT =
            new Curve("flat", List.of(point(1e-2, 3), point(1e-4, 3.3), point(1e-6, 3.63), point(1e-8, 3.993)));

    /** The tolerance is a tenth of the error. */
    private static WorkPoint point(double error, double millis) {
        return new WorkPoint(error / 10, millis, new Outcome(error, 1, OptionalLong.empty(), 1));
    }

    @Test
    void betweenTwoPointsLogarithmsAreLinear() {
        Reach reach = STEEP.reach(1e-5);
        assertThat(reach.millis()).isCloseTo(2 * Math.sqrt(2), within(1e-12));
        assertThat(reach.tolerance()).isCloseTo(1e-6, within(1e-18));
    }

    @Test
    void anErrorCostsNoMoreThanASmallerOne() {
        Curve lucky = new Curve("lucky", List.of(point(1e-9, 1), point(1e-4, 2), point(1e-6, 4)));
        assertThat(lucky.reach(1e-6).millis()).isEqualTo(1);
    }

    @Test
    void whatIsSharperThanAllPointsIsOutOfReach() {
        assertThat(STEEP.reach(1e-9).millis()).isInfinite();
        assertThat(STEEP.reach(1).millis()).isEqualTo(1);
    }

    /** 2^(d/2) / (3 * 1.1^(d/2)) = 1 at d = 2 ln 3 / ln(2/1.1) = 3.675 decades below 1e-2. */
    @Test
    void aVerdictIsWhereTheLinesCross() {
        Verdict verdict = new Verdict("Made up", "flat", List.of(FLAT, STEEP));
        assertThat(Math.log10(verdict.error().orElseThrow())).isCloseTo(-5.675, within(0.02));
        assertThat(verdict.text())
                .startsWith(
                        "Made up: flat is the fastest for errors below 2.1e-06, which it reaches with a tolerance of 2.1e-07;")
                .contains("above, steep takes over");
    }

    @Test
    void whoIsNotTheFastestAtTheEndHasNoVerdict() {
        assertThat(new Verdict("Made up", "steep", List.of(FLAT, STEEP)).error())
                .isEmpty();
    }
}
