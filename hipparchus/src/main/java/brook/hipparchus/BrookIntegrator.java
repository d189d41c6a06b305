package brook.hipparchus;

import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.Step;
import brook.runtime.integrator.Integrator;
import brook.runtime.solver.IntegrationException;
import brook.runtime.solver.StoppedRun;
import org.hipparchus.exception.LocalizedCoreFormats;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.ode.AbstractIntegrator;
import org.hipparchus.ode.ExpandableODE;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;

/**
 * Brook's Taylor steps as a Hipparchus integrator: step handlers, event detectors, step end handlers and dense output
 * work as with its own. It solves {@link ModelEquations}, whose Taylor coefficients it needs, and nothing else.
 *
 * <pre>{@code
 * ODEIntegrator integrator = new BrookIntegrator(1e-15);     // instead of new DormandPrince853Integrator(...)
 * integrator.addStepHandler(handler);
 * ODEStateAndDerivative end = integrator.integrate(equations, equations.initialState(0), 20);
 * }</pre>
 *
 * <p>Evaluations count Taylor jets and the right-hand side at the end of each step. An instance belongs to one thread.
 */
public final class BrookIntegrator extends AbstractIntegrator {

    private final SolveOptions options;

    /** With this relative tolerance of a step, which is the absolute one too. */
    public BrookIntegrator(double rtol) {
        this(SolveOptions.STANDARD.rtol(rtol));
    }

    /** With these options. */
    public BrookIntegrator(SolveOptions options) {
        super("Brook Taylor");
        this.options = options;
    }

    /**
     * Integrates the model.
     *
     * @throws MathIllegalArgumentException if the equations are not {@link ModelEquations}, if there are secondary ones, or
     *     if the time span is too short
     * @throws MathIllegalStateException if the run cannot come to its end; the cause is an {@link IntegrationException}
     */
    @Override
    public ODEStateAndDerivative integrate(ExpandableODE equations, ODEState initialState, double finalTime) {
        ModelEquations model = modelOf(equations);
        sanityChecks(initialState, finalTime);
        setStepStart(initIntegration(equations, initialState, finalTime));
        Integrator taylor = Integrator.of(model.model(), options);
        start(taylor, finalTime);
        setIsLastStep(false);
        while (!isLastStep()) {
            advance(taylor, model, equations, finalTime);
        }
        ODEStateAndDerivative end = getStepStart();
        setStepStart(null);
        return end;
    }

    private static ModelEquations modelOf(ExpandableODE equations) {
        boolean primaryAlone = equations.getMapper().getNumberOfEquations() == 1;
        if (!(equations.getPrimary() instanceof ModelEquations model) || !primaryAlone) {
            throw new MathIllegalArgumentException(
                    LocalizedCoreFormats.SIMPLE_MESSAGE,
                    "Brook integrates ModelEquations without secondary equations: others have no Taylor coefficients");
        }
        return model;
    }

    private void start(Integrator taylor, double finalTime) {
        taylor.start(getStepStart().getTime(), getStepStart().getPrimaryState(), finalTime);
    }

    /** One step; handlers and events may shorten it or change its end, then the series starts anew from there. */
    private void advance(Integrator taylor, ModelEquations model, ExpandableODE equations, double finalTime) {
        if (!taylor.step()) {
            throw stopped(model, taylor.solution(), finalTime);
        }
        incrementEvaluations(1);
        Step step = taylor.lastStep();
        setStepSize(step.length());
        double[] state = new double[step.dimension()];
        step.endState(state);
        ODEStateAndDerivative end = equations
                .getMapper()
                .mapStateAndDerivative(step.endTime(), state, computeDerivatives(step.endTime(), state));
        setStepStart(acceptStep(new TaylorStep(step, getStepStart(), end, equations.getMapper()), finalTime));
        if (!isLastStep() && (resetOccurred() || getStepStart().getTime() != step.endTime())) {
            start(taylor, finalTime);
        }
    }

    private static MathIllegalStateException stopped(ModelEquations model, Solution solution, double finalTime) {
        IntegrationException cause = StoppedRun.exception(model.model(), solution, finalTime);
        return new MathIllegalStateException(cause, LocalizedCoreFormats.SIMPLE_MESSAGE, cause.getMessage());
    }
}
