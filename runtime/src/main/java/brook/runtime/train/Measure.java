package brook.runtime.train;

/** What is measured at some weights and not minimised: the evaluations of another solver, say. */
public interface Measure {

    /** What it is called in a log. */
    String name();

    /**
     * The number for rows that test; NaN if this time it is not measured.
     *
     * @param parameters parameters and trainables, in the order of the model
     */
    double of(double[] parameters, int[] rows);
}
