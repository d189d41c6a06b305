package brook.compiler.emit;

/** Numbers as Java literals that read back to the same bits. */
final class Literals {

    private Literals() {}

    static String of(double value) {
        if (Double.isNaN(value)) {
            return "Double.NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Double.POSITIVE_INFINITY" : "-Double.POSITIVE_INFINITY";
        }
        return Double.toString(value);
    }
}
