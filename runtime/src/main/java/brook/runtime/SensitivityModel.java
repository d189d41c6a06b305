package brook.runtime;

/**
 * A model together with the derivatives of its states with respect to initial values and parameters, to first order; generated classes
 * implement it.
 *
 * <p>Behind the states x of the model stand {@code directions()} numbers for each of them, a matrix D row by row, which are states too: D' = J D plus the
 * partial derivatives of the right-hand sides with respect to the parameters. Error control leaves them out unless all is controlled.
 */
public interface SensitivityModel extends OdeModel {

    /** The number n of states of the model; those of this one are n (1 + {@link #directions()}). */
    int stateCount();

    /** The columns of D. */
    int directions();

    /**
     * What each column is the derivative with respect to: the initial value of a state by its number among the n states, or n plus the number of a
     * parameter.
     */
    int[] sources();

    @Override
    default int controlledCount() {
        return stateCount();
    }
}
