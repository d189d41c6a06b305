package brook.jmh;

/**
 * Which number of a report.
 *
 * @param subject the problem, or the model with its size
 * @param variant whose code, which stage
 */
record Key(Quantity quantity, String subject, String variant) {

    /** A number of a contender at the tolerance of rounding. */
    static Key of(Quantity quantity, String problem, Code code) {
        return of(quantity, problem, code, Contenders.ROUNDING);
    }

    static Key of(Quantity quantity, String problem, Code code, double tolerance) {
        return new Key(quantity, problem, tolerance == Contenders.ROUNDING ? code.name() : code + " " + tolerance);
    }
}
