package brook.jmh.precision;

/**
 * The work of one solver with one tolerance.
 *
 * @param millis CPU time of one integration
 */
record WorkPoint(double tolerance, double millis, Outcome outcome) {

    /** No double is more accurate than this; logarithms need a number above 0. */
    private static final double FLOOR = 0x1p-56;

    double error() {
        return Math.max(outcome.error(), FLOOR);
    }
}
