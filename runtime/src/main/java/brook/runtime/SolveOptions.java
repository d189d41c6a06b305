package brook.runtime;

/**
 * How, how accurately and how far an integrator may go; every method returns a changed copy.
 *
 * @param method the method of integration
 * @param rtol the relative tolerance of a step, positive; it may lie below the rounding unit
 * @param atol the absolute tolerance, NaN for the same as {@code rtol}
 * @param order the order of the Taylor polynomials, 0 to take it from {@code rtol}; other methods have their own
 * @param step the length of the steps of a method on a grid, NaN where it is not given
 * @param maxStep the longest step allowed, positive
 * @param maxSteps the number of steps after which a run ends
 * @param control whose error a step may not exceed
 * @param controller how a Runge-Kutta method chooses its steps
 * @param scale what the errors of a Taylor step are relative to
 * @param threads on how many threads the large loops of a large model run, the caller's included; they change no result
 */
public record SolveOptions(
        Method method,
        double rtol,
        double atol,
        int order,
        double step,
        double maxStep,
        long maxSteps,
        Control control,
        Controller controller,
        Scale scale,
        int threads) {

    /** What the tolerances hold for. */
    public enum Control {
        /** The states alone: integrals cost no step. */
        STATES,
        /** The states and the integrals. */
        ALL
    }

    /** How the next step of a Runge-Kutta method follows from the errors of the last ones. */
    public enum Controller {
        /** From the last error alone. */
        I,
        /** From the last two errors (Gustafsson 1991). */
        PI,
        /** From the last three errors (Söderlind 2003). */
        PID,
        /** As the public code of Kelly, Bettencourt, Johnson, Duvenaud 2020 does it, so that its counts can be reproduced. */
        PAPER
    }

    /** What the error of a component in a Taylor step is relative to; each has at least atol/rtol. Other methods take each component by itself. */
    public enum Scale {
        /** The largest component. */
        LARGEST,
        /** The component itself. */
        EACH
    }

    /** What the language says without a {@code solve} block. */
    public static final SolveOptions STANDARD = new SolveOptions(
            Method.TAYLOR,
            1e-9,
            Double.NaN,
            0,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            10_000_000L,
            Control.STATES,
            Controller.I,
            Scale.LARGEST,
            1);

    public SolveOptions {
        require(rtol > 0 && rtol < 1, "rtol", rtol);
        require(!(atol < 0) && atol != Double.POSITIVE_INFINITY, "atol", atol);
        require(order == 0 || order >= 2, "order", order);
        require(!(step <= 0) && step != Double.POSITIVE_INFINITY, "step", step);
        require(maxStep > 0, "maxStep", maxStep);
        require(maxSteps >= 0, "maxSteps", (double) maxSteps);
        require(threads >= 1, "threads", threads);
    }

    private static void require(boolean holds, String name, double value) {
        if (!holds) {
            throw new IllegalArgumentException(name + " = " + value);
        }
    }

    /** These options with another method. */
    public SolveOptions method(Method other) {
        return new SolveOptions(other, rtol, atol, order, step, maxStep, maxSteps, control, controller, scale, threads);
    }

    /** These options with another relative tolerance. */
    public SolveOptions rtol(double tolerance) {
        return new SolveOptions(
                method, tolerance, atol, order, step, maxStep, maxSteps, control, controller, scale, threads);
    }

    /** These options with an absolute tolerance of its own. */
    public SolveOptions atol(double tolerance) {
        return new SolveOptions(
                method, rtol, tolerance, order, step, maxStep, maxSteps, control, controller, scale, threads);
    }

    /** These options with a given order, 0 to take it from the tolerance. */
    public SolveOptions order(int taylorOrder) {
        return new SolveOptions(
                method, rtol, atol, taylorOrder, step, maxStep, maxSteps, control, controller, scale, threads);
    }

    /** These options with a length for the steps of a method on a grid. */
    public SolveOptions step(double length) {
        return new SolveOptions(
                method, rtol, atol, order, length, maxStep, maxSteps, control, controller, scale, threads);
    }

    /** These options with a longest step. */
    public SolveOptions maxStep(double longest) {
        return new SolveOptions(
                method, rtol, atol, order, step, longest, maxSteps, control, controller, scale, threads);
    }

    /** These options with a largest number of steps. */
    public SolveOptions maxSteps(long steps) {
        return new SolveOptions(method, rtol, atol, order, step, maxStep, steps, control, controller, scale, threads);
    }

    /** These options with tolerances that hold for others. */
    public SolveOptions control(Control whose) {
        return new SolveOptions(method, rtol, atol, order, step, maxStep, maxSteps, whose, controller, scale, threads);
    }

    /** These options with another choice of steps. */
    public SolveOptions controller(Controller how) {
        return new SolveOptions(method, rtol, atol, order, step, maxStep, maxSteps, control, how, scale, threads);
    }

    /** These options with errors that are relative to others. */
    public SolveOptions scale(Scale what) {
        return new SolveOptions(method, rtol, atol, order, step, maxStep, maxSteps, control, controller, what, threads);
    }

    /** These options with another number of threads. */
    public SolveOptions threads(int count) {
        return new SolveOptions(method, rtol, atol, order, step, maxStep, maxSteps, control, controller, scale, count);
    }

    /** How many components of a point of a model, from the first on, error control looks at. */
    public int controlled(OdeModel model) {
        return switch (control) {
            case STATES -> model.controlledCount();
            case ALL -> model.dimension() + model.integralCount();
        };
    }

    /** The absolute tolerance that counts. */
    public double effectiveAtol() {
        return Double.isNaN(atol) ? rtol : atol;
    }

    /** The order of Taylor polynomials that counts: as given, or max(2, ceil(1 - ln(rtol)/2)) after Jorba and Zou 2005. */
    public int effectiveOrder() {
        return order > 0 ? order : Math.max(2, (int) Math.ceil(1 - Math.log(rtol) / 2));
    }
}
