package brook.runtime.output;

/** Takes the rows of a table of states, in the order of the run. */
@FunctionalInterface
public interface RowSink {

    /** One row: the state and the integrals behind it; the array is reused and must be copied to be kept. */
    void row(double t, double[] state);
}
