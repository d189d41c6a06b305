package brook.jmh.peer;

import brook.jmh.problem.Problem;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/** The problems integrated by Hipparchus with its method of order 8, relative and absolute tolerance equal. */
public final class DormandPrince853 {

    private static final double LONGEST_STEP = 1e6;

    private final OrdinaryDifferentialEquation equation;
    private final DormandPrince853Integrator integrator;

    public DormandPrince853(Problem problem, double tolerance) {
        this.equation = RightHandSides.of(problem);
        this.integrator = new DormandPrince853Integrator(0, LONGEST_STEP, tolerance, tolerance);
    }

    /** Integrates from time 0. */
    public double[] run(double[] state, double t1) {
        return integrator.integrate(equation, new ODEState(0, state), t1).getPrimaryState();
    }

    public int evaluations() {
        return integrator.getEvaluations();
    }
}
