package brook.runtime.linear;

/** The factors of one matrix shift I - J at a time, over real or complex numbers. */
final class Factorization {

    private final int[] order;
    private final int valueCount;
    private final ShiftedMatrix matrix;
    private final Numbers x;
    private final Elimination elimination;
    private final KnownVector knownVector;
    private boolean regular;

    Factorization(Pattern pattern, Plan plan, Numbers x) {
        this.order = plan.order;
        this.valueCount = pattern.rows.length;
        this.matrix = new ShiftedMatrix(pattern, plan.order);
        this.x = x;
        this.elimination = plan.elimination(x);
        this.knownVector = new KnownVector(pattern.size);
    }

    boolean factor(double[] values, double re, double im) {
        if (values.length != valueCount) {
            throw new IllegalArgumentException(values.length + " values for " + valueCount + " entries");
        }
        matrix.set(values, re, im);
        regular = knownVector.scaleTo(matrix) && (isRegular() || elimination.forgetPivots() && isRegular());
        return regular;
    }

    void forget() {
        regular = false;
        elimination.forgetPivots();
    }

    /** Takes a right-hand side, in the order of the model. */
    void load(double[] re, double[] im) {
        if (!regular) {
            throw new IllegalStateException("no regular matrix was factored");
        }
        for (int k = 0; k < order.length; k++) {
            x.set(k, re[order[k]], im[order[k]]);
        }
    }

    void solve() {
        elimination.solve();
    }

    void unload(double[] re) {
        for (int k = 0; k < order.length; k++) {
            re[order[k]] = x.real(elimination.place(k));
        }
    }

    void unloadImaginary(double[] im) {
        for (int k = 0; k < order.length; k++) {
            im[order[k]] = x.imaginary(elimination.place(k));
        }
    }

    long entries() {
        return elimination.entries();
    }

    private boolean isRegular() {
        return elimination.factor(matrix) && knownVector.isFound(matrix, elimination, x);
    }
}
