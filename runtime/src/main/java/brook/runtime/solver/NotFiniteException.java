package brook.runtime.solver;

import brook.runtime.ModelDescription;
import brook.runtime.Solution;

/** A state, its right-hand side or one of its Taylor coefficients became infinite or undefined. */
public final class NotFiniteException extends IntegrationException {

    private static final long serialVersionUID = 1;

    NotFiniteException(String message, ModelDescription description, int component, Solution solution) {
        super(message, description, component, solution);
    }
}
