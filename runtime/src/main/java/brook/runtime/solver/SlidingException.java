package brook.runtime.solver;

import brook.runtime.ModelDescription;
import brook.runtime.Solution;

/** Jumps of a right-hand side hold the state where it is, so that time hardly moves on. */
public final class SlidingException extends IntegrationException {

    private static final long serialVersionUID = 1;

    SlidingException(String message, ModelDescription description, int component, Solution solution) {
        super(message, description, component, solution);
    }
}
