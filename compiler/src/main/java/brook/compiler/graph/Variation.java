package brook.compiler.graph;

/** How a value changes along a trajectory, from not at all to freely; a node is as variable as its most variable operand. */
public enum Variation {
    /** Known when the model is compiled. */
    CONSTANT,
    /** Fixed during a run: parameters and what is made of them; computed once per run. */
    RUN,
    /** Piecewise constant in time: its Taylor coefficients of order 1 and higher vanish. */
    STEP,
    /** A power series with coefficients of every order. */
    SERIES;

    /** The greater of the two: what an operation on both has. */
    public Variation join(Variation other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Whether a product with it needs no convolution. */
    public boolean isConstantOnStep() {
        return this != SERIES;
    }
}
