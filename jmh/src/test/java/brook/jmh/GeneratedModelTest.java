package brook.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import brook.jmh.problem.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The models of the benchmarks, compiled here and now, take the known steps and meet the references. */
class GeneratedModelTest {

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
    void aGeneratedModelMeetsTheReferenceWithTheKnownNumberOfSteps(String name, double bound) {
        Problem problem = Problem.named(name);
        Contender generated = Contenders.of(Code.GENERATED, problem, Contenders.ROUNDING);

        assertThat(generated.work()).isEqualTo(problem.steps());
        assertThat(problem.error(generated.state())).isLessThan(bound);
    }
}
