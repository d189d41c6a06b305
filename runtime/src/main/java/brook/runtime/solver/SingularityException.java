package brook.runtime.solver;

import brook.runtime.ModelDescription;
import brook.runtime.Solution;

/** The steps became shorter than the distance of two doubles at this time: most likely the solution has a singularity there. */
public final class SingularityException extends IntegrationException {

    private static final long serialVersionUID = 1;

    SingularityException(String message, ModelDescription description, int component, Solution solution) {
        super(message, description, component, solution);
    }
}
