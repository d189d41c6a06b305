package brook.runtime;

/**
 * The derivatives of a model's right-hand sides with respect to its states and the time, as products with a few directions;
 * generated classes implement it.
 *
 * <p>It is a model of its own: behind the states x of the model stand {@code directions()} numbers for each of them, a matrix D row
 * by row, and the derivative of D is J(t, x) D, with J the Jacobian of the right-hand sides. Where these read the time, the last direction
 * belongs to it: its column of D' is J D plus the partial derivatives with respect to the time. Parameters, modes and
 * discrete variables are those of the model and are set as for it; defaults, initial values and modes it leaves to the model: there
 * is NaN, and the modes are those that were set. A jet has order 1 and no other.
 *
 * <p>Which entries of J can differ from 0 is known from the equations. Columns that share no row have one colour, so that one direction
 * gives all of them: with D_jc = 1 where {@link #colours()} of j is c, else 0, the entry J_ij is D'_ic.
 */
public interface JacobianModel extends OdeModel {

    /** The number n of states of the model; those of this one are n (1 + {@link #directions()}). */
    int stateCount();

    /** The columns of D: a direction for each colour, and one for the time if {@link #readsTime()}. */
    int directions();

    /** Whether a right-hand side reads the time itself. */
    boolean readsTime();

    /** Where the entries of each column begin among {@link #rows()}, and where those of the last end: n + 1 numbers. */
    int[] columnStarts();

    /** The rows of the entries that can differ from 0, column by column, ascending in each. */
    int[] rows();

    /** The direction that gives a column, for each of the n columns. */
    int[] colours();
}
