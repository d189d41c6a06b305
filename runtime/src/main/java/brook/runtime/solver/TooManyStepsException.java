package brook.runtime.solver;

import brook.runtime.ModelDescription;
import brook.runtime.Solution;

/** The run took the largest number of steps allowed and did not reach its end. */
public final class TooManyStepsException extends IntegrationException {

    private static final long serialVersionUID = 1;

    TooManyStepsException(String message, ModelDescription description, int component, Solution solution) {
        super(message, description, component, solution);
    }
}
