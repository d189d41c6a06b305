package brook.jmh.hand;

/** The recurrences of one system; {@code x[i][k]} is the coefficient of order k of component i. */
public interface HandWrittenJet {

    /** Fills the orders 1 to {@code order}; order 0 holds the state. */
    void fill(double[][] x, int order);
}
