package brook.runtime.stiff;

/**
 * What steps cost, counted in multiplications and never measured, so that the choice between methods is the same in each run.
 *
 * <p>A number of a plane is an operation of the model. An operation costs 4 at order 0, where it may be a function; order k of a series costs k more.
 */
final class StepCost {

    private static final double VALUE = 4;
    /** Calls, loops over a few states, and what else does not grow with the model. */
    private static final double CONSTANT = 500;

    /** Evaluations in a step of Radau IIA: three iterations with three stages, and the start. */
    private static final double EVALUATIONS = 10;

    private static final double ITERATIONS = 3;
    /** A complex product is four, and goes with a real one. */
    private static final double REAL_AND_COMPLEX = 5;

    /** A Jacobian serves for two steps or so. */
    private static final double JACOBIANS = 0.5;

    private StepCost() {}

    /** A jet of an order. */
    static double ofJet(int plane, int order) {
        return CONSTANT / 5 + plane * (VALUE * order + order * (order + 1) / 2.0);
    }

    /** A step of Radau IIA. */
    static double ofRadau(int plane, ModelJacobian jacobian) {
        double value = VALUE * plane;
        double directions = JACOBIANS * (1 + 2.0 * jacobian.directions()) * value;
        double factors = REAL_AND_COMPLEX * jacobian.system().operations();
        double solutions =
                REAL_AND_COMPLEX * ITERATIONS * jacobian.system().realFactors().entries();
        return CONSTANT + EVALUATIONS * value + directions + factors + solutions;
    }
}
