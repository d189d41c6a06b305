package brook.hipparchus;

import brook.runtime.Step;
import brook.runtime.StepListener;
import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.sampling.ODEStepHandler;

/**
 * Tells a Hipparchus step handler of the steps of a Brook run, as the listener of a {@code ModelSolver} or a
 * {@code Integrator}. It follows one run at a time.
 *
 * <p>The handler's {@code init} comes with the first step, which knows the derivatives.
 */
public final class HandledSteps implements StepListener {

    private final ODEStepHandler handler;
    private double end;
    /** Where the last step ended; empty before the first. */
    private Optional<ODEStateAndDerivative> last = Optional.empty();

    /** Tells this handler. */
    public HandledSteps(ODEStepHandler handler) {
        this.handler = handler;
    }

    @Override
    public void begin(double t0, double t1, double[] state) {
        end = t1;
        last = Optional.empty();
    }

    @Override
    public boolean accept(Step step) {
        ODEStateAndDerivative start = last.orElseGet(() -> begin(TaylorStep.start(step)));
        TaylorStep taken = new TaylorStep(step, start, TaylorStep.end(step), TaylorStep.mapper(step.dimension()));
        handler.handleStep(taken);
        last = Optional.of(taken.getCurrentState());
        return true;
    }

    private ODEStateAndDerivative begin(ODEStateAndDerivative start) {
        handler.init(start, end);
        return start;
    }

    @Override
    public void end(double t, double[] state) {
        handler.finish(last.orElseGet(() -> begin(withoutDerivative(t, state))));
    }

    /** A run without a step has computed none. */
    private static ODEStateAndDerivative withoutDerivative(double t, double[] state) {
        double[] unknown = new double[state.length];
        Arrays.fill(unknown, Double.NaN);
        return new ODEStateAndDerivative(t, state, unknown);
    }
}
