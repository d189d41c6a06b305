package brook.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import brook.jmh.hand.HandWritten;
import brook.jmh.hand.HandWrittenTaylor;
import brook.jmh.peer.HipparchusRun;
import brook.jmh.peer.Peer;
import brook.jmh.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The baselines are right: the steps of heyoka to the last one, and errors as small as doubles allow. */
class HandWrittenTest {

    private static final double ROUNDING = 0x1p-52;

    @ParameterizedTest
    @CsvSource({
        "Pendulum, 2e-11",
        "Kepler, 5e-10",
        "VanDerPol, 1e-14",
        "Lorenz, 3e-10",
        "OuterSolarSystemYears, 1e-11",
        "NeuralNet, 2e-15",
        "NBody, 1e-12"
    })
    void aBaselineMeetsTheReferenceWithTheKnownNumberOfSteps(String name, double bound) {
        Problem problem = Problem.named(name);
        HandWrittenTaylor taylor = HandWritten.of(problem, ROUNDING);
        taylor.start(problem.initialState(), problem.end());
        taylor.run();

        double[] state = new double[problem.dimension()];
        taylor.state(state);
        assertThat(taylor.steps()).isEqualTo(problem.steps());
        assertThat(taylor.time()).isEqualTo(problem.end());
        assertThat(problem.error(state)).isLessThan(bound);
    }

    @ParameterizedTest
    @CsvSource({
        "Pendulum, 36863",
        "Kepler, 37836",
        "VanDerPol, 8164",
        "Lorenz, 603",
        "OuterSolarSystemYears, 1191",
        "NeuralNet, 8",
        "NBody, 84"
    })
    void aBaselineTakesTheKnownNumberOfStepsAtOrderTwelve(String name, long steps) {
        Problem problem = Problem.named(name);
        HandWrittenTaylor taylor = HandWritten.of(problem, 1e-9);
        taylor.start(problem.initialState(), problem.end());
        taylor.run();

        assertThat(taylor.order()).isEqualTo(12);
        assertThat(taylor.steps()).isEqualTo(steps);
    }

    @Test
    void theLongLorenzRunTakesAboutAsManyStepsAsEverybody() {
        Problem problem = Problem.named("Lorenz");
        HandWrittenTaylor taylor = HandWritten.of(problem, ROUNDING);
        taylor.start(problem.initialState(), 50);
        taylor.run();

        assertThat(taylor.steps()).isBetween(1530L, 1570L);
    }

    @ParameterizedTest
    @CsvSource({
        "Pendulum, 2e-9",
        "Kepler, 5e-7",
        "VanDerPol, 1e-11",
        "Lorenz, 1e-9",
        "OuterSolarSystemYears, 1e-9",
        "NeuralNet, 1e-14",
        "NBody, 2e-12"
    })
    void hipparchusSolvesTheSameProblems(String name, double bound) {
        Problem problem = Problem.named(name);

        assertThat(problem.error(new HipparchusRun(problem, Peer.DORMAND_PRINCE_853, 1e-15)
                        .run(problem.initialState(), problem.end())))
                .isLessThan(bound);
    }
}
