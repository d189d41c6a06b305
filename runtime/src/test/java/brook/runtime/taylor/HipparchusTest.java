package brook.runtime.taylor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.SolveOptions;
import brook.runtime.integrator.Integrator;
import brook.runtime.output.Trajectory;
import brook.runtime.reference.ReferenceProblem;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An independent integrator sees the same trajectories. */
class HipparchusTest {

    private static final int POINTS = 200;

    @ParameterizedTest
    @ValueSource(strings = {"classic_pendulum", "classic_lotka_volterra", "classic_cr3bp", "classic_pleiades"})
    void agreesAlongTheWay(String id) {
        ReferenceProblem problem = ReferenceProblem.named(id);
        Trajectory trajectory = Integrator.of(problem.model(), SolveOptions.STANDARD.rtol(1e-15))
                .trajectory(problem.t0(), problem.start(), problem.t1());
        DormandPrince853Integrator peer = new DormandPrince853Integrator(1e-14, 1, 1e-13, 1e-13);
        ODEStateAndDerivative state =
                peer.integrate(equation(problem), new ODEState(problem.t0(), problem.start()), problem.t0() + 1e-12);
        for (int i = 1; i <= POINTS; i++) {
            double t = problem.t0() + (problem.t1() - problem.t0()) * i / POINTS;
            state = peer.integrate(equation(problem), new ODEState(state.getTime(), state.getPrimaryState()), t);
            double[] ours = trajectory.state(t);
            for (int j = 0; j < ours.length; j++) {
                assertThat(ours[j]).isCloseTo(state.getPrimaryState()[j], within(1e-8));
            }
        }
    }

    private static OrdinaryDifferentialEquation equation(ReferenceProblem problem) {
        double[] scratch = new double[2 * problem.model().planeSize()];
        return new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return problem.model().dimension();
            }

            @Override
            public double[] computeDerivatives(double t, double[] y) {
                double[] derivative = new double[y.length];
                problem.model().rightHandSide(t, y, derivative, scratch);
                return derivative;
            }
        };
    }
}
