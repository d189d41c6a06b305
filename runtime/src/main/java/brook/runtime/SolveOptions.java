package brook.runtime;

/**
 * How accurately and how far an integrator may go; every method returns a changed copy.
 *
 * @param rtol the relative tolerance of a step, positive; it may lie below the rounding unit
 * @param atol the absolute tolerance, NaN for the same as {@code rtol}
 * @param order the order of the Taylor polynomials, 0 to take it from {@code rtol}
 * @param maxStep the longest step allowed, positive
 * @param maxSteps the number of steps after which a run ends
 * @param control whose error a step may not exceed
 */
public record SolveOptions(double rtol, double atol, int order, double maxStep, long maxSteps, Control control) {

    /** What the tolerances hold for. */
    public enum Control {
        /** The states alone: integrals cost no step. */
        STATES,
        /** The states and the integrals. */
        ALL
    }

    /** What the language says without a {@code solve} block. */
    public static final SolveOptions STANDARD =
            new SolveOptions(1e-9, Double.NaN, 0, Double.POSITIVE_INFINITY, 10_000_000L, Control.STATES);

    public SolveOptions {
        require(rtol > 0 && rtol < 1, "rtol", rtol);
        require(!(atol < 0) && atol != Double.POSITIVE_INFINITY, "atol", atol);
        require(order == 0 || order >= 2, "order", order);
        require(maxStep > 0, "maxStep", maxStep);
        require(maxSteps >= 0, "maxSteps", (double) maxSteps);
    }

    private static void require(boolean holds, String name, double value) {
        if (!holds) {
            throw new IllegalArgumentException(name + " = " + value);
        }
    }

    /** These options with another relative tolerance. */
    public SolveOptions rtol(double tolerance) {
        return new SolveOptions(tolerance, atol, order, maxStep, maxSteps, control);
    }

    /** These options with an absolute tolerance of its own. */
    public SolveOptions atol(double tolerance) {
        return new SolveOptions(rtol, tolerance, order, maxStep, maxSteps, control);
    }

    /** These options with a given order, 0 to take it from the tolerance. */
    public SolveOptions order(int taylorOrder) {
        return new SolveOptions(rtol, atol, taylorOrder, maxStep, maxSteps, control);
    }

    /** These options with a longest step. */
    public SolveOptions maxStep(double step) {
        return new SolveOptions(rtol, atol, order, step, maxSteps, control);
    }

    /** These options with a largest number of steps. */
    public SolveOptions maxSteps(long steps) {
        return new SolveOptions(rtol, atol, order, maxStep, steps, control);
    }

    /** These options with tolerances that hold for others. */
    public SolveOptions control(Control whose) {
        return new SolveOptions(rtol, atol, order, maxStep, maxSteps, whose);
    }

    /** The absolute tolerance that counts. */
    public double effectiveAtol() {
        return Double.isNaN(atol) ? rtol : atol;
    }

    /** The order that counts: as given, or max(2, ceil(1 - ln(rtol)/2)) after Jorba and Zou 2005. */
    public int effectiveOrder() {
        return order > 0 ? order : Math.max(2, (int) Math.ceil(1 - Math.log(rtol) / 2));
    }
}
