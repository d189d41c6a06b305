package brook.runtime.gradient;

import brook.runtime.AdjointModel;
import brook.runtime.EventDescription;
import brook.runtime.Method;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.rungekutta.RungeKutta;

/** How one goes back through runs of a model, with what is remembered of them. */
record Way(AdjointModel adjoint, HeldRecord held, BackwardPass pass) {

    /**
     * A way back.
     *
     * @throws NoGradientException if the model was compiled without its adjoint, or there is none through the method or an event
     */
    static Way of(OdeModel model, SolveOptions options, GradientOptions how) {
        AdjointModel adjoint = model.adjoint()
                .orElseThrow(() -> new NoGradientException(
                        "the model " + model.description().name()
                                + " was compiled without its adjoint; compile it with adjoint = always"));
        HeldRecord held = new HeldRecord(model, adjoint);
        return switch (how.adjoint()) {
            case DISCRETE -> {
                int size = Math.max(1, model.dimension() + model.integralCount());
                yield new Way(
                        adjoint,
                        held,
                        new DiscretePass(model, held, step(model, adjoint, options), how.memory() / size));
            }
            case CONTINUOUS, REVERSED -> {
                requireNoChange(model);
                if (options.method().needsJacobian()) {
                    throw new NoGradientException("the continuous adjoint has no Jacobian, which `" + options.method()
                            + "` needs; `taylor`, `adams` and all explicit Runge-Kutta methods do without");
                }
                yield new Way(adjoint, held, new ContinuousPass(model, adjoint, held, options, how.adjoint()));
            }
        };
    }

    private static BackwardStep step(OdeModel model, AdjointModel adjoint, SolveOptions options) {
        Method method = options.method();
        return switch (method.kind()) {
            case TAYLOR -> new TaylorBackward(model, adjoint, options.effectiveOrder());
            case FIXED_GRID, RUNGE_KUTTA ->
                new RungeKuttaBackward(model, adjoint, RungeKutta.tableau(method, options.controller()));
            case MULTISTEP ->
                throw new NoGradientException(
                        "steps of `" + method + "` are not differentiated; `taylor` and all explicit"
                                + " Runge-Kutta methods are, and the continuous adjoint does without");
            case STIFF, AUTOMATIC ->
                throw new NoGradientException("steps of `" + method
                        + "` are not differentiated; `taylor` and all explicit Runge-Kutta methods are");
        };
    }

    /** Between two points of a run at one time there is no polynomial. */
    private static void requireNoChange(OdeModel model) {
        for (EventDescription event : model.description().events()) {
            if (event.assigns() || event.stops()) {
                throw new NoGradientException("the continuous adjoint does not go through the event `" + event.name()
                        + "` (" + model.description().source() + ":" + event.line()
                        + "), which changes the run; the discrete one does");
            }
        }
    }
}
