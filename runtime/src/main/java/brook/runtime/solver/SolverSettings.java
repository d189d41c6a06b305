package brook.runtime.solver;

import brook.runtime.AbsoluteTolerances;
import brook.runtime.OdeModel;
import brook.runtime.OutputTimes;
import brook.runtime.SolveOptions;
import brook.runtime.gradient.GradientOptions;
import brook.runtime.gradient.GradientSolver;
import java.util.function.Supplier;

/**
 * How a solver works, apart from values and callbacks.
 *
 * @param withAdjoint the same model with its adjoint, where it has none
 */
record SolverSettings(
        SolveOptions options,
        AbsoluteTolerances tolerances,
        OutputTimes output,
        GradientOptions derivatives,
        Supplier<OdeModel> withAdjoint) {

    /** What differentiates runs of a model, on an instance of its own. */
    GradientSolver gradients(OdeModel model) {
        OdeModel own = model.adjoint().isPresent() ? model : withAdjoint.get();
        return GradientSolver.of(own.another(), options, tolerances, derivatives);
    }
}
