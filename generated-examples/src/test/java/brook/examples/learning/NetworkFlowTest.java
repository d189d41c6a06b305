package brook.examples.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The flow of a network, against what it conserves and what it is for tiny weights. */
class NetworkFlowTest {

    /** The energy is constant for all weights. Each step is within 1e-14, of a gradient below 8. */
    @Test
    void theFlowKeepsTheEnergy() {
        HamiltonianNetSolver solver = HamiltonianNetSolver.builder().build();
        HamiltonianNetSolver.Trajectory own = solver.solve();
        solver.setW(NetworkFlow.twoNeurons());
        HamiltonianNetSolver.Trajectory two = solver.solve();
        for (double t = 0; t <= 10; t += 0.5) {
            assertThat(own.H(t)).isCloseTo(own.H(0), within(8e-14 * own.steps()));
            assertThat(two.H(t)).isCloseTo(two.H(0), within(8e-14 * two.steps()));
        }
    }

    /** tanh(x) = x - x³/3: with one weight w for each coordinate the flow is a rotation by w² t, but for terms of w⁴ t. */
    @Test
    void tinyWeightsTurnInACircle() {
        double w = 1e-2;
        double[][] weights = new double[8][2];
        weights[0][0] = w;
        weights[1][1] = w;
        HamiltonianNetSolver.Trajectory run = HamiltonianNetSolver.builder()
                .W(weights)
                .b(new double[8])
                .initialZ(new double[] {1, 0})
                .build()
                .solve(0, 1e4);
        double angle = w * w * 1e4;
        assertThat(run.z(1e4, 1)).isCloseTo(Math.cos(angle), within(w * w));
        assertThat(run.z(1e4, 2)).isCloseTo(-Math.sin(angle), within(w * w));
    }

    @Test
    void weightsOfAnotherShapeAreRefused() {
        HamiltonianNetSolver solver = HamiltonianNetSolver.builder().build();
        assertThatThrownBy(() -> solver.setW(new double[2][8]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("W");
    }
}
