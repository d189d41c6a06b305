package brook.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.Method;
import brook.runtime.SolveOptions;
import brook.runtime.gradient.Regularizer;
import brook.runtime.gradient.TrajectorySource;
import brook.runtime.solver.ModelSolver;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drawn inputs and penalties of batches, against the same trajectories one by one. */
class DrawnBatchTest {

    private static final HotModel MODEL =
            Models.standard().compile("model.ode", """
                    import "brook/penalties.ode" as penalty
                    const d = 3
                    trainable W1[5, d] = glorot(seed = 1), W2[d, 5] = glorot(seed = 2)
                    input u = uniform(), eps[d] = rademacher(seed = 4), target[d]
                    state z[d]
                    z' = W2*tanh(W1*z) + 0.1*u
                    integral h = penalty.hutchinson(z, eps)
                    integral f = penalty.frobenius(z)
                    integral R3 = penalty.R(z, 3)
                    loss miss = sqnorm(z - target)
                    """).orElseThrow();

    private static final SolveOptions OPTIONS =
            SolveOptions.STANDARD.method(Method.RK4).step(0.0625);
    private static final int[] ROWS = IntStream.range(0, 10).toArray();
    private static final int FIRST = 1000;

    /** Row 4 gives one element of what is drawn. */
    private static final TrajectorySource DATA = (row, inputs, state) -> {
        for (int i = 0; i < 3; i++) {
            inputs[4 + i] = 0.1 * row - i;
            state[i] = Math.cos(row + 2 * i);
        }
        if (row == 4) {
            inputs[2] = 0.5;
        }
    };

    private static ModelSolver single(int row) {
        ModelSolver solver = MODEL.solver().options(OPTIONS).draw(FIRST + row).build();
        for (int i = 0; i < 3; i++) {
            solver.set("target[" + (i + 1) + "]", 0.1 * row - i);
            solver.setInitial("z[" + (i + 1) + "]", Math.cos(row + 2 * i));
        }
        if (row == 4) {
            solver.set("eps[2]", 0.5);
        }
        return solver;
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "4, 1", "4, 3", "16, 2"})
    void trajectoriesOfABatchAreDrawnByTheirPosition(int lanes, int threads) {
        try (Regularizer batch = MODEL.regularizer(lanes, OPTIONS, threads)) {
            batch.over(0, 1);
            batch.draw(FIRST);
            batch.run(DATA, ROWS);
            for (String name : new String[] {"h", "f", "R3"}) {
                double sum = 0;
                for (int row : ROWS) {
                    sum += single(row).solve(0, 1).value(name, 1);
                }
                assertThat(batch.mean(name)).as(name).isCloseTo(sum / ROWS.length, within(1e-12));
            }
        }
    }

    @Test
    void otherNumbersAreOtherDraws() {
        try (Regularizer batch = MODEL.regularizer(4, OPTIONS, 1)) {
            batch.over(0, 1);
            batch.weigh("h", 1);
            double first = batch.differentiate(DATA, ROWS);
            batch.draw(ROWS.length);
            double second = batch.differentiate(DATA, ROWS);
            batch.draw(0);
            assertThat(second).isNotEqualTo(first);
            assertThat(batch.differentiate(DATA, ROWS)).isEqualTo(first);
        }
    }
}
