package brook.jmh.precision;

import static org.assertj.core.api.Assertions.assertThat;

import brook.jmh.peer.Peer;
import brook.jmh.problem.Problem;
import brook.runtime.Method;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Taylor steps and both methods of Hipparchus meet the references of the short problems; the bounds are 500 roundings times their growth. */
class EntrantsTest {

    @ParameterizedTest
    @CsvSource({"Pendulum, 1.5e-12", "Kepler, 1.5e-9", "VanDerPol, 3e-13", "Lorenz, 1e-10"})
    void allSolveTheSameProblem(String name, double bound) {
        Problem problem = Problem.named("precision/" + name);
        assertThat(error(Entrants.of(problem, Method.TAYLOR, 1e-15))).isLessThan(bound);
        for (Peer peer : Peer.values()) {
            assertThat(error(Entrants.of(problem, peer, 1e-14))).isLessThan(10 * bound);
        }
    }

    private static double error(Entrant entrant) {
        return entrant.outcome().orElseThrow().error();
    }
}
