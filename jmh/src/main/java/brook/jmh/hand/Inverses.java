package brook.jmh.hand;

/** The numbers 1/k, so that no recurrence divides. */
final class Inverses {

    private Inverses() {}

    /** 1/k at index k; index 0 is not used. */
    static double[] upTo(int order) {
        double[] inverse = new double[order + 1];
        for (int k = 1; k <= order; k++) {
            inverse[k] = 1.0 / k;
        }
        return inverse;
    }
}
