package brook.runtime.ensemble;

import brook.runtime.solver.ModelSolver;

/** How the members of an ensemble see their solvers; a model's typed solver has one. */
@FunctionalInterface
public interface MemberFace<S> {

    /** The face of a solver, which may be kept with it. */
    S over(ModelSolver solver);
}
