package brook.jmh.peer;

import brook.jmh.problem.Problem;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.AdaptiveStepsizeIntegrator;
import org.hipparchus.ode.sampling.ODEStepHandler;

/** The problems integrated by Hipparchus, relative and absolute tolerance equal. */
public final class HipparchusRun {

    private final OrdinaryDifferentialEquation equation;
    private final AdaptiveStepsizeIntegrator integrator;

    /** A problem with a method of Hipparchus. */
    public HipparchusRun(Problem problem, Peer method, double tolerance) {
        this.equation = RightHandSides.of(problem);
        this.integrator = method.integrator(tolerance);
    }

    /** Integrates from time 0. */
    public double[] run(double[] state, double t1) {
        return integrator.integrate(equation, new ODEState(0, state), t1).getPrimaryState();
    }

    /** The evaluations of the right-hand side in the last run. */
    public int evaluations() {
        return integrator.getEvaluations();
    }

    /** Integrates from time 0 and counts the accepted steps. */
    public long steps(double[] state, double t1) {
        long[] steps = {0};
        ODEStepHandler counter = step -> steps[0]++;
        integrator.addStepHandler(counter);
        run(state, t1);
        integrator.clearStepHandlers();
        return steps[0];
    }
}
