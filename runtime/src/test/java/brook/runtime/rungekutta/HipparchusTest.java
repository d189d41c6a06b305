package brook.runtime.rungekutta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.Method;
import brook.runtime.integrator.Integrator;
import brook.runtime.reference.ReferenceProblem;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince54Integrator;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Another implementation of the same methods comes to the same ends. */
class HipparchusTest {

    /** Two runs with the same tolerance differ by some of it, times what the problem makes of a change. */
    @ParameterizedTest
    @CsvSource({
        "classic_pendulum, dopri5, 1e-8",
        "classic_lotka_volterra, dopri5, 1e-8",
        "classic_vdp_mu1, dopri5, 1e-6",
        "classic_pendulum, dop853, 1e-10",
        "classic_lotka_volterra, dop853, 1e-10",
        "classic_vdp_mu1, dop853, 1e-6"
    })
    void agrees(String id, String name, double tolerance) {
        ReferenceProblem problem = ReferenceProblem.named(id);
        Method method = Method.of(name).orElseThrow();
        double[] ours = Integrator.of(problem.model(), Steps.options(method, tolerance))
                .solve(problem.t0(), problem.start(), problem.t1())
                .state();
        ODEIntegrator peer = method == Method.DOPRI5
                ? new DormandPrince54Integrator(1e-14, 10, tolerance, tolerance)
                : new DormandPrince853Integrator(1e-14, 10, tolerance, tolerance);
        double[] theirs = peer.integrate(equation(problem), new ODEState(problem.t0(), problem.start()), problem.t1())
                .getPrimaryState();
        double bound = 300 * tolerance * Math.max(1, problem.sensitivity());
        for (int i = 0; i < ours.length; i++) {
            assertThat(ours[i]).isCloseTo(theirs[i], within(bound * (1 + Math.abs(theirs[i]))));
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
