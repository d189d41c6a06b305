package brook.hipparchus;

import brook.runtime.Step;
import brook.runtime.output.StepPolynomial;
import org.hipparchus.ode.EquationsMapper;
import org.hipparchus.ode.ExpandableODE;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.sampling.AbstractODEStateInterpolator;

/**
 * A step that keeps its Taylor polynomial: exact where it starts and ends, and between to the accuracy of the step itself.
 */
final class TaylorStep extends AbstractODEStateInterpolator {

    private static final long serialVersionUID = 1;

    private final int dimension;
    private final int order;
    private final double startTail;
    /** Planes by order, then the carries. */
    private final double[] coefficients;

    private TaylorStep(
            boolean forward,
            ODEStateAndDerivative globalStart,
            ODEStateAndDerivative globalEnd,
            ODEStateAndDerivative start,
            ODEStateAndDerivative end,
            EquationsMapper mapper,
            TaylorStep same) {
        super(forward, globalStart, globalEnd, start, end, mapper);
        this.dimension = same.dimension;
        this.order = same.order;
        this.startTail = same.startTail;
        this.coefficients = same.coefficients;
    }

    /** Copies what it needs of a step of Brook's. */
    TaylorStep(Step step, ODEStateAndDerivative start, ODEStateAndDerivative end, EquationsMapper mapper) {
        super(step.length() >= 0, start, end, start, end, mapper);
        this.dimension = step.dimension();
        this.order = step.order();
        this.startTail = step.startTimeTail();
        this.coefficients = new double[Math.multiplyExact(dimension, order + 2)];
        int at = 0;
        for (int k = 0; k <= order; k++) {
            for (int i = 0; i < dimension; i++) {
                coefficients[at++] = step.coefficient(i, k);
            }
        }
        for (int i = 0; i < dimension; i++) {
            coefficients[at++] = step.carry(i);
        }
    }

    /** The state and its derivative where a step starts. */
    static ODEStateAndDerivative start(Step step) {
        double[] state = new double[step.dimension()];
        double[] derivative = new double[step.dimension()];
        for (int i = 0; i < state.length; i++) {
            state[i] = step.coefficient(i, 0);
            derivative[i] = step.coefficient(i, 1);
        }
        return new ODEStateAndDerivative(step.startTime(), state, derivative);
    }

    /** The state where a step ends, and the derivative of its polynomial there. */
    static ODEStateAndDerivative end(Step step) {
        double[] state = new double[step.dimension()];
        double[] derivative = new double[step.dimension()];
        step.endState(state);
        for (int i = 0; i < state.length; i++) {
            for (int k = step.order(); k >= 1; k--) {
                derivative[i] = derivative[i] * step.length() + k * step.coefficient(i, k);
            }
        }
        return new ODEStateAndDerivative(step.endTime(), state, derivative);
    }

    /** Primary states of this many doubles, and nothing else. */
    static EquationsMapper mapper(int dimension) {
        return new ExpandableODE(new OrdinaryDifferentialEquation() {
                    @Override
                    public int getDimension() {
                        return dimension;
                    }

                    @Override
                    public double[] computeDerivatives(double t, double[] state) {
                        throw new AssertionError("steps know their derivatives");
                    }
                })
                .getMapper();
    }

    @Override
    protected AbstractODEStateInterpolator create(
            boolean forward,
            ODEStateAndDerivative globalStart,
            ODEStateAndDerivative globalEnd,
            ODEStateAndDerivative start,
            ODEStateAndDerivative end,
            EquationsMapper mapper) {
        return new TaylorStep(forward, globalStart, globalEnd, start, end, mapper, this);
    }

    @Override
    protected ODEStateAndDerivative computeInterpolatedStateAndDerivatives(
            EquationsMapper mapper, double time, double theta, double thetaH, double oneMinusThetaH) {
        if (time == getGlobalPreviousState().getTime()) {
            return getGlobalPreviousState();
        }
        if (time == getGlobalCurrentState().getTime()) {
            return getGlobalCurrentState();
        }
        StepPolynomial polynomial = new StepPolynomial(dimension, dimension, order);
        double h = (time - getGlobalPreviousState().getTime()) - startTail;
        double[] state = new double[dimension];
        double[] derivative = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            state[i] = polynomial.value(coefficients, 0, coefficients[(order + 1) * dimension + i], i, h);
            derivative[i] = polynomial.derivative(coefficients, i, h);
        }
        return mapper.mapStateAndDerivative(time, state, derivative);
    }
}
